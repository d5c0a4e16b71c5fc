package dev.firefight.evidence.log;

import dev.firefight.evidence.Target;
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
        Logs logs = incident.logs();
        Map<Key, long[]> counts = new HashMap<>();
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (int i = 0; i < logs.size(); i++) {
            long time = logs.timeNanos(i);
            start = Math.min(start, time);
            end = Math.max(end, time);
            String service = Target.of(incident.origin(logs.origin(i))).service();
            long[] count = counts.computeIfAbsent(
                    new Key(service, logs.pattern(i)), key -> new long[] {0, 0, Long.MAX_VALUE, 0});
            if (time < onsetNanos) {
                count[0]++;
            } else {
                count[1]++;
                count[2] = Math.min(count[2], time);
            }
            count[3] = Math.max(count[3], logs.severity(i));
        }
        double usual = start < onsetNanos && end > onsetNanos
                ? (double) (end - onsetNanos) / (onsetNanos - start)
                : Double.POSITIVE_INFINITY;
        Map<String, List<SaidSince>> said = new HashMap<>();
        counts.forEach((key, count) -> {
            if (count[1] > 0 && (count[0] == 0 || count[1] > FACTOR * usual * count[0])) {
                said.computeIfAbsent(key.service(), service -> new ArrayList<>())
                        .add(new SaidSince(key.pattern(), count[0], count[1], count[2], (int) count[3]));
            }
        });
        said.replaceAll((service, patterns) -> patterns.stream()
                .sorted(Comparator.comparingInt(SaidSince::severity)
                        .thenComparingLong(SaidSince::after)
                        .reversed()
                        .thenComparingInt(SaidSince::pattern))
                .limit(MOST_EACH)
                .toList());
        return said;
    }

    private record Key(String service, int pattern) {}
}
