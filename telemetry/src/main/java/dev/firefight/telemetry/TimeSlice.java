package dev.firefight.telemetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a stretch of time out of telemetry. */
public final class TimeSlice {
    private TimeSlice() {}

    /** What was said in {@code [fromNanos, toNanos)}; who calls whom and which feeds there are stay as they are. */
    public static Telemetry of(Telemetry whole, long fromNanos, long toNanos) {
        List<Series> series = new ArrayList<>();
        for (Series one : whole.series()) {
            int from = one.indexAt(fromNanos);
            int to = one.indexAt(toNanos);
            if (from < to) {
                series.add(new Series(
                        one.key(),
                        Arrays.copyOfRange(one.timesNanos(), from, to),
                        Arrays.copyOfRange(one.values(), from, to)));
            }
        }
        return new Telemetry(
                series,
                spans(whole.spans(), fromNanos, toNanos),
                logs(whole.logs(), fromNanos, toNanos),
                whole.calls(),
                whole.changes().stream()
                        .filter(change -> isIn(change.timeNanos(), fromNanos, toNanos))
                        .toList(),
                whole.alerts().stream()
                        .filter(alert -> isIn(alert.timeNanos(), fromNanos, toNanos))
                        .toList(),
                whole.patternCounts(),
                whole.feeds(),
                whole.vocabulary());
    }

    private static Spans spans(Spans whole, long fromNanos, long toNanos) {
        Spans part = new Spans();
        SpanDraft draft = new SpanDraft();
        for (int i = 0; i < whole.size(); i++) {
            if (isIn(whole.startNanos(i), fromNanos, toNanos)) {
                draft.traceHigh = whole.traceHigh(i);
                draft.traceLow = whole.traceLow(i);
                draft.id = whole.id(i);
                draft.parent = whole.parent(i);
                draft.startNanos = whole.startNanos(i);
                draft.endNanos = whole.endNanos(i);
                draft.origin = whole.origin(i);
                draft.operation = whole.operation(i);
                draft.peer = whole.peer(i);
                draft.kind = whole.kind(i);
                draft.failed = whole.failed(i);
                part.add(draft);
            }
        }
        return part;
    }

    private static Logs logs(Logs whole, long fromNanos, long toNanos) {
        Logs part = new Logs();
        for (int i = 0; i < whole.size(); i++) {
            if (isIn(whole.timeNanos(i), fromNanos, toNanos)) {
                part.add(
                        whole.timeNanos(i),
                        whole.origin(i),
                        whole.severity(i),
                        whole.pattern(i),
                        whole.trace(i),
                        whole.span(i));
            }
        }
        return part;
    }

    private static boolean isIn(long timeNanos, long fromNanos, long toNanos) {
        return timeNanos >= fromNanos && timeNanos < toNanos;
    }
}
