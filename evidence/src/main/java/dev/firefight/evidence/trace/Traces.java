package dev.firefight.evidence.trace;

import dev.firefight.telemetry.Spans;
import dev.firefight.telemetry.column.IntColumn;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What belongs to one trace, trace by trace in order of their ids: its spans, and the log records that were written during them. A member is
 * the index of a span, or the number of spans plus the index of a log record.
 */
public final class Traces {
    private final Spans spans;
    private final int[] starts;
    private final int[] members;

    /**
     * Groups spans and log records.
     *
     * @param spanOfLog index of the span each log record belongs to; negative for none
     */
    public Traces(Spans spans, int[] spanOfLog) {
        this.spans = spans;
        int n = spans.size();
        int[] traceOfSpan = number();
        int traces = Arrays.stream(traceOfSpan).max().orElse(-1) + 1;
        int[] ends = new int[traces + 1];
        for (int trace : traceOfSpan) {
            ends[trace + 1]++;
        }
        for (int span : spanOfLog) {
            if (span >= 0) {
                ends[traceOfSpan[span] + 1]++;
            }
        }
        Arrays.parallelPrefix(ends, Integer::sum);
        starts = ends;
        members = new int[ends[traces]];
        int[] next = Arrays.copyOf(starts, traces);
        for (int i = 0; i < n; i++) {
            members[next[traceOfSpan[i]]++] = i;
        }
        for (int i = 0; i < spanOfLog.length; i++) {
            if (spanOfLog[i] >= 0) {
                members[next[traceOfSpan[spanOfLog[i]]]++] = n + i;
            }
        }
    }

    /** Number of traces. */
    public int size() {
        return starts.length - 1;
    }

    /** Where the members of a trace begin. */
    public int from(int trace) {
        return starts[trace];
    }

    /** Where they end. */
    public int to(int trace) {
        return starts[trace + 1];
    }

    /** The member at a place. */
    public int member(int place) {
        return members[place];
    }

    /** For each span the number of its trace. */
    private int[] number() {
        int n = spans.size();
        int[] seen = new int[n];
        int[] slots =
                new int[Integer.highestOneBit(Math.max(8, n) * 2 - 1) * 2]; // number of a trace plus one; zero is free
        IntColumn firsts = new IntColumn();
        for (int i = 0; i < n; i++) {
            int slot = slot(i, slots.length);
            while (slots[slot] != 0 && !isSame(firsts.get(slots[slot] - 1), i)) {
                slot = (slot + 1) & (slots.length - 1);
            }
            if (slots[slot] == 0) {
                firsts.add(i);
                slots[slot] = firsts.size();
            }
            seen[i] = slots[slot] - 1;
        }
        int[] order = IntStream.range(0, firsts.size())
                .boxed()
                .sorted(Comparator.comparingLong((Integer trace) -> spans.traceHigh(firsts.get(trace)))
                        .thenComparingLong(trace -> spans.traceLow(firsts.get(trace))))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] place = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
        for (int i = 0; i < n; i++) {
            seen[i] = place[seen[i]];
        }
        return seen;
    }

    private boolean isSame(int one, int other) {
        return spans.traceLow(one) == spans.traceLow(other) && spans.traceHigh(one) == spans.traceHigh(other);
    }

    private int slot(int span, int size) {
        long hash = (spans.traceHigh(span) * 31 + spans.traceLow(span)) * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32) & (size - 1);
    }
}
