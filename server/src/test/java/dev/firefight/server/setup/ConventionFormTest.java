package dev.firefight.server.setup;

import static dev.firefight.server.setup.SetupYamlTest.refused;
import static dev.firefight.server.setup.SetupYamlTest.sound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.live.golden.Level;
import dev.firefight.telemetry.live.golden.Measure;
import dev.firefight.telemetry.live.golden.Rule;
import dev.firefight.telemetry.live.golden.SignalKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConventionFormTest {
    @Test
    void aConventionSaysWhatAMetricMeans() {
        Rule rule = sound("""
                        sources:
                          - name: metrics
                            kind: prometheus
                            url: http://localhost:9090
                            conventions:
                              - {signal: errors, metric: shop_orders_total, measure: errors, service: shop, by: [region],
                                 where: 'route!="/healthz"', failing: {labels: [outcome, code], values: "fail|5.."}, as: order_errors}
                              - {signal: latency, metric: "*_wait", measure: max, level: pod}
                        """).sources().getFirst().conventions().getFirst();
        assertThat(rule)
                .isEqualTo(new Rule(
                        SignalKind.ERRORS,
                        "shop_orders_total",
                        Measure.ERRORS,
                        Level.SERVICE,
                        Optional.of("shop"),
                        List.of("region"),
                        "route!=\"/healthz\"",
                        Optional.of(new Rule.Failing(List.of("outcome", "code"), "fail|5..")),
                        Optional.of("order_errors"),
                        ""));
    }

    @Test
    void aConventionThatCannotBeReadSaysWhatToWrite() {
        String form = "sources: [{name: a, kind: prometheus, url: 'http://a', conventions: [{%s}]}]";
        String sound = "signal: traffic, metric: a_total, measure: rate";
        assertThat(sound(form.formatted(sound)).sources().getFirst().conventions())
                .hasSize(1);
        assertThat(refused(form.formatted("metric: a, measure: rate"))).contains("conventions[0]: needs \"signal\"");
        assertThat(refused(form.formatted("signal: trafic, metric: a, measure: rate")))
                .contains("conventions[0].signal: is a signal: one of traffic, errors", "not \"trafic\"");
        assertThat(refused(form.formatted("signal: traffic, metric: a, measure: formula")))
                .contains("conventions[0].measure: is a measure: one of rate, errors");
        assertThat(refused(form.formatted("signal: traffic, metric: 'a{', measure: rate")))
                .contains("conventions[0].metric: is the name of a metric");
        assertThat(refused(form.formatted(sound + ", service: 'a b'")))
                .contains("conventions[0].service: is the name of a label");
        assertThat(refused(form.formatted(sound + ", where: 'a=\"b\"} or {c=\"d\"'")))
                .contains("conventions[0].where: is matchers");
        assertThat(refused(form.formatted("signal: errors, metric: a, measure: errors")))
                .contains("conventions[0]: needs \"failing\"");
        assertThat(refused(form.formatted(sound + ", failing: {labels: [a], values: b}")))
                .contains("conventions[0].failing: goes with measure: errors");
        assertThat(refused(form.formatted(
                        "signal: errors, metric: a, measure: errors, failing: {labels: [a], values: '('}")))
                .contains("failing.values: is a regular expression");
        assertThat(refused(form.formatted(sound).replace("prometheus", "tempo")))
                .contains("only a source of the kind prometheus has conventions");
    }
}
