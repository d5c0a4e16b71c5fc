package dev.firefight.evidence.log;

import dev.firefight.evidence.Target;
import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.Telemetry;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongToIntFunction;

/** How often a service said a pattern in each slot of time, how grave it was at most, and when it came first since a moment. */
final class Counted {
    private final long[] counts;
    private int severity;
    private long firstNanos = Long.MAX_VALUE;

    private Counted(int slots) {
        counts = new long[slots];
    }

    /**
     * Counts all records.
     *
     * @param slotOf the slot of a time
     * @param slots how many there are
     * @param momentNanos from when on the first time of a pattern is told
     * @param into for each service its patterns by their numbers; added to
     */
    static void count(
            Telemetry telemetry,
            LongToIntFunction slotOf,
            int slots,
            long momentNanos,
            Map<String, Map<Integer, Counted>> into) {
        Logs logs = telemetry.logs();
        for (int i = 0; i < logs.size(); i++) {
            String service = Target.of(telemetry.origin(logs.origin(i))).service();
            Counted one = into.computeIfAbsent(service, any -> new TreeMap<>())
                    .computeIfAbsent(logs.pattern(i), any -> new Counted(slots));
            long time = logs.timeNanos(i);
            one.counts[slotOf.applyAsInt(time)]++;
            one.severity = Math.max(one.severity, logs.severity(i));
            one.firstNanos = time >= momentNanos ? Math.min(one.firstNanos, time) : one.firstNanos;
        }
    }

    /** For each slot; not to be changed. */
    long[] counts() {
        return counts;
    }

    int severity() {
        return severity;
    }

    OptionalLong first() {
        return firstNanos == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(firstNanos);
    }
}
