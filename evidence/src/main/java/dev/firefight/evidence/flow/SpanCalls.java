package dev.firefight.evidence.flow;

import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.SpanParents;
import dev.firefight.telemetry.Spans;
import dev.firefight.telemetry.Telemetry;
import java.util.LinkedHashSet;
import java.util.Set;

/** Who calls whom as the spans show it: parent and child of one trace that belong to different services. */
public final class SpanCalls {
    private static final long NO_PAIR = -1;

    private SpanCalls() {}

    /** The calls between services, each once. */
    public static Set<Call> in(Telemetry telemetry) {
        Spans spans = telemetry.spans();
        Set<Call> calls = new LinkedHashSet<>();
        if (spans.size() == 0) {
            return calls;
        }
        SpanParents parents = new SpanParents(spans);
        long lastPair = NO_PAIR;
        for (int i = 0; i < spans.size(); i++) {
            int parent = parents.parent(i);
            if (parent == SpanParents.NONE || spans.origin(parent) == spans.origin(i)) {
                continue;
            }
            long pair = (long) spans.origin(parent) << 32 | spans.origin(i);
            if (pair == lastPair) {
                continue;
            }
            lastPair = pair;
            String caller = telemetry.origin(spans.origin(parent)).service();
            String callee = telemetry.origin(spans.origin(i)).service();
            if (!caller.isEmpty() && !callee.isEmpty() && !caller.equals(callee)) {
                calls.add(new Call(caller, callee));
            }
        }
        return calls;
    }
}
