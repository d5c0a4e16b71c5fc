package dev.firefight.evidence.change;

import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.Telemetry;

/** The stretch of time that points and log records, or failing these spans, cover; from 0 to 0 when there is nothing. */
record TimeSpan(long start, long end) {
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
}
