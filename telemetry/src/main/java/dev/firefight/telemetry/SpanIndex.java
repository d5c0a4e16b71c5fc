package dev.firefight.telemetry;

import java.util.Arrays;

/**
 * Tells which spans are there already. A span is the same as another when trace, id, start and kind are: exporters that retry and
 * files that overlap give it twice, while the two sides of a call that share one id differ in kind.
 *
 * <p>Holds at most four numbers of 32 bits for each span; the spans themselves are compared where they lie.
 */
final class SpanIndex {
    private static final int FIRST_SLOTS = 1 << 10;

    private final Spans spans;
    private int[] slots = new int[FIRST_SLOTS]; // index of a span plus one; zero is free

    SpanIndex(Spans spans) {
        this.spans = spans;
    }

    /** Takes note of a span that is about to be added; false when it is there already. */
    boolean add(SpanDraft span) {
        if (spans.size() >= slots.length / 2) {
            grow();
        }
        int slot = slot(hash(span.traceHigh, span.traceLow, span.id, span.startNanos), slots.length);
        while (slots[slot] != 0) {
            if (isSame(slots[slot] - 1, span)) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = spans.size() + 1;
        return true;
    }

    private boolean isSame(int index, SpanDraft span) {
        return spans.id(index) == span.id
                && spans.startNanos(index) == span.startNanos
                && spans.traceLow(index) == span.traceLow
                && spans.traceHigh(index) == span.traceHigh
                && spans.kind(index) == span.kind;
    }

    private void grow() {
        if (slots.length == 1 << 30) {
            throw new IllegalStateException("more than 500 million spans; read a shorter stretch of time");
        }
        int[] old = Arrays.copyOf(slots, slots.length);
        slots = new int[old.length * 2];
        for (int entry : old) {
            if (entry != 0) {
                int index = entry - 1;
                int slot = slot(
                        hash(spans.traceHigh(index), spans.traceLow(index), spans.id(index), spans.startNanos(index)),
                        slots.length);
                while (slots[slot] != 0) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                slots[slot] = entry;
            }
        }
    }

    private static int slot(long hash, int size) {
        return (int) (hash >>> 32) & (size - 1);
    }

    private static long hash(long traceHigh, long traceLow, long id, long start) {
        long hash = traceHigh;
        hash = (hash ^ traceLow) * 0x9E3779B97F4A7C15L;
        hash = (hash ^ hash >>> 29 ^ id) * 0xC2B2AE3D27D4EB4FL;
        hash = (hash ^ hash >>> 31 ^ start) * 0x9E3779B97F4A7C15L;
        return hash ^ hash >>> 27;
    }
}
