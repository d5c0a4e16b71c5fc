package dev.firefight.practice.production;

import java.util.Arrays;

/** The spans of one request, while anybody works on it. */
final class Trace {
    /** Nobody follows it. */
    static final Trace NONE = new Trace();

    /** Longs a span takes: id, parent, start, end, who and what, and how it ended. */
    static final int ROW = 6;

    private TraceBook book;
    long high;
    long low;
    long[] rows = new long[8 * ROW];
    int spans;
    private int users;
    boolean isSampled;
    boolean hasFailed;

    private Trace() {
        this.book = TraceBook.NONE;
    }

    Trace(TraceBook book) {
        this.book = book;
    }

    void begin(long highBits, long lowBits, boolean sampled) {
        high = highBits;
        low = lowBits;
        spans = 0;
        users = 0;
        isSampled = sampled;
        hasFailed = false;
    }

    /** One more works on it. */
    Trace join() {
        users++;
        return this;
    }

    /** One less does. */
    void leave() {
        if (this != NONE && --users == 0) {
            book.end(this);
        }
    }

    /** The number of a span that begins. */
    long span() {
        return this == NONE ? 0 : book.spanId();
    }

    /** A span ended. */
    void add(long id, long parent, long startNanos, long endNanos, SpanName name, Failure outcome) {
        if (this == NONE || !book.hears(name)) {
            return;
        }
        int at = ROW * spans++;
        if (at == rows.length) {
            if (spans > TraceBook.MOST_SPANS_A_TRACE) {
                spans--;
                return;
            }
            rows = Arrays.copyOf(rows, 2 * at);
        }
        rows[at] = id;
        rows[at + 1] = parent;
        rows[at + 2] = startNanos + name.host().skewNanos;
        rows[at + 3] = endNanos + name.host().skewNanos;
        rows[at + 4] = name.number();
        rows[at + 5] = outcome.number();
    }
}
