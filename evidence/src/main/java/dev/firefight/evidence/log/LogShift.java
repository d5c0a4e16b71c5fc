package dev.firefight.evidence.log;

import dev.firefight.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A pattern that a service says since the onset and did not before, no longer, or far more or less often.
 *
 * @param service who says it
 * @param pattern its number
 * @param severity the highest with which it was said, as OpenTelemetry counts; 0 where not told
 * @param before how often before the onset
 * @param after how often since
 * @param kind what that makes of it
 */
public record LogShift(String service, int pattern, int severity, long before, long after, Kind kind) {
    /** The most of each kind that are told. */
    public static final int MOST_EACH = 40;

    private static final double FACTOR = 2;

    /** So many are expected before their absence says anything. */
    private static final double ENOUGH = 5;

    /** What became of a pattern. */
    public enum Kind {
        /** It was not said before. */
        NEW,
        /** It is said far more often. */
        MORE,
        /** It is said far less often. */
        LESS,
        /** It is not said any more. */
        GONE
    }

    /** What shifted, the new first, of each kind the most severe and most frequent first; nothing where all logs are on one side of the onset. */
    public static List<LogShift> of(Telemetry telemetry, long startNanos, long onsetNanos, long endNanos) {
        double usual = onsetNanos <= startNanos || endNanos <= onsetNanos
                ? Double.NaN
                : (double) (endNanos - onsetNanos) / (onsetNanos - startNanos);
        if (Double.isNaN(usual)) {
            return List.of();
        }
        Map<String, Map<Integer, Counted>> counted = new HashMap<>();
        Counted.count(telemetry, time -> time < onsetNanos ? 0 : 1, 2, onsetNanos, counted);
        Map<Kind, List<LogShift>> found = new HashMap<>();
        counted.forEach((service, patterns) -> patterns.forEach((pattern, one) -> {
            long before = one.counts()[0];
            long after = one.counts()[1];
            double expected = usual * before;
            Kind kind;
            if (before == 0) {
                kind = Kind.NEW;
            } else if (after == 0 && expected >= ENOUGH) {
                kind = Kind.GONE;
            } else if (after > FACTOR * expected && after - expected >= ENOUGH) {
                kind = Kind.MORE;
            } else if (after > 0 && after * FACTOR < expected && expected - after >= ENOUGH) {
                kind = Kind.LESS;
            } else {
                return;
            }
            found.computeIfAbsent(kind, _ -> new ArrayList<>())
                    .add(new LogShift(service, pattern, one.severity(), before, after, kind));
        }));
        List<LogShift> told = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            found.getOrDefault(kind, List.of()).stream()
                    .sorted(Comparator.comparingInt(LogShift::severity)
                            .thenComparingLong(one -> Math.max(one.before(), one.after()))
                            .reversed()
                            .thenComparing(LogShift::service)
                            .thenComparingInt(LogShift::pattern))
                    .limit(MOST_EACH)
                    .forEach(told::add);
        }
        return List.copyOf(told);
    }
}
