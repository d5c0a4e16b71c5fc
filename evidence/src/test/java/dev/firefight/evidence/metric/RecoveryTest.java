package dev.firefight.evidence.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.metric.Recovery.Moments;
import dev.firefight.evidence.metric.Recovery.State;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import java.util.List;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Moments MOMENTS = new Moments(600 * SECOND, 600 * SECOND, 1_200 * SECOND, 1_800 * SECOND);
    private final Random random = new Random(7);

    @ParameterizedTest
    @CsvSource({
        "request_error_ratio, 0, 0.12, 0, RECOVERED",
        "request_error_ratio, 0, 0.12, 0.03, BETTER",
        "request_error_ratio, 0, 0.12, 0.12, UNMOVED",
        "request_error_ratio, 0, 0.12, 0.3, WORSE",
        "request_error_ratio, 0, 0, 0, HEALTHY",
        "request_error_ratio, 0, 0, 0.2, NEWLY_BAD",
        "request_error_ratio, 0, 0, 0.001, HEALTHY",
        "request_duration_seconds, 0.05, 0.9, 0.052, RECOVERED",
        "request_duration_seconds, 0.05, 0.05, 0.5, NEWLY_BAD",
        "request_duration_seconds, 0.05, 0.05, 0.056, HEALTHY",
        "request_duration_seconds, 0.05, 0.05, 0.01, HEALTHY",
        "success_rate, 100, 40, 99, RECOVERED",
        "success_rate, 100, 100, 30, NEWLY_BAD"
    })
    void aSignalIsJudgedByWhatIsHealthyAndByTheTroubleBefore(
            String metric, double healthy, double during, double after, State expected) {
        assertThat(compare(metric, phases(healthy, during, after, 0.01)))
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(expected));
    }

    @Test
    void onlyTheLaterHalfAfterTheChangeCounts() {
        assertThat(compare("request_error_ratio", second -> second < 600 || second > 1_450 ? 0 : 0.2))
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(State.RECOVERED));
    }

    @Test
    void aLateAlertDoesNotSpoilWhatIsHealthy() {
        assertThat(compare("request_error_ratio", second -> second < 400 || second > 1_250 ? 0 : 0.2))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.state()).isEqualTo(State.RECOVERED);
                    assertThat(one.healthy().middle()).isZero();
                });
    }

    @Test
    void theUnitDoesNotMatter() {
        for (State state : List.of(State.RECOVERED, State.BETTER, State.UNMOVED, State.WORSE)) {
            double after =
                    switch (state) {
                        case RECOVERED -> 0.05;
                        case BETTER -> 0.3;
                        case UNMOVED -> 0.9;
                        default -> 2;
                    };
            for (double unit : new double[] {1e-6, 1, 1e9}) {
                assertThat(compare("request_duration", phases(0.05 * unit, 0.9 * unit, after * unit, 0.01)))
                        .as("in units of %s", unit)
                        .singleElement()
                        .satisfies(one -> assertThat(one.state()).isEqualTo(state));
            }
        }
    }

    @Test
    void aSecondWaveIsComparedWithItselfAndWithTheTimeBeforeTheFirst() {
        TelemetryBuilder builder = builder();
        for (long second = 0; second <= 1_800; second += 15) {
            double value = second < 600 ? 0 : second < 900 ? 0.9 : second < 1_200 ? 0.1 : 0;
            builder.point(builder.series(key("request_error_ratio")), second * SECOND, value);
        }
        Moments second = new Moments(600 * SECOND, 900 * SECOND, 1_200 * SECOND, 1_800 * SECOND);

        assertThat(Recovery.compare(builder.build(), second, Recovery::isSymptom))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.during()).isEqualTo(0.1);
                    assertThat(one.state()).isEqualTo(State.RECOVERED);
                });
    }

    @Test
    void tooFewPointsSayNothing() {
        TelemetryBuilder builder = builder();
        for (long second : new long[] {1_100, 1_700, 1_750}) {
            builder.point(builder.series(key("request_error_ratio")), second * SECOND, 0.5);
        }
        assertThat(Recovery.compare(builder.build(), MOMENTS, _ -> true)).isEmpty();
    }

    @Test
    void peopleNameSignalsByServiceAndByWhatTheyMeasure() {
        SeriesKey errors = key("http_server_request_error_ratio");
        SeriesKey latency = key("http_server_request_duration_seconds");

        assertThat(Recovery.named("checkout errors")).singleElement().satisfies(wish -> {
            assertThat(wish.test(errors)).isTrue();
            assertThat(wish.test(latency)).isFalse();
        });
        assertThat(Recovery.named("Checkout: latency,\npayments errors"))
                .hasSize(2)
                .satisfies(wishes -> {
                    assertThat(wishes.getFirst().test(latency)).isTrue();
                    assertThat(wishes.getLast().test(errors)).isFalse();
                });
        assertThat(Recovery.named(" ,; ")).isEmpty();
    }

    private List<Recovery> compare(String metric, LongToDoubleFunction value) {
        TelemetryBuilder builder = builder();
        for (long second = 0; second <= 1_800; second += 15) {
            builder.point(builder.series(key(metric)), second * SECOND, value.applyAsDouble(second));
        }
        return Recovery.compare(builder.build(), MOMENTS, Recovery::isSymptom);
    }

    private LongToDoubleFunction phases(double healthy, double during, double after, double noise) {
        return second -> {
            double level = second < 600 ? healthy : second < 1_200 ? during : after;
            return level * (1 + noise * random.nextGaussian());
        };
    }

    private static TelemetryBuilder builder() {
        return new TelemetryBuilder(new Vocabulary(_ -> 0));
    }

    private static SeriesKey key(String metric) {
        return SeriesKey.gauge(Origin.ofService("checkout"), metric);
    }
}
