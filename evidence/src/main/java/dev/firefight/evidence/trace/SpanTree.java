package dev.firefight.evidence.trace;

import dev.firefight.telemetry.SpanParents;
import dev.firefight.telemetry.Spans;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Who called whom among spans, as arrays by index of the span. Spans seen twice are left out. */
final class SpanTree {
    /** Calls within one service; wrong parents may go in circles. */
    private static final int MOST_DEPTH = 1_000;

    private final Spans spans;
    private final SpanParents parents;
    private final int[] parent;

    SpanTree(Spans spans) {
        this.spans = spans;
        parents = new SpanParents(spans);
        parent = new int[spans.size()];
        Arrays.setAll(parent, parents::parent);
    }

    /** Whether a span of the same id stands at a smaller index: both sides of a call may write one. */
    boolean isDuplicate(int span) {
        return find(spans.traceHigh(span), spans.traceLow(span), spans.id(span)) != span;
    }

    /** The calling span; negative for none that was seen. */
    int parent(int span) {
        return parent[span];
    }

    /**
     * The first span that was called by somebody of another service on the way up from here: itself, or what stands above it in its service.
     *
     * @param serviceOfOrigin for each number of an origin that of its service
     */
    int entryOf(int span, IntUnaryOperator serviceOfOrigin) {
        int at = span;
        for (int depth = 0; depth < MOST_DEPTH; depth++) {
            int above = parent[at];
            if (above < 0
                    || serviceOfOrigin.applyAsInt(spans.origin(above))
                            != serviceOfOrigin.applyAsInt(spans.origin(at))) {
                break;
            }
            at = above;
        }
        return at;
    }

    /** The span that has an id within a trace; negative for none. */
    int find(long traceHigh, long traceLow, long id) {
        return parents.find(traceHigh, traceLow, id);
    }
}
