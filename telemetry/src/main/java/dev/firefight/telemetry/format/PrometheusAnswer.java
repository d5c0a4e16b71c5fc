package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.column.DoubleColumn;
import dev.firefight.telemetry.column.LongColumn;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The answer to a query that somebody asked for a purpose: unlike in a file, who asked knows what its series are called, and that they
 * are gauges.
 */
public final class PrometheusAnswer {
    private PrometheusAnswer() {}

    /**
     * What a series is called.
     *
     * @param name name of the metric
     * @param unit its unit, or empty
     * @param labels the labels that tell whose it is and tell it from others
     */
    public record Named(String name, String unit, Map<String, String> labels) {
        /** Copies the labels. */
        public Named {
            labels = Map.copyOf(labels);
        }
    }

    /** Names a series by its labels. */
    @FunctionalInterface
    public interface Naming {
        /** What a series is called; empty when it was not asked for. */
        Optional<Named> name(Map<String, String> labels);
    }

    /** Takes one series. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Takes one series.
         *
         * @param labels its labels, {@code __name__} among them
         * @param timesNanos times in nanoseconds since 1970, as they stand in the answer
         * @param values as many values
         */
        void take(Map<String, String> labels, long[] timesNanos, double[] values);
    }

    /**
     * Reads gauges. What is not a number has no point and is not counted: that is how a query says that nothing was measured, such as
     * the latency of no requests. Series with a label {@code le} are buckets of histograms, of which medians and 99th percentiles are
     * made as of those in files.
     *
     * @param bytes the answer
     * @param naming what its series are called
     * @param into where points go
     * @param notes what was found, and what could not be used and why
     * @throws IOException when the bytes themselves cannot be had; never for what they say
     */
    public static void gauges(InputStream bytes, Naming naming, TelemetryBuilder into, ReadNotes notes)
            throws IOException {
        SeriesPoints points = new SeriesPoints(into, notes);
        BucketSeries buckets = new BucketSeries(notes);
        read(bytes, notes, (labels, times, values) -> {
            Optional<Named> named = naming.name(labels);
            if (named.isEmpty()) {
                notes.problem(0, "a series that was not asked for; left out");
                return;
            }
            Map<String, String> others = new TreeMap<>(named.get().labels());
            Optional<String> bound = Optional.ofNullable(others.remove("le"));
            Labels read = Labels.of(named.get().name(), others);
            SeriesKey key = new SeriesKey(
                    read.origin(), named.get().name(), named.get().unit(), SeriesKey.Kind.GAUGE, read.attributes());
            if (bound.isEmpty()) {
                add(points, into.series(key), times, values);
                return;
            }
            double upper = Numbers.parseDouble(bound.get());
            if (Double.isNaN(upper)) {
                notes.problem(0, "a bucket whose bound is not a number; left out");
                return;
            }
            BucketSeries.Bucket bucket = buckets.bucket(key, upper);
            for (int i = 0; i < times.length; i++) {
                if (!Double.isNaN(values[i])) {
                    bucket.add(times[i], values[i]);
                }
            }
        });
        buckets.finish(new HistogramSeries(points));
    }

    private static void add(SeriesPoints points, int series, long[] times, double[] values) {
        for (int i = 0; i < times.length; i++) {
            if (!Double.isNaN(values[i])) {
                points.add(series, times[i], values[i], 0);
            }
        }
    }

    /**
     * Hands each series of an answer to a taker; native histograms are left out and counted.
     *
     * @throws IOException when the bytes themselves cannot be had; never for what they say
     */
    public static void read(InputStream bytes, ReadNotes notes, Taker taker) throws IOException {
        PrometheusJsonReader.read(
                bytes,
                new PrometheusJsonReader.SamplesTaker() {
                    @Override
                    public void take(Map<String, String> labels, LongColumn times, DoubleColumn values, long line) {
                        taker.take(new TreeMap<>(labels), times.toArray(), values.toArray());
                    }

                    @Override
                    public void take(Map<String, String> labels, List<NativeHistogram> histograms, long line) {
                        notes.problem(line, "a histogram where a value was asked for; left out");
                    }
                },
                notes);
    }

    /** Whose measurement the labels of a series of a metric say it is. */
    public static Origin origin(String metric, Map<String, String> labels) {
        return Labels.of(metric, labels).origin();
    }
}
