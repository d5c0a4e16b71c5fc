package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SeriesKey.Kind;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.column.DoubleColumn;
import dev.firefight.telemetry.column.IntColumn;
import dev.firefight.telemetry.column.LongColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One metric of OTLP/JSON. Its name may stand behind its points, so that the points are held until the metric ends. */
final class OtlpMetric {
    private final SeriesPoints points;
    private final ReadNotes notes;
    private final HistogramSeries histograms;

    OtlpMetric(TelemetryBuilder into, ReadNotes notes) {
        this.points = new SeriesPoints(into, notes);
        this.notes = notes;
        this.histograms = new HistogramSeries(points);
    }

    /** Reads a metric whose object the parser stands at. */
    void read(JsonParser json, Origin origin, SortedMap<String, String> resourceAttributes, long line) {
        String name = "";
        String unit = "";
        Points points = new Points();
        OtlpHistogramPoints distributed = new OtlpHistogramPoints(notes);
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String property = json.currentName();
            json.nextToken();
            switch (property) {
                case "name" -> name = Json.text(json);
                case "unit" -> unit = Json.text(json);
                case "gauge", "sum" -> points.read(json);
                case "histogram", "exponentialHistogram", "summary" -> distributed.read(json, line);
                default -> json.skipChildren();
            }
        }
        if (name.isEmpty()) {
            notes.problem(line, "a metric without name; left out");
            return;
        }
        points.flush(origin, name, unit, resourceAttributes, line);
        String metric = name;
        String measuredIn = unit;
        distributed.flush(
                attributes ->
                        new SeriesKey(origin, metric, measuredIn, Kind.GAUGE, merged(resourceAttributes, attributes)),
                histograms,
                line);
    }

    private static SortedMap<String, String> merged(SortedMap<String, String> resource, SortedMap<String, String> own) {
        SortedMap<String, String> all = new TreeMap<>(resource);
        all.putAll(own);
        return all;
    }

    /** The points of one metric. */
    private final class Points {
        private final LongColumn times = new LongColumn();
        private final DoubleColumn values = new DoubleColumn();
        private final IntColumn attributeSets = new IntColumn();
        private final List<SortedMap<String, String>> sets = new ArrayList<>();
        private boolean isMonotonic;
        private boolean isDelta;

        void read(JsonParser json) {
            Json.forEachProperty(json, name -> {
                switch (name) {
                    case "dataPoints" -> Json.forEachObject(json, () -> point(json));
                    case "isMonotonic" -> isMonotonic = json.currentToken() == JsonToken.VALUE_TRUE;
                    case "aggregationTemporality" -> {
                        String temporality = Json.text(json);
                        isDelta = temporality.equals("1") || temporality.endsWith("_DELTA");
                    }
                    default -> json.skipChildren();
                }
            });
        }

        private void point(JsonParser json) {
            SortedMap<String, String> attributes = new TreeMap<>();
            long time = 0;
            double value = Double.NaN;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "timeUnixNano" -> time = Timestamps.toNanos(Json.longValue(json));
                    case "asDouble", "asInt" -> value = Json.doubleValue(json);
                    case "attributes" -> OtlpJson.attributes(json, attributes);
                    default -> json.skipChildren();
                }
            }
            times.add(time);
            values.add(value);
            // neighbours mostly share their attributes
            if (sets.isEmpty() || !sets.getLast().equals(attributes)) {
                sets.add(attributes);
            }
            attributeSets.add(sets.size() - 1);
        }

        void flush(Origin origin, String name, String unit, SortedMap<String, String> resourceAttributes, long line) {
            Kind kind = isDelta ? Kind.DELTA : isMonotonic ? Kind.COUNTER : Kind.GAUGE;
            int series = -1;
            int lastSet = -1;
            for (int i = 0; i < times.size(); i++) {
                int set = attributeSets.get(i);
                if (set != lastSet) {
                    lastSet = set;
                    SortedMap<String, String> attributes = merged(resourceAttributes, sets.get(set));
                    series = points.into().series(new SeriesKey(origin, name, unit, kind, attributes));
                }
                if (times.get(i) == 0) {
                    notes.problem(line, "a point without time; left out");
                } else {
                    points.add(series, times.get(i), values.get(i), line);
                }
            }
        }
    }
}
