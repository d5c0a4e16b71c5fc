package dev.firefight.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SeriesOrderTest {
    private static final SeriesKey KEY = SeriesKey.gauge(Origin.UNKNOWN, "m");

    @Test
    void ofSeveralPointsAtOneTimeTheLastThatArrivedStays() {
        Series sorted = SeriesOrder.sorted(KEY, new long[] {3, 1, 3, 1}, new double[] {30, 10, 31, 11});

        assertThat(sorted.timesNanos()).containsExactly(1, 3);
        assertThat(sorted.values()).containsExactly(11, 31);
    }

    @Test
    void pointsInAnyOrderEndAsAMapByTimeWould() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            long[] times = random.longs(random.nextInt(50), -20, 20).toArray();
            double[] values = random.doubles(times.length).toArray();
            Map<Long, Double> expected = new TreeMap<>();
            for (int i = 0; i < times.length; i++) {
                expected.put(times[i], values[i]);
            }

            Series sorted = SeriesOrder.sorted(KEY, times, values);

            assertThat(sorted.timesNanos())
                    .as("seed " + seed)
                    .containsExactly(
                            expected.keySet().stream().mapToLong(t -> t).toArray());
            assertThat(sorted.values())
                    .as("seed " + seed)
                    .containsExactly(
                            expected.values().stream().mapToDouble(v -> v).toArray());
        }
    }
}
