package dev.firefight.practice.signal;

import dev.firefight.telemetry.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;

/**
 * Questions about numbers as they were at one scrape, answered as PromQL would, but for one thing: what grew is counted from scrape to scrape
 * and not stretched to the borders of the window.
 */
public final class Query {
    private final Numbers numbers;
    private final SeriesIndex index;
    private final int scrape;

    /** What some series come to, by the labels they have in common. */
    public static final class Answer {
        final Map<SortedMap<String, String>, Double> values = new LinkedHashMap<>();

        Answer() {}

        /** What was found, in the order in which its series began. */
        public Map<SortedMap<String, String>, Double> values() {
            return Collections.unmodifiableMap(values);
        }

        double get(SortedMap<String, String> labels) {
            return values.getOrDefault(labels, Double.NaN);
        }
    }

    Query(Numbers numbers, SeriesIndex index, int scrape) {
        this.numbers = numbers;
        this.index = index;
        this.scrape = scrape;
    }

    /** At the last scrape that there is. */
    public static Query last(Numbers numbers) {
        return new Query(numbers, new SeriesIndex(numbers), numbers.size() - 1);
    }

    /** The same at another scrape. */
    public Query at(int other) {
        return new Query(numbers, index, Math.clamp(other, 0, numbers.size() - 1));
    }

    /** When that was. */
    public long timeNanos() {
        return numbers.timeNanos(scrape);
    }

    /** For how long there are numbers. */
    public long sinceFirstNanos() {
        return timeNanos() - numbers.timeNanos(0);
    }

    /** {@code max by (…) (metric)} or the like. */
    public Answer last(String metric, Predicate<SeriesKey> where, DoubleBinaryOperator with, String... by) {
        return gathered(metric, where, series -> numbers.value(series, scrape), with, by);
    }

    /** {@code sum by (…) (increase(metric[window]))}. */
    public Answer increase(String metric, Predicate<SeriesKey> where, long windowNanos, String... by) {
        return gathered(metric, where, series -> increase(series, windowNanos), Double::sum, by);
    }

    /** {@code avg by (…) (avg_over_time(metric[window]))} of gauges, of which each set of labels has one series. */
    public Answer mean(String metric, Predicate<SeriesKey> where, long windowNanos, String... by) {
        return gathered(metric, where, series -> mean(series, windowNanos), Math::max, by);
    }

    /** {@code min by (…) (predict_linear(metric[window], ahead))}, with at least half of the window to go by. */
    public Answer predicted(
            String metric, Predicate<SeriesKey> where, long windowNanos, double aheadSeconds, String... by) {
        return gathered(metric, where, series -> predicted(series, windowNanos, aheadSeconds), Math::min, by);
    }

    /** {@code histogram_quantile(q, sum by (le, …) (increase(metric_bucket[window])))}. */
    public Answer quantile(String histogram, double quantile, long windowNanos, String... by) {
        Map<SortedMap<String, String>, List<double[]>> buckets = new LinkedHashMap<>();
        String[] andBound = Arrays.copyOf(by, by.length + 1);
        andBound[by.length] = "le";
        increase(histogram + "_bucket", _ -> true, windowNanos, andBound).values.forEach((labels, count) -> {
            SortedMap<String, String> others = new TreeMap<>(labels);
            String bound = others.getOrDefault("le", "");
            others.remove("le");
            double upTo = bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
            buckets.computeIfAbsent(others, _ -> new ArrayList<>()).add(new double[] {upTo, count});
        });
        Answer answer = new Answer();
        buckets.forEach((labels, all) -> {
            all.sort((one, other) -> Double.compare(one[0], other[0]));
            answer.values.put(labels, quantile(all, quantile));
        });
        return answer;
    }

    private static double quantile(List<double[]> buckets, double quantile) {
        double all = buckets.getLast()[1];
        double rank = quantile * all;
        double lower = 0;
        double below = 0;
        for (double[] bucket : buckets) {
            if (bucket[1] >= rank) {
                if (Double.isInfinite(bucket[0])) {
                    return lower;
                }
                return lower + (bucket[0] - lower) * (rank - below) / (bucket[1] - below);
            }
            lower = bucket[0];
            below = bucket[1];
        }
        return Double.NaN;
    }

    /** A value of one series. */
    private interface Of {
        double series(int series);
    }

    private Answer gathered(
            String metric, Predicate<SeriesKey> where, Of value, DoubleBinaryOperator with, String... by) {
        Answer answer = new Answer();
        for (int series : index.of(metric)) {
            if (where.test(numbers.keys().get(series))) {
                double one = value.series(series);
                if (!Double.isNaN(one)) {
                    answer.values.merge(index.labels(series, by), one, with::applyAsDouble);
                }
            }
        }
        return answer;
    }

    private int from(long windowNanos) {
        return Math.max(0, scrape - (int) (windowNanos / Scrapes.EVERY_NANOS));
    }

    private double increase(int series, long windowNanos) {
        double before = Double.NaN;
        double sum = Double.NaN;
        for (int i = from(windowNanos); i <= scrape; i++) {
            double now = numbers.value(series, i);
            if (!Double.isNaN(now)) {
                if (!Double.isNaN(before)) {
                    sum = (Double.isNaN(sum) ? 0 : sum) + (now >= before ? now - before : now);
                }
                before = now;
            }
        }
        return sum;
    }

    private double mean(int series, long windowNanos) {
        double sum = 0;
        int count = 0;
        for (int i = from(windowNanos); i <= scrape; i++) {
            double now = numbers.value(series, i);
            if (!Double.isNaN(now)) {
                sum += now;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** By least squares, as Prometheus does. */
    private double predicted(int series, long windowNanos, double aheadSeconds) {
        int from = from(windowNanos);
        double count = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        for (int i = from; i <= scrape; i++) {
            double y = numbers.value(series, i);
            if (!Double.isNaN(y)) {
                double x = (double) (numbers.timeNanos(i) - timeNanos()) / 1e9;
                count++;
                sumX += x;
                sumY += y;
                sumXx += x * x;
                sumXy += x * y;
            }
        }
        double spread = count * sumXx - sumX * sumX;
        if (spread <= 0 || count * Scrapes.EVERY_NANOS < windowNanos / 2.0) {
            return Double.NaN;
        }
        double slope = (count * sumXy - sumX * sumY) / spread;
        return (sumY - slope * sumX) / count + slope * aheadSeconds;
    }
}
