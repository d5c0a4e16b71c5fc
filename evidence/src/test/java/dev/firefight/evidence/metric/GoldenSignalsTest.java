package dev.firefight.evidence.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Curve;
import dev.firefight.evidence.metric.GoldenSignals.Kind;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoldenSignalsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int POINTS = 600;
    private static final int ONSET = 300;

    private final TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(_ -> 0));

    @Test
    void ofSeveralSeriesThatSayTheSameTheOneThatMovedFurthestIsShown() {
        series("checkout", "request_duration_seconds_p50", 0.1, 0.12);
        series("checkout", "request_duration_seconds_p99", 0.1, 2);
        series("checkout", "request_error_ratio", 0, 0);
        series("cart", "cpu_usage", 0.5, 0.5);

        var found = GoldenSignals.of(builder.build(), ONSET * SECOND);

        assertThat(found.keySet()).containsExactly("cart", "checkout");
        List<GoldenSignals.Signal> checkout = found.getOrDefault("checkout", List.of());
        assertThat(checkout).extracting(GoldenSignals.Signal::kind).containsExactly(Kind.ERRORS, Kind.LATENCY);
        assertThat(checkout.getLast()).satisfies(latency -> {
            assertThat(latency.selector()).contains("p99");
            assertThat(latency.before()).isEqualTo(0.1);
            assertThat(latency.after()).isEqualTo(2);
            assertThat(latency.others()).isEqualTo(1);
        });
    }

    @Test
    void aLongCurveKeepsItsPeaksAndItsOrderWithinTheBound() {
        long[] times = IntStream.range(0, 100_000).mapToLong(i -> i).toArray();
        double[] values = new double[times.length];
        values[77_777] = 5;

        Curve thinned = GoldenSignals.thinned(new Curve(times, values, 0, 1));

        assertThat(thinned.values()).hasSize(GoldenSignals.MOST_POINTS).contains(5);
        assertThat(thinned.timesNanos()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whereNothingIsMeasuredThereIsNothing() {
        assertThat(GoldenSignals.of(builder.build(), 0)).isEmpty();
    }

    private void series(String service, String metric, double before, double after) {
        SeriesKey key = SeriesKey.gauge(new Origin(service, "", ""), metric);
        for (int i = 0; i < POINTS; i++) {
            builder.point(builder.series(key), i * SECOND, i < ONSET ? before : after);
        }
    }
}
