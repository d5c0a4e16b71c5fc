package dev.firefight.evidence.request;

import dev.firefight.evidence.Target;
import dev.firefight.evidence.trace.Operations;
import dev.firefight.evidence.trace.Traces;
import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.SpanParents;
import dev.firefight.telemetry.Spans;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TraceId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The requests of one stretch of time, each with its spans and log records. */
final class RequestSet {
    /** Lines that name no span are not looked for in requests so large that it would take seconds. */
    private static final long MOST_LOOKS = 100_000_000;

    private final Telemetry telemetry;
    private final Operations operations;
    private final Traces traces;
    private final int[] spanOfLog;

    RequestSet(Telemetry telemetry, Operations operations) {
        this.telemetry = telemetry;
        this.operations = operations;
        this.spanOfLog = spanOfLog(telemetry);
        this.traces = new Traces(telemetry.spans(), spanOfLog);
    }

    /** The span that each record names, or else any of its request; negative for records of no request that has spans. */
    private static int[] spanOfLog(Telemetry telemetry) {
        Spans spans = telemetry.spans();
        Logs logs = telemetry.logs();
        SpanParents byId = new SpanParents(spans);
        Map<TraceId, Integer> first = new HashMap<>();
        int[] found = new int[logs.size()];
        boolean isComplete = false;
        for (int i = 0; i < found.length; i++) {
            TraceId trace = logs.trace(i);
            found[i] = !trace.isPresent() || logs.span(i) == 0
                    ? SpanParents.NONE
                    : byId.find(trace.high(), trace.low(), logs.span(i));
            if (found[i] == SpanParents.NONE && trace.isPresent()) {
                if (!isComplete) {
                    for (int span = 0; span < spans.size(); span++) {
                        first.putIfAbsent(spans.trace(span), span);
                    }
                    isComplete = true;
                }
                found[i] = first.getOrDefault(trace, SpanParents.NONE);
            }
        }
        return found;
    }

    Telemetry telemetry() {
        return telemetry;
    }

    Spans spans() {
        return telemetry.spans();
    }

    /** How many requests. */
    int size() {
        return traces.size();
    }

    RequestTree tree(int request) {
        int n = spans().size();
        return new RequestTree(
                spans(), members(request).filter(member -> member < n).toArray());
    }

    /** Indexes of the log records of a request. */
    int[] logs(int request) {
        int n = spans().size();
        return members(request)
                .filter(member -> member >= n)
                .map(member -> member - n)
                .toArray();
    }

    private IntStream members(int request) {
        return IntStream.range(traces.from(request), traces.to(request)).map(traces::member);
    }

    /** The place in a request's tree of each of its log records: that of the span it names, else of the innermost of its service around it. */
    int[] placesOf(int[] logs, RequestTree tree) {
        Map<Integer, Integer> placeOfSpan = new HashMap<>();
        for (int place = 0; place < tree.size(); place++) {
            placeOfSpan.put(tree.span(place), place);
        }
        boolean maySearch = (long) logs.length * tree.size() <= MOST_LOOKS;
        return Arrays.stream(logs)
                .map(log -> placeOf(log, tree, placeOfSpan, maySearch))
                .toArray();
    }

    private int placeOf(int log, RequestTree tree, Map<Integer, Integer> placeOfSpan, boolean maySearch) {
        String service = serviceOf(telemetry.logs().origin(log));
        int told = placeOfSpan.getOrDefault(spanOfLog[log], RequestTree.NONE);
        boolean isNamed = told != RequestTree.NONE && telemetry.logs().span(log) == spans().id(tree.span(told));
        if (isNamed && (service.isEmpty() || service.equals(service(tree.span(told))))) {
            return told;
        }
        long time = telemetry.logs().timeNanos(log);
        int best = RequestTree.NONE;
        for (int place = 0; maySearch && place < tree.size(); place++) {
            int span = tree.span(place);
            boolean isAround = spans().startNanos(span) <= time && time <= spans().endNanos(span);
            boolean isOfService = service.equals(service(span));
            if (isOfService && (best == RequestTree.NONE || (isAround && tree.depth(place) >= tree.depth(best)))) {
                best = place;
            }
        }
        return best;
    }

    TraceId trace(int request) {
        return spans().trace(members(request)
                .filter(member -> member < spans().size())
                .findFirst()
                .orElseThrow());
    }

    String service(int span) {
        return serviceOf(spans().origin(span));
    }

    String serviceOf(int origin) {
        return Target.of(telemetry.origin(origin)).service();
    }

    /** Number of a span's operation, without the values in its name. */
    int operation(int span) {
        return operations.masked(spans().operation(span));
    }

    String operationName(int span) {
        return operations.name(operation(span));
    }

    String operationNamed(int number) {
        return operations.name(number);
    }
}
