package dev.firefight.practice.signal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.practice.production.Teller;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.SeriesKey.Kind;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.Format;
import dev.firefight.telemetry.format.ReadNotes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {
    private static final Origin WEB = new Origin("web", "web-0", "node-a1");
    private static final Teller WEB_TELLS = Made.teller("web-0", WEB);
    private static final Teller CLUSTER = Made.teller("kube-state-metrics", Origin.UNKNOWN);

    private static Made numbers() {
        Map<String, String> route = Map.of("http_route", "GET /\"a\\b\"\nc");
        return new Made()
                .add(WEB_TELLS, WEB, "latency_seconds_bucket", Kind.COUNTER, Map.of("le", "0.5"), 0, 3, 3)
                .add(WEB_TELLS, WEB, "latency_seconds_bucket", Kind.COUNTER, Map.of("le", "+Inf"), 0, 4, 4)
                .add(WEB_TELLS, WEB, "http_server_requests_total", Kind.COUNTER, route, 0, 30, Double.NaN)
                .add(WEB_TELLS, WEB, "latency_seconds_sum", Kind.COUNTER, Map.of(), 0, 1.25, 1.25)
                .add(WEB_TELLS, WEB, "latency_seconds_count", Kind.COUNTER, Map.of(), 0, 4, 4)
                .add(WEB_TELLS, WEB, "jvm_gc_pause_seconds_sum", Kind.COUNTER, Map.of(), 0, 0.012, 0.5)
                .add(WEB_TELLS, WEB, "jvm_gc_pause_seconds_count", Kind.COUNTER, Map.of(), 0, 2, 3)
                .add(WEB_TELLS, WEB, "process_start_time_seconds", Kind.GAUGE, Map.of(), 1.7724528E9, 1772452801.25, 1)
                .add(
                        CLUSTER,
                        Origin.ofService("web"),
                        "kube_deployment_spec_replicas",
                        Kind.GAUGE,
                        Map.of("namespace", ""),
                        3,
                        3,
                        3)
                .add(
                        CLUSTER,
                        WEB,
                        "kube_pod_container_status_restarts_total",
                        Kind.COUNTER,
                        Map.of("container", "web"),
                        0,
                        1,
                        2);
    }

    @Test
    void aScrapeIsWrittenAsPrometheusTakesIt() throws IOException {
        assertThat(PrometheusText.all(numbers(), 1)).isEqualTo(golden("metrics.txt"));
    }

    @Test
    void aTargetDoesNotSayWhoItIs() {
        assertThat(PrometheusText.target(numbers(), WEB_TELLS, 1))
                .contains("http_server_requests_total{http_route=\"GET /\\\"a\\\\b\\\"\\nc\"} 30\n")
                .contains("latency_seconds_count 4\n")
                .doesNotContain("kube_", "node-a1");
        assertThat(PrometheusText.target(numbers(), CLUSTER, 1))
                .contains("kube_deployment_spec_replicas{deployment=\"web\"} 3\n");
    }

    @Test
    void whatNobodyToldHasNoLineAndAMetricWithoutLinesNoHead() {
        assertThat(PrometheusText.all(numbers(), 2)).doesNotContain("http_server_requests_total", "NaN");
    }

    @Test
    void theHousesReaderReadsAHistory() throws IOException {
        TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(_ -> 0));
        ReadNotes notes = new ReadNotes();
        for (Teller one : List.of(WEB_TELLS, CLUSTER)) {
            String text = PrometheusText.history(numbers(), one, 0, 3);
            Format.OPENMETRICS.read(new ByteArrayInputStream(text.getBytes(UTF_8)), builder, notes);
        }
        Telemetry read = builder.build();

        assertThat(notes.problems()).isEmpty();
        Series requests = series(read, "http_server_requests_total");
        assertThat(requests.key().origin()).isEqualTo(WEB);
        assertThat(requests.key().attributes()).containsEntry("http_route", "GET /\"a\\b\"\nc");
        assertThat(requests.values()).containsExactly(2.0); // 30 in 15 seconds
        assertThat(requests.timesNanos()).containsExactly(Made.NOON + Scrapes.EVERY_NANOS);
        assertThat(series(read, "process_start_time_seconds").values()).containsExactly(1772452800, 1772452801.25, 1);
        assertThat(series(read, "kube_deployment_spec_replicas").key().origin()).isEqualTo(Origin.ofService("web"));
        assertThat(series(read, "latency_seconds_p50").values()[0]).isBetween(0.0, 0.5);
    }

    @Test
    void everyMetricOfTheShopHasASentence() {
        String text = PrometheusText.all(ScrapesTest.shop(1, 1), 4);
        assertThat(text.lines().filter(line -> line.startsWith("# TYPE")).map(line -> line.split(" ", -1)[2]))
                .isNotEmpty()
                .allMatch(family -> !MetricWords.of(family).isEmpty());
    }

    private static Series series(Telemetry telemetry, String metric) {
        return telemetry.series().stream()
                .filter(one -> one.key().metric().equals(metric))
                .findFirst()
                .orElseThrow(() -> new AssertionError(metric + " is not among "
                        + telemetry.series().stream()
                                .map(one -> one.key().metric())
                                .toList()));
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PrometheusTextTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
