package dev.firefight.evidence.trace;

import dev.firefight.evidence.Target;
import dev.firefight.evidence.TraceExemplar;
import dev.firefight.evidence.TraceExemplar.Bar;
import dev.firefight.telemetry.SpanParents;
import dev.firefight.telemetry.Spans;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TraceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws requests as waterfalls. */
public final class RequestPicture {
    /** Nobody reads more at once. */
    private static final int MOST_BARS = 200;

    private static final int MOST_REQUESTS = 3;

    private final Telemetry telemetry;
    private final SpanParents parents;
    private final long onsetNanos;

    /** Of the requests of telemetry from a time on. */
    public RequestPicture(Telemetry telemetry, long onsetNanos) {
        this.telemetry = telemetry;
        this.parents = new SpanParents(telemetry.spans());
        this.onsetNanos = onsetNanos;
    }

    /** The worst requests through a target. */
    public List<TraceExemplar> exemplars(Target target) {
        Spans spans = telemetry.spans();
        Map<TraceId, Worst> worst = new LinkedHashMap<>();
        for (int i = 0; i < spans.size(); i++) {
            if (spans.startNanos(i) >= onsetNanos && isOf(i, target)) {
                worst.merge(
                        spans.trace(i),
                        new Worst(spans.failed(i), spans.endNanos(i) - spans.startNanos(i)),
                        Worst::worse);
            }
        }
        return worst.entrySet().stream()
                .sorted(Map.Entry.<TraceId, Worst>comparingByValue(
                                Comparator.comparing(Worst::failed).thenComparing(Worst::nanos))
                        .reversed())
                .limit(MOST_REQUESTS)
                .map(entry -> draw(
                        entry.getKey(),
                        target,
                        entry.getValue().failed() ? "failed in " + target.service() : "slowest in " + target.service()))
                .toList();
    }

    private record Worst(boolean failed, long nanos) {
        Worst worse(Worst other) {
            return new Worst(failed || other.failed, Math.max(nanos, other.nanos));
        }
    }

    private boolean isOf(int span, Target target) {
        return Target.of(telemetry.origin(telemetry.spans().origin(span)))
                .service()
                .equals(target.service());
    }

    private TraceExemplar draw(TraceId trace, Target target, String why) {
        Spans spans = telemetry.spans();
        Map<Integer, List<Integer>> children = childrenByParent(trace);
        List<Bar> bars = new ArrayList<>();
        List<Row> stack = new ArrayList<>();
        push(stack, children.getOrDefault(SpanParents.NONE, List.of()), 0);
        while (!stack.isEmpty() && bars.size() < MOST_BARS) {
            Row next = stack.removeLast();
            int span = next.span;
            bars.add(new Bar(
                    next.depth,
                    Target.of(telemetry.origin(spans.origin(span))).service(),
                    telemetry.text(spans.operation(span)),
                    spans.startNanos(span),
                    spans.endNanos(span),
                    spans.failed(span),
                    isOf(span, target)));
            push(stack, children.getOrDefault(span, List.of()), next.depth + 1);
        }
        return new TraceExemplar(trace.hex(), why, bars);
    }

    private record Row(int span, int depth) {}

    private static void push(List<Row> stack, List<Integer> spans, int depth) {
        spans.reversed().forEach(span -> stack.add(new Row(span, depth)));
    }

    /** The spans of a request below the one that called them, or below none, in order of time; one that was seen twice stands once. */
    private Map<Integer, List<Integer>> childrenByParent(TraceId trace) {
        Spans spans = telemetry.spans();
        List<Integer> own = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            if (spans.traceLow(i) == trace.low()
                    && spans.traceHigh(i) == trace.high()
                    && parents.find(trace.high(), trace.low(), spans.id(i)) == i) {
                own.add(i);
            }
        }
        own.sort(Comparator.comparingLong(spans::startNanos));
        Map<Integer, List<Integer>> children = new HashMap<>();
        own.forEach(span -> children.computeIfAbsent(parents.parent(span), parent -> new ArrayList<>())
                .add(span));
        return children;
    }
}
