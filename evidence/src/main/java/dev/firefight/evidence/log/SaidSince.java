package dev.firefight.evidence.log;

import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A pattern of a service that is said since the onset and was not before, or far less often.
 *
 * @param pattern number of the pattern
 * @param before how often before the onset
 * @param after how often since
 * @param firstNanos when first since the onset
 * @param severity the highest severity it was said with
 */
public record SaidSince(int pattern, long before, long after, long firstNanos, int severity) {
    private static final int MOST_EACH = 200;

    /** Twice as often for the time is more than accident. */
    private static final double FACTOR = 2;

    /** For each service the patterns it says since a time, the most severe and most frequent first. */
    public static Map<String, List<SaidSince>> of(Telemetry incident, long onsetNanos) {
        double usual = usual(incident.logs(), onsetNanos);
        Map<String, Map<Integer, Counted>> counted = new HashMap<>();
        Counted.count(incident, time -> time < onsetNanos ? 0 : 1, 2, onsetNanos, counted);
        Map<String, List<SaidSince>> said = new HashMap<>();
        counted.forEach((service, patterns) -> patterns.forEach((pattern, one) -> {
            long before = one.counts()[0];
            long after = one.counts()[1];
            if (after > 0 && (before == 0 || after > FACTOR * usual * before)) {
                said.computeIfAbsent(service, any -> new ArrayList<>())
                        .add(new SaidSince(pattern, before, after, one.first().orElse(onsetNanos), one.severity()));
            }
        }));
        said.replaceAll((service, patterns) -> patterns.stream()
                .sorted(Comparator.comparingInt(SaidSince::severity)
                        .thenComparingLong(SaidSince::after)
                        .reversed()
                        .thenComparingInt(SaidSince::pattern))
                .limit(MOST_EACH)
                .toList());
        return said;
    }

    /** How many times as long the time since the onset is as that before it; infinite when there is none before. */
    private static double usual(Logs logs, long onsetNanos) {
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (int i = 0; i < logs.size(); i++) {
            start = Math.min(start, logs.timeNanos(i));
            end = Math.max(end, logs.timeNanos(i));
        }
        return start < onsetNanos && end > onsetNanos
                ? (double) (end - onsetNanos) / (onsetNanos - start)
                : Double.POSITIVE_INFINITY;
    }
}
