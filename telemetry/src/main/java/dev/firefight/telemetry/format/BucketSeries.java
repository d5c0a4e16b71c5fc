package dev.firefight.telemetry.format;

import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.column.DoubleColumn;
import dev.firefight.telemetry.column.LongColumn;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The buckets of classic histograms, each of which is a series of its own: gathered until the end of the file, then put together by
 * time. Holds 16 bytes a point.
 */
final class BucketSeries {
    private final Map<SeriesKey, SortedMap<Double, Bucket>> histograms = new LinkedHashMap<>();
    private final ReadNotes notes;

    /** The points of the bucket below one bound, in order of arrival. */
    static final class Bucket {
        private final LongColumn times = new LongColumn();
        private final DoubleColumn counts = new DoubleColumn();

        void add(long timeNanos, double count) {
            times.add(timeNanos);
            counts.add(count);
        }
    }

    BucketSeries(ReadNotes notes) {
        this.notes = notes;
    }

    /**
     * Where the points of one bucket go.
     *
     * @param histogram a counter when the buckets are running totals, a gauge when each point stands for itself
     * @param upperBound the {@code le} of the bucket
     */
    Bucket bucket(SeriesKey histogram, double upperBound) {
        return histograms
                .computeIfAbsent(histogram, key -> new TreeMap<>())
                .computeIfAbsent(upperBound, le -> new Bucket());
    }

    /** Hands the histograms on, each in order of time. */
    void finish(HistogramSeries into) {
        histograms.forEach((histogram, buckets) -> {
            Table table = new Table(buckets);
            for (int i = 0; i < table.times.length; i++) {
                double[] counts = table.counts(i);
                if (!Arrays.stream(counts).allMatch(Double::isFinite)) {
                    notes.problem(0, "a histogram that lacks a bucket at some time; left out at that time");
                } else if (histogram.kind() == SeriesKey.Kind.COUNTER) {
                    into.addRunning(histogram, table.times[i], new Distribution(table.bounds, counts), 0);
                } else {
                    into.addInterval(histogram, table.times[i], new Distribution(table.bounds, counts), 0);
                }
            }
        });
        histograms.clear();
    }

    /** Times down, bounds across. */
    private static final class Table {
        private final double[] bounds;
        private final long[] times;
        private final double[][] columns;

        Table(SortedMap<Double, Bucket> buckets) {
            bounds = buckets.keySet().stream().mapToDouble(Double::doubleValue).toArray();
            times = buckets.values().stream()
                    .flatMapToLong(bucket -> Arrays.stream(bucket.times.toArray()))
                    .sorted()
                    .distinct()
                    .toArray();
            columns = new double[bounds.length][times.length];
            int column = 0;
            for (Bucket bucket : buckets.values()) {
                Arrays.fill(columns[column], Double.NaN);
                for (int i = 0; i < bucket.times.size(); i++) {
                    columns[column][Arrays.binarySearch(times, bucket.times.get(i))] = bucket.counts.get(i);
                }
                column++;
            }
        }

        double[] counts(int row) {
            double[] counts = new double[bounds.length];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = columns[i][row];
            }
            return counts;
        }
    }
}
