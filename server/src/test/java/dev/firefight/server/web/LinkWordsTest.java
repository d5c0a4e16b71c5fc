package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.incident.Alarm.AlertFired;
import dev.firefight.incident.Policy;
import dev.firefight.incident.Telling;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address is said in words of its own, and led to whole. */
class LinkWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://127.0.0.1:9090/graph?g0.expr=rate%28errors%5B1m%5D%29&g0.tab=1 | Prometheus graph on 127.0.0.1:9090",
                "https://prometheus.example.org/query?g0.expr=up | Prometheus graph on prometheus.example.org",
                "http://localhost:9093/#/alerts?receiver=ff | Alertmanager on localhost:9093",
                "https://grafana.example.org/alerting/grafana/ae5u2k3c/view?orgId=1 | Grafana alert on grafana.example.org",
                "https://grafana.example.org/d/abc/checkout | Grafana dashboard on grafana.example.org",
                "https://kim:secret@example.org/runbook | example.org/runbook",
                "https://example.org | example.org",
                "https://example.org/ | example.org",
                "http:nowhere | http:nowhere"
            })
    void hostAndWhatIsThere(String address, String words) {
        assertThat(LinkWords.of(URI.create(address))).isEqualTo(words);
    }

    @Test
    void noAddressIsWiderThanAPage() {
        assertThat(LinkWords.of(URI.create("https://" + "a.".repeat(2_000) + "org/" + "%20x".repeat(5_000))))
                .hasSizeLessThan(110);
    }

    @Test
    void anAlertsLinkIsOneOnlyWhereItLeadsToTheWeb() {
        assertThat(link("https://example.org/a").link()).contains(URI.create("https://example.org/a"));
        assertThat(link("javascript:alert(1)").link()).isEmpty();
        assertThat(link("javascript:alert(1)").value()).isEqualTo("javascript:alert(1)");
    }

    private static Telling.Detail link(String address) {
        return Telling.of(new AlertFired("Errors", "", "", "", "", 0, Optional.of(URI.create(address))), Policy.USUAL)
                .details()
                .getLast();
    }
}
