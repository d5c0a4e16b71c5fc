package dev.firefight.telemetry;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a series measures.
 *
 * @param origin whose measurement it is
 * @param metric name of the metric as the source gives it
 * @param unit unit as the source gives it, or empty
 * @param kind how its points are to be read
 * @param attributes the attributes that tell this series from others of the metric, sorted by name
 */
public record SeriesKey(Origin origin, String metric, String unit, Kind kind, SortedMap<String, String> attributes) {
    /** How the points of a series are to be read. */
    public enum Kind {
        /** Each point is a value by itself. */
        GAUGE,
        /** Points add up from some start and fall back to zero when the process restarts. */
        COUNTER,
        /** Each point counts what came since the point before. */
        DELTA
    }

    /** Copies the attributes. */
    public SeriesKey {
        attributes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** A gauge without unit and attributes. */
    public static SeriesKey gauge(Origin origin, String metric) {
        return new SeriesKey(origin, metric, "", Kind.GAUGE, new TreeMap<>(Map.of()));
    }

    /** Whether this is a user-facing objective: a symptom, never a suspect. */
    public boolean isObjective() {
        return attributes.containsKey("slo.name");
    }

    /** The selector a person can paste into a query: {@code metric{name="value",…}}. */
    public String selector() {
        StringBuilder text = new StringBuilder(metric);
        String separator = "{";
        for (Map.Entry<String, String> label : labels().entrySet()) {
            text.append(separator)
                    .append(label.getKey())
                    .append("=\"")
                    .append(label.getValue().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
            separator = ",";
        }
        return separator.equals("{") ? metric : text.append('}').toString();
    }

    private SortedMap<String, String> labels() {
        SortedMap<String, String> labels = new TreeMap<>(attributes);
        putUnlessEmpty(labels, "service", origin.service());
        putUnlessEmpty(labels, "pod", origin.component());
        putUnlessEmpty(labels, "node", origin.node());
        return labels;
    }

    private static void putUnlessEmpty(SortedMap<String, String> labels, String name, String value) {
        if (!value.isEmpty()) {
            labels.putIfAbsent(name, value);
        }
    }
}
