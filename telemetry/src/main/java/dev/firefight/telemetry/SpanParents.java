package dev.firefight.telemetry;

/** Finds spans by their ids, and so the span that called another. Holds two to four numbers of 32 bits for each span. */
public final class SpanParents {
    /** The index of a span that is not there. */
    public static final int NONE = -1;

    private final Spans spans;
    private final int[] slots; // index of a span plus one; zero is free

    /** Of spans that do not change any more. */
    public SpanParents(Spans spans) {
        this.spans = spans;
        this.slots = new int[Integer.highestOneBit(Math.clamp(spans.size() * 2L, 1, 1 << 29)) << 1];
        for (int i = 0; i < spans.size(); i++) {
            add(i);
        }
    }

    /** The index of the span that called the one with an index; {@link #NONE} when it named none, itself, or one that is not there. */
    public int parent(int span) {
        long parent = spans.parent(span);
        return parent == 0 || parent == spans.id(span)
                ? NONE
                : find(spans.traceHigh(span), spans.traceLow(span), parent);
    }

    /** The first index of a span by its trace and its id; {@link #NONE} when it is not there. */
    public int find(long traceHigh, long traceLow, long id) {
        int slot = slot(traceHigh, traceLow, id);
        while (slots[slot] != 0) {
            int found = slots[slot] - 1;
            if (spans.id(found) == id && spans.traceLow(found) == traceLow && spans.traceHigh(found) == traceHigh) {
                return found;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return NONE;
    }

    private void add(int span) {
        int slot = slot(spans.traceHigh(span), spans.traceLow(span), spans.id(span));
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = span + 1;
    }

    private int slot(long traceHigh, long traceLow, long id) {
        long mixed = (traceHigh * 31 + traceLow) * 0x9E3779B97F4A7C15L ^ id * 0xC2B2AE3D27D4EB4FL;
        mixed ^= mixed >>> 29;
        mixed *= 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & (slots.length - 1);
    }
}
