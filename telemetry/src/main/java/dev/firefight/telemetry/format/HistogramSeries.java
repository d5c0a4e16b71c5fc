package dev.firefight.telemetry.format;

import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SeriesKey.Kind;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns histograms into series that can be compared: the median and the 99th percentile of what was observed since the point before.
 * Keeps the last point of each running histogram, so that points must come in order of time.
 */
final class HistogramSeries {
    /** The shares whose quantiles become series. */
    private static final double[] SHARES = {0.5, 0.99};

    private final SeriesPoints points;
    private final ReadNotes notes;
    private final Map<SeriesKey, Last> running = new HashMap<>();

    private record Last(long timeNanos, Distribution distribution) {}

    HistogramSeries(SeriesPoints points) {
        this.points = points;
        this.notes = points.notes();
    }

    /** Adds what was observed in one interval: the quantiles are its own. */
    void addInterval(SeriesKey histogram, long timeNanos, Distribution observed, long line) {
        if (observed.count() > 0) { // nothing observed: no latency is known
            for (double share : SHARES) {
                add(histogram, share, timeNanos, observed.quantile(share), line);
            }
        }
    }

    /** Adds a running total: the quantiles are those of what was observed since the point before; the first point has none. */
    void addRunning(SeriesKey histogram, long timeNanos, Distribution total, long line) {
        Last last = running.get(histogram);
        if (last != null && timeNanos <= last.timeNanos()) {
            notes.problem(line, "a histogram not later than the one before it; left out of its quantiles");
            return;
        }
        if (last == null && !points.hasRoom(running.size(), line)) {
            return;
        }
        running.put(histogram, new Last(timeNanos, total));
        if (last == null) {
            return;
        }
        if (total.continues(last.distribution())) {
            addInterval(histogram, timeNanos, total.since(last.distribution()), line);
        } else {
            notes.problem(line, "a histogram that was started anew; taken as counting from zero");
            addInterval(histogram, timeNanos, total, line);
        }
    }

    /** Adds a quantile that the source computed itself, or one of ours. */
    void add(SeriesKey histogram, double share, long timeNanos, double value, long line) {
        SeriesKey quantile = new SeriesKey(
                histogram.origin(),
                MetricNames.ofQuantile(histogram.metric(), share),
                histogram.unit(),
                Kind.GAUGE,
                histogram.attributes());
        points.add(points.into().series(quantile), timeNanos, value, line);
    }

    /** Adds how many observations there were, or their sum: a count by itself. */
    void addCount(SeriesKey histogram, String ending, Kind kind, long timeNanos, double value, long line) {
        SeriesKey count = new SeriesKey(
                histogram.origin(),
                histogram.metric() + ending,
                ending.equals("_count") ? "" : histogram.unit(),
                kind,
                histogram.attributes());
        points.add(points.into().series(count), timeNanos, value, line);
    }
}
