package dev.firefight.server.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.metric.Recovery.Moments;
import dev.firefight.server.investigation.Judgement.Standing;
import dev.firefight.server.watch.Smoke;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Moments MOMENTS = new Moments(600 * SECOND, 600 * SECOND, 1_200 * SECOND, 1_800 * SECOND);
    private static final Fires QUIET = new Fires(Set.of("checkout"), Optional.empty(), List.of(), List.of());
    private static final String ERRORS = "http_server_request_error_ratio";
    private static final String LATENCY = "http_server_request_duration_seconds";

    private final TelemetryBuilder telemetry = new TelemetryBuilder(new Vocabulary(_ -> 0));

    @Test
    void whatIsBackHoldsAndIsToldWithItsNumbers() {
        series("checkout", ERRORS, 0, 0.12, 0);

        Judgement judgement = judge("", QUIET);

        assertThat(judgement.standing()).isEqualTo(Standing.HOLDS);
        assertThat(judgement.text())
                .isEqualTo("Back to what is healthy:\n- checkout: " + ERRORS + " 12 % → 0 % (healthy: 0 %)");
    }

    @Test
    void aServiceThatDoesNotAnswerKeepsItFromPassingAndOneOfSomebodyElseDoesNot() {
        series("checkout", ERRORS, 0, 0.12, 0);
        Smoke.Probe well = new Smoke.Probe("shop-front", true, true, "answers 200 in 80 ms");
        Smoke.Probe other = new Smoke.Probe("search", false, false, "localhost answers 500");
        Smoke.Probe failing = new Smoke.Probe("shop-front", true, false, "localhost answers 503");

        Judgement held = judge("", QUIET).with(new Smoke(List.of(well, other)));
        assertThat(held.standing()).isEqualTo(Standing.HOLDS);
        assertThat(held.text())
                .contains("smoke probe shop-front answers 200 in 80 ms")
                .contains("smoke probe search: localhost answers 500");

        Judgement heldUp = judge("", QUIET).with(new Smoke(List.of(failing)));
        assertThat(heldUp.standing()).isEqualTo(Standing.NOT_YET);
        assertThat(heldUp.text()).contains("smoke probe shop-front: localhost answers 503");
        assertThat(judge("", QUIET).with(Smoke.NONE)).isEqualTo(judge("", QUIET));
    }

    @Test
    void whatDidNotMoveIsToldToo() {
        series("checkout", ERRORS, 0, 0.12, 0.12);

        assertThat(judge("", QUIET).standing()).isEqualTo(Standing.NOT_YET);
    }

    @Test
    void aPartThatIsBackIsKeptApartFromTheRest() {
        series("checkout", ERRORS, 0, 0.12, 0);
        series("checkout", LATENCY, 0.05, 2, 0.9);

        Judgement judgement = judge("", QUIET);

        assertThat(judgement.standing()).isEqualTo(Standing.PARTLY);
        assertThat(judgement.text()).contains(LATENCY + " 2 s → 900 ms").doesNotContain(ERRORS);
        assertThat(judgement.recovered())
                .hasValueSatisfying(text -> assertThat(text).contains(ERRORS).doesNotContain(LATENCY));
    }

    @Test
    void whereOnlyTheSlowestFewAreSlowerThatIsNoSecondWaveUnlessMoreOfTheServiceSaysSo() {
        series("checkout", ERRORS, 0, 0.12, 0);
        series("search", LATENCY + "_p99", 0.025, 0.025, 0.052);

        assertThat(judge("", QUIET).standing()).isEqualTo(Standing.HOLDS);

        series("search", LATENCY + "_p50", 0.01, 0.01, 0.04);
        Judgement wave = judge("", QUIET);
        assertThat(wave.standing()).isEqualTo(Standing.SECOND_WAVE);
        assertThat(wave.text()).contains("_p99", "_p50");
    }

    @Test
    void aSecondWaveTellsWhatIsNotBackToo() {
        series("checkout", ERRORS, 0, 0.12, 0.12);
        series("search", LATENCY, 0.05, 0.05, 0.9);

        assertThat(judge("", QUIET).text())
                .contains("Healthy before the change, and not since:\n- search")
                .contains("Not back to what is healthy:\n- checkout");
    }

    @Test
    void whatIsNewlyBadElsewhereIsASecondWave() {
        series("checkout", ERRORS, 0, 0.12, 0);
        series("search", LATENCY, 0.05, 0.05, 0.9);

        Judgement judgement = judge("", QUIET);

        assertThat(judgement.standing()).isEqualTo(Standing.SECOND_WAVE);
        assertThat(judgement.text()).contains("search").doesNotContain("checkout");
    }

    @Test
    void anAlertThatNobodyKnewIsASecondWave() {
        series("checkout", ERRORS, 0, 0.12, 0);

        assertThat(judge(
                                "",
                                new Fires(
                                        Set.of("checkout"),
                                        Optional.empty(),
                                        List.of("Slow of db"),
                                        List.of("Slow of db")))
                        .text())
                .isEqualTo("Slow of db fires since the change.");
    }

    @Test
    void asLongAsAlertsFireItIsNotOver() {
        series("checkout", ERRORS, 0, 0.12, 0);

        assertThat(judge("", new Fires(Set.of("checkout"), Optional.empty(), List.of("Errors of checkout"), List.of()))
                        .standing())
                .isEqualTo(Standing.STILL_FIRING);
    }

    @Test
    void onlyWhatWasNamedDecidesWhereSomethingWas() {
        series("checkout", ERRORS, 0, 0.12, 0);
        series("checkout", LATENCY, 0.05, 2, 2);
        series("db", "pool_pending", 0, 40, 0);

        assertThat(judge("checkout errors, db pool", QUIET).standing()).isEqualTo(Standing.HOLDS);
        assertThat(judge("checkout latency", QUIET).standing()).isEqualTo(Standing.NOT_YET);
        assertThat(judge("search errors", QUIET).standing()).isEqualTo(Standing.UNMEASURED);
    }

    @Test
    void whatWasNeverBadProvesNothing() {
        series("checkout", ERRORS, 0, 0, 0);

        assertThat(judge("", QUIET).standing()).isEqualTo(Standing.UNMEASURED);
    }

    private Judgement judge(String named, Fires fires) {
        return Judgement.of(telemetry.build(), MOMENTS, named, fires);
    }

    private void series(String service, String metric, double healthy, double during, double after) {
        int series = telemetry.series(SeriesKey.gauge(Origin.ofService(service), metric));
        for (long second = 0; second <= 1_800; second += 15) {
            telemetry.point(series, second * SECOND, second < 600 ? healthy : second < 1_200 ? during : after);
        }
    }
}
