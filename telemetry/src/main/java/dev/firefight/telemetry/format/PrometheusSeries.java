package dev.firefight.telemetry.format;

import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SeriesKey.Kind;
import dev.firefight.telemetry.TelemetryBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The series of one file of Prometheus, by their labels. Buckets of classic histograms are gathered and become quantiles when the
 * file {@linkplain #finish ends}.
 */
final class PrometheusSeries {
    private static final String NAME = "__name__";

    /** What a query's result is called that has lost the name of its metric. */
    private static final String NAMELESS = "value";

    private final SeriesPoints points;
    private final HistogramSeries histograms;
    private final BucketSeries buckets;

    /** Takes the points of one series. */
    @FunctionalInterface
    interface PointTaker {
        /** Takes one point, found on a line. */
        void take(long timeNanos, double value, long line);
    }

    PrometheusSeries(TelemetryBuilder into, ReadNotes notes) {
        points = new SeriesPoints(into, notes);
        histograms = new HistogramSeries(points);
        buckets = new BucketSeries(notes);
    }

    /**
     * What takes the points of a series.
     *
     * @param labels its labels, {@code __name__} among them
     * @param types the kind of a metric where the file tells it
     * @param line where, for notes
     */
    PointTaker of(Map<String, String> labels, Function<String, Optional<Kind>> types, long line) {
        String name = labels.getOrDefault(NAME, "");
        String bound = labels.getOrDefault("le", "");
        if (bound.isEmpty()) {
            int series = points.into().series(key(labels, types.apply(name).orElse(MetricNames.kind(name)), line));
            return (time, value, at) -> points.add(series, time, value, at);
        }
        double upper = Numbers.parseDouble(bound);
        if (Double.isNaN(upper)) {
            points.notes().problem(line, "a bucket whose bound is not a number; left out");
            return (time, value, at) -> {};
        }
        Map<String, String> shared = new TreeMap<>(labels);
        shared.remove("le");
        boolean isRunning = MetricNames.isBucket(name) && types.apply(name).orElse(Kind.COUNTER) == Kind.COUNTER;
        if (MetricNames.isBucket(name)) {
            shared.put(NAME, MetricNames.ofBucket(name));
        }
        BucketSeries.Bucket bucket = buckets.bucket(key(shared, isRunning ? Kind.COUNTER : Kind.GAUGE, line), upper);
        return (time, value, at) -> bucket.add(time, value);
    }

    /** The key of a series of native histograms; one whose name was lost is the result of a query and no running total. */
    SeriesKey histogramKey(Map<String, String> labels, long line) {
        return key(labels, labels.containsKey(NAME) ? Kind.COUNTER : Kind.GAUGE, line);
    }

    /** Where native histograms go. */
    HistogramSeries histograms() {
        return histograms;
    }

    /** Puts the gathered buckets together. */
    void finish() {
        buckets.finish(histograms);
    }

    private SeriesKey key(Map<String, String> labels, Kind kind, long line) {
        Map<String, String> others = new TreeMap<>(labels);
        String name = labels.getOrDefault(NAME, "");
        others.remove(NAME);
        if (name.isEmpty()) {
            points.notes().problem(line, "a series without name, as a query gives it; called " + NAMELESS);
            name = NAMELESS;
        }
        Labels read = Labels.of(name, others);
        return new SeriesKey(read.origin(), name, "", kind, read.attributes());
    }
}
