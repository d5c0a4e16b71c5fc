package dev.firefight.evidence.change;

import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.Telemetry;
import java.util.List;

/** The stretch of time that points and log records, or failing these spans, cover; from 0 to 0 when there is nothing. */
record TimeSpan(long start, long end) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    /** Times of changes and of telemetry come from different clocks: steps outside these borders say nothing about precision. */
    private static final long LEAST_STEP_NANOS = 15 * NANOS_PER_SECOND;

    private static final long MOST_STEP_NANOS = 300 * NANOS_PER_SECOND;
    private static final long USUAL_STEP_NANOS = 60 * NANOS_PER_SECOND;

    static TimeSpan of(Telemetry telemetry) {
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (Series series : telemetry.series()) {
            start = Math.min(start, series.timesNanos()[0]);
            end = Math.max(end, series.timesNanos()[series.size() - 1]);
        }
        for (int i = 0; i < telemetry.logs().size(); i++) {
            start = Math.min(start, telemetry.logs().timeNanos(i));
            end = Math.max(end, telemetry.logs().timeNanos(i));
        }
        if (end == Long.MIN_VALUE) {
            for (int i = 0; i < telemetry.spans().size(); i++) {
                start = Math.min(start, telemetry.spans().startNanos(i));
                end = Math.max(end, telemetry.spans().endNanos(i));
            }
        }
        return end < start ? new TimeSpan(0, 0) : new TimeSpan(start, end);
    }

    /** Distance of measurements in nanoseconds: how exact times are. */
    static long step(List<Series> series) {
        long step = Long.MAX_VALUE;
        for (Series one : series) {
            if (one.size() > 1) {
                step = Math.min(step, one.timesNanos()[1] - one.timesNanos()[0]);
            }
        }
        return step == Long.MAX_VALUE ? USUAL_STEP_NANOS : Math.clamp(step, LEAST_STEP_NANOS, MOST_STEP_NANOS);
    }
}
