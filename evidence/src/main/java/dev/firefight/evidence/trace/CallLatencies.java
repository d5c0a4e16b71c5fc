package dev.firefight.evidence.trace;

import dev.firefight.evidence.Question;
import dev.firefight.evidence.stat.Peers;
import dev.firefight.evidence.stat.Robust;
import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.Telemetry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Latencies of a call as its two sides measure them: series with the attributes {@code caller} and {@code callee}, as service meshes write
 * them.
 */
final class CallLatencies {
    private static final List<String> CALLERS_SIDE = List.of("source", "client", "caller", "outbound");
    private static final List<String> CALLEES_SIDE = List.of("destination", "server", "callee", "inbound");

    /** Fewer samples have no spread. */
    private static final int FEWEST_BEFORE = 5;

    /** One sample is an accident. */
    private static final int FEWEST_AFTER = 2;

    private CallLatencies() {}

    /** The series of both sides of a call. */
    private record Sides(Series caller, Series callee) {}

    /** For each call the surprise in nats at how much its caller's view has moved away from its callee's. */
    static Map<Call, Double> surprises(Question question, long onsetNanos) {
        Map<Call, Sides> healthy = question.baseline().map(CallLatencies::sides).orElse(Map.of());
        Map<Call, Double> distances = new LinkedHashMap<>();
        sides(question.incident()).forEach((call, sides) -> {
            Ratio ratio = Ratio.of(sides);
            double[] after = ratio.from(onsetNanos);
            if (after.length >= FEWEST_AFTER) {
                double now = Robust.median(after);
                Stream.concat(
                                Stream.of(ratio.before(onsetNanos)),
                                Stream.ofNullable(healthy.get(call)).map(both -> Ratio.of(both).values))
                        .filter(reference -> reference.length >= FEWEST_BEFORE)
                        .mapToDouble(reference -> Usual.of(reference).distance(now))
                        .filter(Double::isFinite)
                        .min() // what either reference knows is no news
                        .ifPresent(least -> distances.put(call, least));
            }
        });
        double[] beyond = Peers.beyond(
                distances.values().stream().mapToDouble(Double::doubleValue).toArray());
        Map<Call, Double> surprises = new LinkedHashMap<>();
        int i = 0;
        for (Call call : distances.keySet()) {
            surprises.put(call, Robust.surprise(beyond[i++], Durations.DEGREES_OF_FREEDOM));
        }
        return surprises;
    }

    /** The caller's and the callee's series of each call that has both; of several, such as quantiles, the first by name on either side. */
    private static Map<Call, Sides> sides(Telemetry telemetry) {
        Map<Call, Series> callers = new LinkedHashMap<>();
        Map<Call, Series> callees = new HashMap<>();
        for (Series series : telemetry.series()) {
            SeriesKey key = series.key();
            String caller = key.attributes().getOrDefault("caller", "");
            String callee = key.attributes().getOrDefault("callee", "");
            String metric = key.metric().toLowerCase(Locale.ROOT);
            boolean isCallers = CALLERS_SIDE.stream().anyMatch(metric::contains);
            boolean isCallees = CALLEES_SIDE.stream().anyMatch(metric::contains);
            if (!caller.isEmpty() && !callee.isEmpty() && isCallers != isCallees) {
                (isCallers ? callers : callees)
                        .merge(
                                new Call(caller, callee),
                                series,
                                (one, other) -> other.key()
                                                        .selector()
                                                        .compareTo(one.key().selector())
                                                < 0
                                        ? other
                                        : one);
            }
        }
        Map<Call, Sides> both = new HashMap<>();
        callers.forEach((call, caller) -> {
            Series callee = callees.get(call);
            if (callee != null) {
                both.put(call, new Sides(caller, callee));
            }
        });
        return both;
    }

    /** Logarithm of the caller's time over the callee's, at the times of the caller's. */
    @SuppressWarnings("ArrayRecordComponent") // columns are computed on, not compared
    private record Ratio(long[] times, double[] values) {
        static Ratio of(Sides sides) {
            Series caller = sides.caller;
            Series callee = sides.callee;
            long nearest = caller.size() < 2
                    ? Long.MAX_VALUE
                    : (caller.timesNanos()[caller.size() - 1] - caller.timesNanos()[0]) / (caller.size() - 1) / 2;
            long[] times = new long[caller.size()];
            double[] values = new double[caller.size()];
            int size = 0;
            for (int i = 0; i < caller.size(); i++) {
                long time = caller.timesNanos()[i];
                int at = Math.min(callee.indexAt(time), callee.size() - 1);
                if (at > 0 && time - callee.timesNanos()[at - 1] < Math.abs(callee.timesNanos()[at] - time)) {
                    at--;
                }
                if (Math.abs(callee.timesNanos()[at] - time) <= nearest
                        && caller.values()[i] > 0
                        && callee.values()[at] > 0) {
                    times[size] = time;
                    values[size++] = Math.log(caller.values()[i] / callee.values()[at]);
                }
            }
            return new Ratio(Arrays.copyOf(times, size), Arrays.copyOf(values, size));
        }

        double[] before(long onsetNanos) {
            return Arrays.copyOfRange(values, 0, split(onsetNanos));
        }

        double[] from(long onsetNanos) {
            return Arrays.copyOfRange(values, split(onsetNanos), values.length);
        }

        private int split(long onsetNanos) {
            int found = Arrays.binarySearch(times, onsetNanos);
            return found >= 0 ? found : -found - 1;
        }
    }
}
