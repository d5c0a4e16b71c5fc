package dev.firefight.evidence;

import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.Spans;
import dev.firefight.telemetry.Telemetry;

/**
 * The stretch of time that telemetry covers; from 0 to 0 when there is none.
 *
 * @param startNanos start of its first point, record or span
 * @param endNanos end of its last
 */
public record Window(long startNanos, long endNanos) {
    /** The window of telemetry. */
    public static Window of(Telemetry telemetry) {
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (Series series : telemetry.series()) {
            start = Math.min(start, series.timesNanos()[0]);
            end = Math.max(end, series.timesNanos()[series.size() - 1]);
        }
        Spans spans = telemetry.spans();
        for (int i = 0; i < spans.size(); i++) {
            start = Math.min(start, spans.startNanos(i));
            end = Math.max(end, spans.endNanos(i));
        }
        Logs logs = telemetry.logs();
        for (int i = 0; i < logs.size(); i++) {
            start = Math.min(start, logs.timeNanos(i));
            end = Math.max(end, logs.timeNanos(i));
        }
        return start > end ? new Window(0, 0) : new Window(start, end);
    }
}
