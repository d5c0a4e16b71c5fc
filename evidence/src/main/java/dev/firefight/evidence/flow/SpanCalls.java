package dev.firefight.evidence.flow;

import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Spans;
import dev.firefight.telemetry.Telemetry;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** Who calls whom as the spans show it: parent and child of one trace that belong to different services. */
final class SpanCalls {
    private static final int EMPTY = -1;

    private final Spans spans;
    private final int[] table;

    private SpanCalls(Spans spans) {
        this.spans = spans;
        // twice the spans at least, so that a probe is short; a power of two for the mask
        this.table = new int[Integer.highestOneBit(Math.clamp(spans.size() * 2L, 1, 1 << 29)) << 1];
        Arrays.fill(table, EMPTY);
    }

    /** The calls between services. */
    static Set<Call> in(Telemetry telemetry) {
        Spans spans = telemetry.spans();
        Set<Call> calls = new LinkedHashSet<>();
        if (spans.size() == 0) {
            return calls;
        }
        SpanCalls index = new SpanCalls(spans);
        for (int i = 0; i < spans.size(); i++) {
            index.put(i);
        }
        long lastPair = EMPTY;
        for (int i = 0; i < spans.size(); i++) {
            int parent = spans.parent(i) == 0 ? EMPTY : index.find(i, spans.parent(i));
            if (parent == EMPTY || spans.origin(parent) == spans.origin(i)) {
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

    private void put(int span) {
        int slot = slot(spans.traceHigh(span), spans.traceLow(span), spans.id(span));
        while (table[slot] != EMPTY) {
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = span;
    }

    private int find(int child, long id) {
        long high = spans.traceHigh(child);
        long low = spans.traceLow(child);
        for (int slot = slot(high, low, id); table[slot] != EMPTY; slot = (slot + 1) & (table.length - 1)) {
            int found = table[slot];
            if (spans.id(found) == id && spans.traceLow(found) == low && spans.traceHigh(found) == high) {
                return found;
            }
        }
        return EMPTY;
    }

    private int slot(long high, long low, long id) {
        long mixed = (high * 31 + low) * 0x9E3779B97F4A7C15L ^ id * 0xC2B2AE3D27D4EB4FL;
        mixed ^= mixed >>> 29;
        mixed *= 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & (table.length - 1);
    }
}
