package dev.firefight.telemetry.format;

import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SeriesKey.Kind;
import dev.firefight.telemetry.column.DoubleColumn;
import dev.firefight.telemetry.column.IntColumn;
import dev.firefight.telemetry.column.LongColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One metric of OTLP with its points, held until all of it is known. */
final class OtlpMetric {
    /** Its name. */
    String name = "";
    /** Its unit. */
    String unit = "";
    /** Whether its points count up. */
    boolean isMonotonic;
    /** Whether each of its points stands for its own interval. */
    boolean isDelta;
    /** Its points that are distributions. */
    final OtlpHistogramPoints histogram;

    private final ReadNotes notes;
    private final LongColumn times = new LongColumn();
    private final DoubleColumn values = new DoubleColumn();
    private final IntColumn attributeSets = new IntColumn();
    private final List<SortedMap<String, String>> sets = new ArrayList<>();

    OtlpMetric(ReadNotes notes) {
        this.notes = notes;
        this.histogram = new OtlpHistogramPoints(notes);
    }

    /** Adds a point that is a number; the attributes must not be changed any more. */
    void point(SortedMap<String, String> attributes, long timeNanos, double value) {
        times.add(timeNanos);
        values.add(value);
        // neighbours mostly share their attributes
        if (sets.isEmpty() || !sets.getLast().equals(attributes)) {
            sets.add(attributes);
        }
        attributeSets.add(sets.size() - 1);
    }

    /**
     * Adds the points to what was read, if the metric has a name.
     *
     * @param into where points go
     * @param histograms where distributions go
     */
    void addTo(SeriesPoints into, HistogramSeries histograms, OtlpResource resource, long line) {
        if (name.isEmpty()) {
            notes.problem(line, "a metric without name; left out");
            return;
        }
        if (times.size() == 0 && histogram.isEmpty()) {
            notes.problem(line, "a metric without points");
        }
        Kind kind = isDelta ? Kind.DELTA : isMonotonic ? Kind.COUNTER : Kind.GAUGE;
        int series = -1;
        int lastSet = -1;
        for (int i = 0; i < times.size(); i++) {
            int set = attributeSets.get(i);
            if (set != lastSet) {
                lastSet = set;
                series = into.into().series(key(resource, kind, sets.get(set)));
            }
            if (times.get(i) == 0) {
                notes.problem(line, "a point without time; left out");
            } else {
                into.add(series, times.get(i), values.get(i), line);
            }
        }
        histogram.flush(attributes -> key(resource, Kind.GAUGE, attributes), histograms, line);
    }

    private SeriesKey key(OtlpResource resource, Kind kind, SortedMap<String, String> attributes) {
        SortedMap<String, String> all = new TreeMap<>(resource.others());
        all.putAll(attributes);
        return new SeriesKey(resource.origin(), name, unit, kind, all);
    }
}
