package dev.firefight.telemetry.live;

import dev.firefight.telemetry.column.LongColumn;
import java.util.Arrays;
import java.util.Map;

/** The median of the times between samples: how often a server scrapes. */
final class ScrapeIntervals {
    private static final int MOST_INTERVALS = 100_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final LongColumn intervals = new LongColumn();

    /** Adds the samples of one series. */
    void add(Map<String, String> labels, long[] timesNanos, double[] values) {
        for (int i = 1; i < timesNanos.length && intervals.size() < MOST_INTERVALS; i++) {
            long interval = timesNanos[i] - timesNanos[i - 1];
            if (interval > 0) {
                intervals.add(interval);
            }
        }
    }

    /** The median in whole seconds, at least 1; 0 when there is none. */
    long medianSeconds() {
        if (intervals.size() == 0) {
            return 0;
        }
        long[] sorted = intervals.toArray();
        Arrays.sort(sorted);
        return Math.max(1, Math.round((double) sorted[sorted.length / 2] / NANOS_PER_SECOND));
    }
}
