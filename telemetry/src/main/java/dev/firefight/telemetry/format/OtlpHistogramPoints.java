package dev.firefight.telemetry.format;

import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SeriesKey.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * The points of one histogram, exponential histogram or summary of OTLP, held until its name is known. They become quantiles, a count
 * and a sum.
 */
final class OtlpHistogramPoints {
    private final ReadNotes notes;
    private final List<Point> points = new ArrayList<>();
    private boolean isDelta;

    private record Point(
            SortedMap<String, String> attributes,
            long timeNanos,
            double count,
            double sum,
            Optional<Distribution> distribution,
            SortedMap<Double, Double> quantiles) {}

    OtlpHistogramPoints(ReadNotes notes) {
        this.notes = notes;
    }

    /** Says whether each point stands for its own interval; otherwise for all since a start. */
    void isDelta(boolean delta) {
        isDelta = delta;
    }

    /** Whether there is no point. */
    boolean isEmpty() {
        return points.isEmpty();
    }

    /** Adds a point, which must not be changed any more. */
    void add(HistogramDraft point, long line) {
        Optional<Distribution> distribution = point.isEmpty() ? Optional.empty() : point.distribution();
        if (distribution.isEmpty() && point.hasBuckets() && !point.isEmpty()) {
            notes.problem(line, "a histogram whose buckets do not fit its bounds; only its count and sum are kept");
        }
        points.add(new Point(
                point.attributes,
                point.timeNanos,
                point.isEmpty() ? Double.NaN : point.count,
                point.isEmpty() ? Double.NaN : point.sum,
                distribution,
                point.quantiles));
    }

    /** Hands the points on as series, once the key of the metric is known for each set of attributes. */
    void flush(Function<SortedMap<String, String>, SeriesKey> keys, HistogramSeries into, long line) {
        Kind kind = isDelta ? Kind.DELTA : Kind.COUNTER;
        for (Point point : points) {
            if (point.timeNanos() == 0) {
                notes.problem(line, "a point without time; left out");
                continue;
            }
            SeriesKey key = keys.apply(point.attributes());
            point.quantiles().forEach((share, value) -> into.add(key, share, point.timeNanos(), value, line));
            if (point.distribution().isPresent()) {
                Distribution distribution = point.distribution().get();
                if (isDelta) {
                    into.addInterval(key, point.timeNanos(), distribution, line);
                } else {
                    into.addRunning(key, point.timeNanos(), distribution, line);
                }
            }
            into.addCount(key, "_count", kind, point.timeNanos(), point.count(), line);
            if (!Double.isNaN(point.sum())) { // optional
                into.addCount(key, "_sum", kind, point.timeNanos(), point.sum(), line);
            }
        }
    }
}
