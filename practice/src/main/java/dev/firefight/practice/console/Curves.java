package dev.firefight.practice.console;

import dev.firefight.practice.console.Part.Curve;
import dev.firefight.practice.signal.Scrapes;
import dev.firefight.telemetry.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;

/** Numbers over a stretch of time up to the last scrape, each series read once. */
final class Curves {
    /** So many curves are shown of what has more of them. */
    static final int MOST = 24;
    /** What grew is counted over so many scrapes: a minute. */
    private static final int RATE_STEPS = 4;

    private final Scrapes scrapes;
    private final int from;
    private final int points;

    Curves(View view, long nanos) {
        this.scrapes = view.scrapes();
        this.points = Math.clamp(nanos / Scrapes.EVERY_NANOS + 1, 1, scrapes.size());
        this.from = scrapes.size() - points;
    }

    /** Of which curve a series is part; empty for none. */
    interface Group extends Function<SeriesKey, String> {}

    /** What is told, put together by group. */
    Map<String, double[]> told(Predicate<SeriesKey> where, Group group, DoubleBinaryOperator with) {
        return gathered(where, group, (series, point) -> scrapes.value(series, from + point), with);
    }

    /** What comes a second. */
    Map<String, double[]> rate(Predicate<SeriesKey> where, Group group) {
        return gathered(where, group, this::perSecond, Double::sum);
    }

    private double perSecond(int series, int point) {
        int last = from + point;
        double grown = Double.NaN;
        int steps = 0;
        for (int i = Math.max(1, last - RATE_STEPS + 1); i <= last; i++) {
            double before = scrapes.value(series, i - 1);
            double now = scrapes.value(series, i);
            if (!Double.isNaN(now) && !Double.isNaN(before)) {
                grown = (Double.isNaN(grown) ? 0 : grown) + (now >= before ? now - before : now);
                steps++;
            }
        }
        return grown / (steps * (Scrapes.EVERY_NANOS / 1e9));
    }

    private interface Value {
        double of(int series, int point);
    }

    private Map<String, double[]> gathered(
            Predicate<SeriesKey> where, Group group, Value value, DoubleBinaryOperator with) {
        Map<String, double[]> all = new LinkedHashMap<>();
        List<SeriesKey> keys = scrapes.keys();
        for (int series = 0; series < keys.size(); series++) {
            SeriesKey key = keys.get(series);
            if (where.test(key)) {
                double[] sum = all.computeIfAbsent(group.apply(key), _ -> none());
                for (int point = 0; point < points; point++) {
                    double one = value.of(series, point);
                    if (!Double.isNaN(one)) {
                        sum[point] = Double.isNaN(sum[point]) ? one : with.applyAsDouble(sum[point], one);
                    }
                }
            }
        }
        all.values().removeIf(one -> Arrays.stream(one).allMatch(Double::isNaN));
        return all;
    }

    private double[] none() {
        double[] none = new double[points];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    /** Some in proportion to all, or to nothing where there is nothing of some. */
    static Map<String, double[]> share(Map<String, double[]> some, Map<String, double[]> all) {
        Map<String, double[]> shares = new LinkedHashMap<>();
        all.forEach((name, whole) -> {
            double[] part = some.getOrDefault(name, new double[whole.length]);
            double[] share = new double[whole.length];
            for (int i = 0; i < whole.length; i++) {
                share[i] = whole[i] > 0 ? (Double.isNaN(part[i]) ? 0 : part[i]) / whole[i] : Double.NaN;
            }
            shares.put(name, share);
        });
        return shares;
    }

    /** The time that all but one in a hundred take at most, by the buckets of a histogram. */
    Map<String, double[]> slowest(String histogram, Predicate<SeriesKey> where, Group group) {
        Map<String, NavigableMap<Double, double[]>> buckets = new LinkedHashMap<>();
        rate(
                        key -> key.metric().equals(histogram + "_bucket") && where.test(key),
                        key -> key.attributes().getOrDefault("le", "") + " " + group.apply(key))
                .forEach((name, values) -> {
                    int space = name.indexOf(' ');
                    String bound = name.substring(0, space);
                    buckets.computeIfAbsent(name.substring(space + 1), _ -> new TreeMap<>())
                            .put(bound.equals("+Inf") ? Double.MAX_VALUE : Double.parseDouble(bound), values);
                });
        Map<String, double[]> slowest = new LinkedHashMap<>();
        buckets.forEach((name, all) -> {
            double[] values = new double[points];
            for (int i = 0; i < points; i++) {
                values[i] = quantile(all, i);
            }
            slowest.put(name, values);
        });
        return slowest;
    }

    private static double quantile(NavigableMap<Double, double[]> buckets, int point) {
        double rank = 0.99 * buckets.lastEntry().getValue()[point];
        double lower = 0;
        double below = 0;
        for (Map.Entry<Double, double[]> bucket : buckets.entrySet()) {
            double upTo = bucket.getValue()[point];
            if (rank > 0 && upTo >= rank) {
                return bucket.getKey() == Double.MAX_VALUE
                        ? lower
                        : lower + (bucket.getKey() - lower) * (rank - below) / (upTo - below);
            }
            lower = bucket.getKey();
            below = upTo;
        }
        return Double.NaN;
    }

    /** The share of what users ask for that was not answered well. */
    List<Part> bad() {
        Predicate<SeriesKey> users = key -> key.metric().equals("user_requests_total");
        Predicate<SeriesKey> bad = users.and(View.of("outcome", "good").negate());
        Group together = _ -> "not answered well";
        return shown(share(rate(bad, together), rate(users, together)), "%", value -> 100 * value);
    }

    /** As curves, those first that rose or fell most. */
    List<Part> shown(Map<String, double[]> all, String unit, DoubleUnaryOperator scale) {
        List<Part> parts = new ArrayList<>();
        all.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, double[]> one) -> -spread(one.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST)
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> parts.add(new Curve(
                        one.getKey(),
                        unit,
                        scrapes.timeNanos(from),
                        Scrapes.EVERY_NANOS,
                        Arrays.stream(one.getValue()).map(scale).boxed().toList())));
        if (all.size() > MOST) {
            parts.add(Rows.hint(
                    "and " + (all.size() - MOST) + " more, which changed less; name a service for all of its own"));
        }
        return parts;
    }

    private static double spread(double[] values) {
        double least =
                Arrays.stream(values).filter(one -> !Double.isNaN(one)).min().orElse(0);
        double most =
                Arrays.stream(values).filter(one -> !Double.isNaN(one)).max().orElse(0);
        return (most - least) / Math.max(1e-9, Math.max(Math.abs(least), Math.abs(most)));
    }
}
