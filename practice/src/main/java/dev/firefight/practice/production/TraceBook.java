package dev.firefight.practice.production;

import dev.firefight.practice.engine.Agenda;
import dev.firefight.practice.engine.Chance;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SpanKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The traces that are kept: one in so many requests, and failed ones, of which there are at most so many in a stretch of time. */
public final class TraceBook {
    /** How many spans of one trace are kept. */
    static final int MOST_SPANS_A_TRACE = 2_000;

    /** How many spans are kept in all; then no more are. */
    private static final int MOST_SPANS = 1_000_000;

    private static final double SAMPLED = 0.01;
    private static final int FAILED_IN_STRETCH = 20;
    private static final long STRETCH_NANOS = 5_000_000_000L;

    static final TraceBook NONE = new TraceBook();

    private final Agenda agenda;
    private final Chance chance;
    private final Deque<Trace> unused = new ArrayDeque<>();
    private final List<SpanName> names = new ArrayList<>();
    private final Set<String> silent = new HashSet<>();
    private long[] rows = new long[1024 * (Trace.ROW + 2)];
    private int kept;
    private long stretch;
    private int failedInStretch;

    private TraceBook() {
        this(new Agenda(0), new Chance(0, ""));
    }

    TraceBook(Agenda agenda, Chance chance) {
        this.agenda = agenda;
        this.chance = chance;
    }

    /** A book into which only spans of others are copied. */
    public static TraceBook ofCopies() {
        return new TraceBook();
    }

    /**
     * A span of another book comes into this one, at another time and with other ids. All are from the same book.
     *
     * @param high upper half of the id of its trace
     * @param low lower half of it
     * @param mask by which ids of spans become others; the same for all of a trace
     * @param laterNanos how much later it was
     */
    public void copy(TraceBook from, int span, long high, long low, long mask, long laterNanos) {
        if (kept >= MOST_SPANS) {
            return;
        }
        int row = Trace.ROW + 2;
        int at = row * kept++;
        if (at == rows.length) {
            rows = Arrays.copyOf(rows, 2 * at);
        }
        System.arraycopy(from.rows, span * row, rows, at, row);
        rows[at] = high;
        rows[at + 1] = low;
        rows[at + 2] ^= mask;
        rows[at + 3] ^= rows[at + 3] == 0 ? 0 : mask;
        rows[at + 4] += laterNanos;
        rows[at + 5] += laterNanos;
        while (names.size() <= rows[at + 6]) {
            names.add(from.names.get(names.size()));
        }
    }

    SpanName name(Origin origin, String operation, SpanKind kind, String peer, Host host) {
        SpanName name = new SpanName(names.size(), origin, operation, kind, peer, host);
        names.add(name);
        return name;
    }

    /** Whether nothing is heard of what a service tells. */
    void silence(String service, boolean isOn) {
        if (isOn) {
            silent.add(service);
        } else {
            silent.remove(service);
        }
    }

    /** Whether anybody here hears of spans of this kind. */
    boolean hears(SpanName name) {
        return !(name.host().isOutside() && name.kind() == SpanKind.SERVER)
                && (silent.isEmpty() || !silent.contains(name.origin().service()));
    }

    /** A new request. */
    Trace begin() {
        Trace trace = unused.isEmpty() ? new Trace(this) : unused.pop();
        trace.begin(chance.bits(), chance.bits(), chance.happens(SAMPLED));
        return trace;
    }

    long spanId() {
        return chance.bits();
    }

    /** Nobody works on it any more. */
    void end(Trace trace) {
        if (isKept(trace)) {
            keep(trace);
        }
        unused.push(trace);
    }

    private boolean isKept(Trace trace) {
        if (trace.spans == 0 || kept + trace.spans > MOST_SPANS) {
            return false;
        }
        if (trace.isSampled) {
            return true;
        }
        if (!trace.hasFailed) {
            return false;
        }
        long now = agenda.nowNanos() / STRETCH_NANOS;
        if (now != stretch) {
            stretch = now;
            failedInStretch = 0;
        }
        return failedInStretch++ < FAILED_IN_STRETCH;
    }

    private void keep(Trace trace) {
        int row = Trace.ROW + 2;
        int needed = (kept + trace.spans) * row;
        if (needed > rows.length) {
            rows = Arrays.copyOf(rows, Math.max(needed, 2 * rows.length));
        }
        for (int i = 0; i < trace.spans; i++) {
            int at = row * kept++;
            rows[at] = trace.high;
            rows[at + 1] = trace.low;
            System.arraycopy(trace.rows, i * Trace.ROW, rows, at + 2, Trace.ROW);
        }
    }

    /** How many spans are kept. */
    public int size() {
        return kept;
    }

    /** The upper half of the id of the trace to which a span belongs. */
    public long traceHigh(int span) {
        return rows[span * (Trace.ROW + 2)];
    }

    /** The lower half of it. */
    public long traceLow(int span) {
        return rows[span * (Trace.ROW + 2) + 1];
    }

    /** The id of a span. */
    public long id(int span) {
        return rows[span * (Trace.ROW + 2) + 2];
    }

    /** The id of the span that caused it; 0 for none. */
    public long parent(int span) {
        return rows[span * (Trace.ROW + 2) + 3];
    }

    /** When it began, by the clock of who tells it. */
    public long startNanos(int span) {
        return rows[span * (Trace.ROW + 2) + 4];
    }

    /** When it ended, by the same clock. */
    public long endNanos(int span) {
        return rows[span * (Trace.ROW + 2) + 5];
    }

    /** What it is. */
    public SpanName name(int span) {
        return names.get((int) rows[span * (Trace.ROW + 2) + 6]);
    }

    /** How it ended. */
    public Failure outcome(int span) {
        return Failure.of((int) rows[span * (Trace.ROW + 2) + 7]);
    }
}
