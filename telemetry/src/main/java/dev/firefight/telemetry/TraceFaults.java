package dev.firefight.telemetry;

import dev.firefight.telemetry.column.LongColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with the traces themselves, before anybody asks what is wrong with the services.
 *
 * @param withoutParent how many spans name a caller that is not there
 * @param outsideParent how many spans of another instance than their caller start before it, or end after it although it waits for them
 * @param clocks instances whose clocks differ by a constant, the largest difference first
 */
public record TraceFaults(long withoutParent, long outsideParent, List<ClockDifference> clocks) {
    private static final int MOST_PAIRS = 10_000;
    private static final int MOST_CALLS_KEPT = 1_000;
    private static final int FEWEST_CALLS = 5;

    /**
     * Two clocks that differ.
     *
     * @param caller whose clock is taken for right
     * @param callee whose clock differs from it
     * @param behindNanos by how much the callee's clock is behind, negative when it is ahead
     * @param calls how many calls show it
     */
    public record ClockDifference(Origin caller, Origin callee, long behindNanos, long calls) {}

    /** Calls from one instance to another. */
    private static final class Pair {
        private final LongColumn behind = new LongColumn();
        private long calls;
        private long outside;
    }

    /** Copies the list. */
    public TraceFaults {
        clocks = List.copyOf(clocks);
    }

    /** Looks at all spans. */
    public static TraceFaults in(Telemetry telemetry) {
        Spans spans = telemetry.spans();
        SpanParents parents = new SpanParents(spans);
        Map<Long, Pair> pairs = new HashMap<>();
        long without = 0;
        long outside = 0;
        for (int i = 0; i < spans.size(); i++) {
            int parent = parents.parent(i);
            if (parent == SpanParents.NONE) {
                without += spans.parent(i) != 0 ? 1 : 0;
                continue;
            }
            if (spans.origin(parent) == spans.origin(i)) {
                continue;
            }
            boolean isOutside = isOutside(spans, i, parent);
            outside += isOutside ? 1 : 0;
            long key = (long) spans.origin(parent) << 32 | spans.origin(i);
            Pair pair = pairs.size() < MOST_PAIRS ? pairs.computeIfAbsent(key, any -> new Pair()) : pairs.get(key);
            if (pair != null) {
                pair.calls++;
                pair.outside += isOutside ? 1 : 0;
                if (isOutside && pair.behind.size() < MOST_CALLS_KEPT) {
                    pair.behind.add(behind(spans, i, parent));
                }
            }
        }
        List<ClockDifference> clocks = new ArrayList<>();
        pairs.forEach((key, pair) -> {
            long median = constant(pair);
            if (median != 0) {
                clocks.add(new ClockDifference(
                        telemetry.origin((int) (key >>> 32)), telemetry.origin(key.intValue()), median, pair.outside));
            }
        });
        clocks.sort(Comparator.comparingLong((ClockDifference one) -> -Math.abs(one.behindNanos()))
                .thenComparing(one -> one.caller() + " " + one.callee()));
        return new TraceFaults(without, outside, clocks);
    }

    private static boolean isOutside(Spans spans, int child, int parent) {
        boolean isWaitedFor = spans.kind(parent) == SpanKind.CLIENT && spans.kind(child) == SpanKind.SERVER;
        return spans.startNanos(child) < spans.startNanos(parent)
                || (isWaitedFor && spans.endNanos(child) > spans.endNanos(parent));
    }

    /** By how much the middle of a call is earlier where it is served than where it is made, as network clocks are compared (RFC 5905). */
    private static long behind(Spans spans, int child, int parent) {
        long start = spans.startNanos(parent) - spans.startNanos(child);
        long end = spans.endNanos(parent) - spans.endNanos(child);
        return start / 2 + end / 2;
    }

    /** The difference that most calls show alike; 0 when there is none. */
    private static long constant(Pair pair) {
        if (pair.outside < FEWEST_CALLS || pair.outside * 2 < pair.calls) {
            return 0;
        }
        long[] differences = pair.behind.toArray();
        long median = median(differences);
        long spread = median(
                Arrays.stream(differences).map(one -> Math.abs(one - median)).toArray());
        return spread <= Math.abs(median) / 4 ? median : 0;
    }

    private static long median(long[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
