package dev.firefight.evidence.flow;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All series of one kind and one statistic that a service has: one for each pod, or route, or whatever else the source tells apart.
 * Amounts add up; rates are averaged, weighted by requests where each has its own.
 *
 * @param parts the series, counters made amounts a period
 * @param isAmount whether values are amounts by themselves
 */
record ServiceSeries(List<Series> parts, boolean isAmount) {
    private static final String PER_SECOND = "/s";
    private static final double NANOS_PER_SECOND = 1e9;
    /** Larger values are taken for this, so that products and sums stay finite. */
    private static final double BELIEVABLE = 1e100;

    /**
     * The series of a kind by service. Of several metrics the symptom's own counts before others; of several statistics of a rate the
     * mean, because only the mean times requests adds up, then the symptom's own; of an amount the sum.
     *
     * @param telemetry where to look
     * @param kind kind of metric
     * @param metric the symptom's metric
     * @param statistic the symptom's statistic, or empty
     */
    static Map<String, ServiceSeries> of(Telemetry telemetry, SymptomKind kind, String metric, String statistic) {
        Map<String, Optional<SymptomKind>> kinds = new HashMap<>();
        Map<String, List<Series>> chosen = new LinkedHashMap<>();
        Comparator<SeriesKey> preference = preference(kind, metric, statistic);
        for (Series one : telemetry.series()) {
            SeriesKey key = one.key();
            if (key.origin().service().isEmpty()
                    || key.isObjective()
                    || !kinds.computeIfAbsent(key.metric(), SymptomKind::of).equals(Optional.of(kind))) {
                continue;
            }
            List<Series> best = chosen.computeIfAbsent(key.origin().service(), service -> new ArrayList<>(1));
            int order =
                    best.isEmpty() ? 0 : preference.compare(key, best.getFirst().key());
            if (order < 0) {
                best.clear();
            }
            if (order <= 0) {
                best.add(one);
            }
        }
        Map<String, ServiceSeries> all = new LinkedHashMap<>();
        chosen.forEach((service, series) -> all.put(
                service,
                new ServiceSeries(
                        series.stream().map(ServiceSeries::amounts).toList(),
                        kind.isAmount(series.getFirst().key()))));
        return all;
    }

    private static Comparator<SeriesKey> preference(SymptomKind kind, String metric, String statistic) {
        String wanted = statistic.toLowerCase(Locale.ROOT);
        return Comparator.<SeriesKey>comparingInt(key -> key.metric().equals(metric) ? 0 : 1)
                .thenComparingInt(key -> rank(kind, SymptomKind.statistic(key), wanted))
                .thenComparing(SymptomKind::statistic)
                .thenComparing(SeriesKey::metric);
    }

    private static int rank(SymptomKind kind, String statistic, String wanted) {
        boolean adds = kind == SymptomKind.REQUESTS
                ? SymptomKind.isAmountStatistic(statistic)
                : statistic.equals("average") || statistic.equals("avg") || statistic.equals("mean");
        return adds ? 0 : statistic.equals(wanted) ? 1 : 2;
    }

    /** What was counted, told as a rate, as the amounts of its periods again: amounts can be summed and weighed. */
    private static Series amounts(Series series) {
        SeriesKey key = series.key();
        if (!key.unit().endsWith(PER_SECOND) || series.size() < 2) {
            return series;
        }
        long[] times = series.timesNanos();
        double[] values = new double[series.size()];
        for (int i = 0; i < values.length; i++) {
            long period = i == 0 ? times[1] - times[0] : times[i] - times[i - 1];
            values[i] = series.values()[i] * period / NANOS_PER_SECOND;
        }
        String unit = key.unit().substring(0, key.unit().length() - PER_SECOND.length());
        return new Series(new SeriesKey(key.origin(), key.metric(), unit, key.kind(), key.attributes()), times, values);
    }

    /** The largest value of any part; negative infinity when there is none. */
    double largest() {
        double largest = Double.NEGATIVE_INFINITY;
        for (Series part : parts) {
            for (double value : part.values()) {
                largest = Math.max(largest, Math.min(value, BELIEVABLE));
            }
        }
        return largest;
    }

    /** The least value above 0 of any part; infinity when there is none. */
    double leastAboveZero() {
        double least = Double.POSITIVE_INFINITY;
        for (Series part : parts) {
            for (double value : part.values()) {
                least = value > 0 ? Math.min(least, value) : least;
            }
        }
        return least;
    }

    /**
     * The service as a whole on an axis.
     *
     * @param axis an axis made of these series, among others
     * @param requests the requests of the same service, the weights of rates; empty for none
     */
    Samples on(TimeAxis axis, Optional<ServiceSeries> requests) {
        if (parts.size() == 1) {
            return new Samples(axis, column(parts.getFirst(), axis));
        }
        double[] sum = new double[axis.size()];
        double[] weight = new double[axis.size()];
        double[] plain = new double[axis.size()];
        int[] count = new int[axis.size()];
        Optional<List<Samples>> weights = isAmount ? Optional.empty() : requests.flatMap(all -> weights(all, axis));
        for (int p = 0; p < parts.size(); p++) {
            double[] column = column(parts.get(p), axis);
            for (int i = 0; i < column.length; i++) {
                if (!Double.isNaN(column[i])) {
                    double share = weights.isPresent()
                            ? Math.max(0, weights.get().get(p).filled(i))
                            : 1;
                    sum[i] += column[i] * share;
                    weight[i] += share;
                    plain[i] += column[i];
                    count[i]++;
                }
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = count[i] == 0
                    ? Double.NaN
                    : isAmount ? plain[i] : weight[i] > 0 ? sum[i] / weight[i] : plain[i] / count[i];
        }
        return new Samples(axis, sum);
    }

    /** The requests of each part, present only when every part has its own. */
    private Optional<List<Samples>> weights(ServiceSeries requests, TimeAxis axis) {
        Map<SeriesKey, Series> byIdentity = new HashMap<>();
        for (Series one : requests.parts) {
            byIdentity.put(identity(one.key()), one);
        }
        List<Samples> weights = new ArrayList<>();
        for (Series part : parts) {
            Series own = byIdentity.get(identity(part.key()));
            if (own == null || own.size() == 0) {
                return Optional.empty();
            }
            weights.add(new Samples(axis, column(own, axis)));
        }
        return Optional.of(weights);
    }

    private static SeriesKey identity(SeriesKey key) {
        SortedMap<String, String> attributes = new TreeMap<>(key.attributes());
        attributes.remove("statistic");
        return new SeriesKey(key.origin(), "", "", SeriesKey.Kind.GAUGE, attributes);
    }

    private double[] column(Series series, TimeAxis axis) {
        double[] column = new double[axis.size()];
        Arrays.fill(column, Double.NaN);
        for (int i = 0; i < series.size(); i++) {
            int slot = axis.slot(series.timesNanos()[i]);
            double value = Math.clamp(series.values()[i], -BELIEVABLE, BELIEVABLE);
            column[slot] = value;
        }
        return column;
    }

    /** What selects all parts: the one series, or what several have in common. */
    SeriesKey key() {
        SeriesKey first = parts.getFirst().key();
        if (parts.size() == 1) {
            return first;
        }
        SortedMap<String, String> common = new TreeMap<>(first.attributes());
        for (Series part : parts) {
            common.entrySet().retainAll(part.key().attributes().entrySet());
        }
        return new SeriesKey(
                Origin.ofService(first.origin().service()), first.metric(), first.unit(), first.kind(), common);
    }
}
