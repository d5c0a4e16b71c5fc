package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SeriesKey.Kind;
import dev.firefight.telemetry.TelemetryBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns histograms into series that can be compared: the median and the 99th percentile of what was observed since the point before.
 * Keeps the last point of each running histogram, so that points must come in order of time.
 */
final class HistogramSeries {
    /** The shares whose quantiles become series. */
    private static final double[] SHARES = {0.5, 0.99};

    private final SeriesPoints points;
    private final ReadNotes notes;
    private final Map<SeriesKey, Known> known = new HashMap<>();
    private Known asked = new Known(SeriesKey.gauge(Origin.UNKNOWN, ""), false);

    /** A histogram, the numbers of the series that were made of it, and its last running total. */
    private static final class Known {
        private final SeriesKey histogram;
        private final Map<Part, Integer> series = new HashMap<>();
        private final boolean isHeld;
        private Optional<Last> last = Optional.empty();

        Known(SeriesKey histogram, boolean isHeld) {
            this.histogram = histogram;
            this.isHeld = isHeld;
        }
    }

    private record Part(String ending, Kind kind) {}

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
        Known one = known(histogram);
        Optional<Last> before = one.last;
        if (before.isPresent() && timeNanos <= before.get().timeNanos()) {
            notes.problem(line, "a histogram not later than the one before it; left out of its quantiles");
            return;
        }
        if (!one.isHeld && !points.hasRoom(known.size(), line)) {
            return;
        }
        one.last = Optional.of(new Last(timeNanos, total));
        if (before.isEmpty()) {
            return;
        }
        if (total.continues(before.get().distribution())) {
            addInterval(histogram, timeNanos, total.since(before.get().distribution()), line);
        } else {
            notes.problem(line, "a histogram that was started anew; taken as counting from zero");
            addInterval(histogram, timeNanos, total, line);
        }
    }

    /** Adds a quantile that the source computed itself, or one of ours. */
    void add(SeriesKey histogram, double share, long timeNanos, double value, long line) {
        add(histogram, MetricNames.ofQuantile(share), histogram.unit(), Kind.GAUGE, timeNanos, value, line);
    }

    /** Adds how many observations there were, or their sum: a count by itself. */
    void addCount(SeriesKey histogram, String ending, Kind kind, long timeNanos, double value, long line) {
        add(histogram, ending, ending.equals("_count") ? "" : histogram.unit(), kind, timeNanos, value, line);
    }

    private void add(
            SeriesKey histogram, String ending, String unit, Kind kind, long timeNanos, double value, long line) {
        Map<Part, Integer> parts = known(histogram).series;
        Part part = new Part(ending, kind);
        Integer series = parts.get(part);
        if (series == null) {
            series = points.into()
                    .series(new SeriesKey(
                            histogram.origin(), histogram.metric() + ending, unit, kind, histogram.attributes()));
            if (series != TelemetryBuilder.NO_SERIES) { // else what is held had no bound
                parts.put(part, series);
            }
        }
        points.add(series, timeNanos, value, line);
    }

    @SuppressWarnings(
            "ReferenceEquality") // all of one point is added with one key, which need not be compared each time
    private Known known(SeriesKey histogram) {
        if (asked.histogram == histogram) {
            return asked;
        }
        Known one = known.get(histogram);
        if (one == null) {
            one = new Known(histogram, known.size() < TelemetryBuilder.MOST_SERIES);
            if (one.isHeld) {
                known.put(histogram, one);
            }
        }
        asked = one;
        return one;
    }
}
