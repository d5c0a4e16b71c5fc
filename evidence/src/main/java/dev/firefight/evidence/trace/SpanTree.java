package dev.firefight.evidence.trace;

import dev.firefight.telemetry.SpanParents;
import dev.firefight.telemetry.Spans;
import java.util.Arrays;

/** Who called whom among spans, as arrays by index of the span. Spans seen twice are left out. */
final class SpanTree {
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

    /** Number of spans, duplicates included. */
    int size() {
        return parent.length;
    }

    /** Whether the same span stands at a smaller index. */
    boolean isDuplicate(int span) {
        return find(spans.traceHigh(span), spans.traceLow(span), spans.id(span)) != span;
    }

    /** The calling span; negative for none that was seen. */
    int parent(int span) {
        return parent[span];
    }

    /** The first span that was called by somebody of another service on the way up from here: itself, or what stands above it in its service. */
    int entryOf(int span, int[] serviceOfOrigin) {
        int at = span;
        for (int depth = 0; depth < MOST_DEPTH; depth++) {
            int above = parent[at];
            if (above < 0 || serviceOfOrigin[spans.origin(above)] != serviceOfOrigin[spans.origin(at)]) {
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
