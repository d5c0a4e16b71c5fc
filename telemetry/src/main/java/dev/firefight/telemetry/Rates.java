package dev.firefight.telemetry;

import java.util.Arrays;

/**
 * Makes rates of counts, so that whoever compares series never meets a value whose size only tells how long a process has been running.
 *
 * <p>The rate at a point is what was counted since the point before, divided by the seconds between the two; over a gap it is the
 * mean of the gap. The first point of a series has no rate. Where a counter falls its process was started anew and counted from
 * zero, so that its value is what was counted since: the same reading as in Prometheus' {@code rate} and OpenTelemetry's data model.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/functions/#rate">Prometheus, rate</a>
 */
public final class Rates {
    private static final double NANOS_PER_SECOND = 1e9;

    private Rates() {}

    /**
     * A series without counts.
     *
     * @param series a gauge
     * @param resets how often the counter fell, 0 for a series that is no counter
     */
    public record Rate(Series series, long resets) {}

    /** The rate per second of a counter or of deltas, its unit followed by {@code /s}; a gauge as it is. */
    public static Rate perSecond(Series counts) {
        return switch (counts.key().kind()) {
            case GAUGE -> new Rate(counts, 0);
            case COUNTER -> rate(counts, true);
            case DELTA -> rate(counts, false);
        };
    }

    private static Rate rate(Series counts, boolean isRunningTotal) {
        long[] times = new long[Math.max(0, counts.size() - 1)];
        double[] rates = new double[times.length];
        long resets = 0;
        int size = 0;
        for (int i = 1; i < counts.size(); i++) {
            double counted = counts.values()[i];
            if (isRunningTotal) {
                if (counted < counts.values()[i - 1]) {
                    resets++;
                } else {
                    counted -= counts.values()[i - 1];
                }
            }
            double rate = counted / seconds(counts.timesNanos()[i - 1], counts.timesNanos()[i]);
            if (Double.isFinite(rate)) { // two huge counts can be further apart than a double can say
                times[size] = counts.timesNanos()[i];
                rates[size] = rate;
                size++;
            }
        }
        return new Rate(
                new Series(rateOf(counts.key()), Arrays.copyOf(times, size), Arrays.copyOf(rates, size)), resets);
    }

    private static SeriesKey rateOf(SeriesKey key) {
        String unit = key.unit().isEmpty() ? "1/s" : key.unit() + "/s";
        return new SeriesKey(key.origin(), key.metric(), unit, SeriesKey.Kind.GAUGE, key.attributes());
    }

    private static double seconds(long from, long to) {
        long nanos = to - from;
        return (nanos > 0 ? nanos : (double) to - (double) from) / NANOS_PER_SECOND; // centuries overflow a long
    }
}
