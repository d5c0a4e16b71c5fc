package dev.firefight.evidence.trace;

import dev.firefight.telemetry.Spans;
import java.util.Arrays;

/** Who called whom among spans, as arrays by index of the span. Spans seen twice are left out. */
final class SpanTree {
    private static final int NONE = -1;
    private static final int MOST_DEPTH = 1_000;

    private final Spans spans;
    private final int[] slots;
    private final int[] parent;
    private final boolean[] isDuplicate;

    SpanTree(Spans spans) {
        this.spans = spans;
        int capacity = Integer.highestOneBit(Math.max(8, spans.size()) * 2 - 1) * 2;
        slots = new int[capacity];
        Arrays.fill(slots, NONE);
        parent = new int[spans.size()];
        isDuplicate = new boolean[spans.size()];
        for (int i = 0; i < spans.size(); i++) {
            isDuplicate[i] = !insert(i);
        }
        for (int i = 0; i < spans.size(); i++) {
            parent[i] = spans.parent(i) == 0 || spans.parent(i) == spans.id(i)
                    ? NONE
                    : find(spans.traceHigh(i), spans.traceLow(i), spans.parent(i));
        }
    }

    /** Number of spans, duplicates included. */
    int size() {
        return parent.length;
    }

    /** Whether the same span stands at a smaller index. */
    boolean isDuplicate(int span) {
        return isDuplicate[span];
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
        for (int slot = slot(traceHigh, traceLow, id); slots[slot] != NONE; slot = (slot + 1) & (slots.length - 1)) {
            int i = slots[slot];
            if (spans.id(i) == id && spans.traceLow(i) == traceLow && spans.traceHigh(i) == traceHigh) {
                return i;
            }
        }
        return NONE;
    }

    /** False when the same span is there already. */
    private boolean insert(int span) {
        int slot = slot(spans.traceHigh(span), spans.traceLow(span), spans.id(span));
        while (slots[slot] != NONE) {
            int other = slots[slot];
            if (spans.id(other) == spans.id(span)
                    && spans.traceLow(other) == spans.traceLow(span)
                    && spans.traceHigh(other) == spans.traceHigh(span)) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = span;
        return true;
    }

    private int slot(long traceHigh, long traceLow, long id) {
        long hash = (traceHigh * 31 + traceLow) * 0x9E3779B97F4A7C15L + id;
        hash *= 0xC2B2AE3D27D4EB4FL;
        return (int) (hash >>> 32) & (slots.length - 1);
    }
}
