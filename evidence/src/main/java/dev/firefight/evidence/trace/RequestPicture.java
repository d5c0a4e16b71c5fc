package dev.firefight.evidence.trace;

import dev.firefight.evidence.Target;
import dev.firefight.evidence.TraceExemplar;
import dev.firefight.evidence.TraceExemplar.Bar;
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
final class RequestPicture {
    private static final int MOST_BARS = 200;
    private static final int MOST_REQUESTS = 3;

    private final Telemetry telemetry;
    private final long onsetNanos;

    RequestPicture(Telemetry telemetry, long onsetNanos) {
        this.telemetry = telemetry;
        this.onsetNanos = onsetNanos;
    }

    /** The worst requests through a target. */
    List<TraceExemplar> exemplars(Target target) {
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
        List<Integer> own = new ArrayList<>();
        Map<Long, Integer> byId = new HashMap<>();
        for (int i = 0; i < spans.size(); i++) {
            if (spans.traceLow(i) == trace.low()
                    && spans.traceHigh(i) == trace.high()
                    && byId.putIfAbsent(spans.id(i), i) == null) {
                own.add(i);
            }
        }
        own.sort(Comparator.comparingLong(spans::startNanos));
        Map<Integer, List<Integer>> children = new HashMap<>();
        List<Integer> roots = new ArrayList<>();
        for (int span : own) {
            Integer parent = spans.parent(span) == spans.id(span) ? null : byId.get(spans.parent(span));
            if (parent == null) {
                roots.add(span);
            } else {
                children.computeIfAbsent(parent, p -> new ArrayList<>()).add(span);
            }
        }
        List<Bar> bars = new ArrayList<>();
        List<int[]> stack = new ArrayList<>();
        roots.reversed().forEach(root -> stack.add(new int[] {root, 0}));
        while (!stack.isEmpty() && bars.size() < MOST_BARS) {
            int[] next = stack.removeLast();
            int span = next[0];
            bars.add(new Bar(
                    next[1],
                    Target.of(telemetry.origin(spans.origin(span))).service(),
                    telemetry.text(spans.operation(span)),
                    spans.startNanos(span),
                    spans.endNanos(span),
                    spans.failed(span),
                    isOf(span, target)));
            children.getOrDefault(span, List.of())
                    .reversed()
                    .forEach(child -> stack.add(new int[] {child, next[1] + 1}));
        }
        return new TraceExemplar(trace.hex(), why, bars);
    }
}
