package dev.firefight.practice.signal;

import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SeriesKey.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Series put together to the metrics that programs know: of a histogram its buckets, its sum and its count. */
final class Families {
    private static final String BUCKET = "_bucket";
    private static final List<String> ENDINGS = List.of(BUCKET, "_sum", "_count");

    private Families() {}

    /** What a metric is. */
    enum Shape {
        COUNTER,
        GAUGE,
        HISTOGRAM,
        SUMMARY
    }

    /**
     * A metric.
     *
     * @param name of a histogram or a summary without ending
     * @param shape what it is
     * @param series the numbers of its series, in their order
     */
    record Family(String name, Shape shape, List<Integer> series) {}

    /** The metrics of some series, by their names. */
    static List<Family> of(List<SeriesKey> keys, IntPredicate isWanted) {
        Set<String> buckets = names(keys, BUCKET);
        Set<String> sums = names(keys, "_sum");
        sums.retainAll(names(keys, "_count"));
        Map<String, Family> families = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            if (isWanted.test(i)) {
                SeriesKey key = keys.get(i);
                String base = base(key.metric());
                Shape shape = buckets.contains(base)
                        ? Shape.HISTOGRAM
                        : sums.contains(base)
                                ? Shape.SUMMARY
                                : key.kind() == Kind.COUNTER ? Shape.COUNTER : Shape.GAUGE;
                String name = shape == Shape.HISTOGRAM || shape == Shape.SUMMARY ? base : key.metric();
                families.computeIfAbsent(name, _ -> new Family(name, shape, new ArrayList<>()))
                        .series()
                        .add(i);
            }
        }
        return List.copyOf(families.values());
    }

    private static Set<String> names(List<SeriesKey> keys, String ending) {
        Set<String> names = new HashSet<>();
        for (SeriesKey key : keys) {
            if (key.metric().endsWith(ending)) {
                names.add(base(key.metric()));
            }
        }
        return names;
    }

    private static String base(String metric) {
        for (String ending : ENDINGS) {
            if (metric.endsWith(ending)) {
                return metric.substring(0, metric.length() - ending.length());
            }
        }
        return metric;
    }
}
