package dev.firefight.telemetry.format;

import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.column.DoubleColumn;
import dev.firefight.telemetry.column.LongColumn;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The buckets of classic histograms, each of which is a series of its own: gathered until the end of the file, then put together by
 * time. Holds 16 bytes a point, as the series will that are made of them.
 */
final class BucketSeries {
    private static final int MOST_BUCKETS = 1_000_000;

    private final Map<SeriesKey, SortedMap<Double, Bucket>> histograms = new LinkedHashMap<>();
    private final ReadNotes notes;
    private int held;

    /** The points of the bucket below one bound, in order of arrival. */
    static final class Bucket {
        private final LongColumn times = new LongColumn();
        private final DoubleColumn counts = new DoubleColumn();

        void add(long timeNanos, double count) {
            times.add(timeNanos);
            counts.add(count);
        }

        /** The points in order of time; of several at one time the last that arrived. */
        private Points sorted() {
            long[] sortedTimes = new long[times.size()];
            double[] sortedCounts = new double[times.size()];
            int size = 0;
            for (int index : IntStream.range(0, times.size())
                    .boxed()
                    .sorted(Comparator.comparingLong(times::get)) // stable
                    .toList()) {
                boolean isAgain = size > 0 && sortedTimes[size - 1] == times.get(index);
                size += isAgain ? 0 : 1;
                sortedTimes[size - 1] = times.get(index);
                sortedCounts[size - 1] = counts.get(index);
            }
            return new Points(Arrays.copyOf(sortedTimes, size), Arrays.copyOf(sortedCounts, size));
        }
    }

    BucketSeries(ReadNotes notes) {
        this.notes = notes;
    }

    /**
     * Where the points of one bucket go. Buckets beyond the most that are held lead nowhere and are counted.
     *
     * @param histogram a counter when the buckets are running totals, a gauge when each point stands for itself
     * @param upperBound the {@code le} of the bucket
     */
    Bucket bucket(SeriesKey histogram, double upperBound) {
        if (held >= MOST_BUCKETS) {
            notes.problem(0, "a bucket beyond the first " + MOST_BUCKETS + " of a file; left out");
            return new Bucket();
        }
        return histograms.computeIfAbsent(histogram, key -> new TreeMap<>()).computeIfAbsent(upperBound, le -> {
            held++;
            return new Bucket();
        });
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

    @SuppressWarnings("ArrayRecordComponent") // not compared
    private record Points(long[] times, double[] counts) {}

    /** Times down, bounds across; read row by row, from the first to the last. */
    private static final class Table {
        private final double[] bounds;
        private final long[] times;
        private final List<Points> columns;
        private final int[] next;

        Table(SortedMap<Double, Bucket> buckets) {
            bounds = buckets.keySet().stream().mapToDouble(Double::doubleValue).toArray();
            columns = buckets.values().stream().map(Bucket::sorted).toList();
            next = new int[bounds.length];
            times = columns.stream()
                    .flatMapToLong(column -> Arrays.stream(column.times()))
                    .sorted()
                    .distinct()
                    .toArray();
        }

        /** The counts at the time of a row; not a number where a bucket has none. */
        double[] counts(int row) {
            double[] counts = new double[bounds.length];
            for (int i = 0; i < counts.length; i++) {
                Points column = columns.get(i);
                boolean isThere = next[i] < column.times().length && column.times()[next[i]] == times[row];
                counts[i] = isThere ? column.counts()[next[i]++] : Double.NaN;
            }
            return counts;
        }
    }
}
