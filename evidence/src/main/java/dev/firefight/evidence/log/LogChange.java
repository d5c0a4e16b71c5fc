package dev.firefight.evidence.log;

import dev.firefight.evidence.Target;
import dev.firefight.evidence.pattern.PatternChange;
import dev.firefight.evidence.pattern.PatternCounts;
import dev.firefight.evidence.pattern.Slots;
import dev.firefight.evidence.pattern.WindowComparison;
import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a pattern of a service since a moment.
 *
 * @param service whose records
 * @param pattern number of the pattern
 * @param change what became of it
 * @param shareBefore which share of the time lies before the moment
 */
public record LogChange(String service, int pattern, PatternChange change, double shareBefore) {
    private static final int SLOTS = 60;

    /** A service and one of its patterns. */
    private record Key(String service, int pattern) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::service).thenComparingInt(Key::pattern);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** How often it was said in each slot, and how grave it was at most. */
    private static final class Counted {
        private final long[] counts;
        private int severity;

        Counted(int slots) {
            counts = new long[slots];
        }
    }

    /**
     * All patterns of all services before and after a moment, counted in one table; the most telling change first, what is as before
     * last. Empty when there are no records on one of the two sides.
     */
    public static List<LogChange> since(Telemetry telemetry, long momentNanos) {
        Logs logs = telemetry.logs();
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (int i = 0; i < logs.size(); i++) {
            start = Math.min(start, logs.timeNanos(i));
            end = Math.max(end, logs.timeNanos(i));
        }
        if (start >= momentNanos || end < momentNanos) {
            return List.of();
        }
        long length = (end - start) / SLOTS + 1;
        int before = Math.toIntExact((momentNanos - start - 1) / length + 1);
        double[] lengths = new double[before + Math.toIntExact((end - momentNanos) / length + 1)];
        Arrays.fill(lengths, (double) length);
        lengths[0] = momentNanos - start - (before - 1) * length;
        lengths[lengths.length - 1] = (end - momentNanos) % length + 1;
        Map<Key, Counted> counted = new TreeMap<>();
        for (int i = 0; i < logs.size(); i++) {
            Key key = new Key(Target.of(telemetry.origin(logs.origin(i))).service(), logs.pattern(i));
            Counted one = counted.computeIfAbsent(key, any -> new Counted(lengths.length));
            one.counts[before + (int) Math.floorDiv(logs.timeNanos(i) - momentNanos, length)]++;
            one.severity = Math.max(one.severity, logs.severity(i));
        }
        double share = (double) (momentNanos - start) / (end - start + 1);
        List<Key> keys = new ArrayList<>(counted.keySet());
        List<PatternCounts> counts = new ArrayList<>();
        counted.forEach((key, one) -> counts.add(new PatternCounts(counts.size(), one.severity, one.counts)));
        return WindowComparison.compare(new Slots(lengths, before), counts).stream()
                .map(change -> {
                    Key key = keys.get((int) change.counts().pattern());
                    return new LogChange(key.service(), key.pattern(), change, share);
                })
                .toList();
    }
}
