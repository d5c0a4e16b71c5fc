package dev.firefight.practice.signal;

import dev.firefight.practice.production.Teller;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import java.util.SortedMap;
import java.util.TreeMap;

/** By which labels Prometheus knows a series, as the usual configurations give them. */
final class PrometheusLabels {
    private PrometheusLabels() {}

    /** All labels of a series, without its name; those that say nothing are left out. */
    static SortedMap<String, String> of(SeriesKey key) {
        SortedMap<String, String> labels = own(key);
        Origin origin = key.origin();
        boolean isOfObject = key.metric().startsWith("kube_");
        put(labels, "pod", origin.component());
        put(labels, "node", origin.node());
        if (!isOfObject) {
            put(labels, "service", origin.service());
        } else if (origin.component().isEmpty()) {
            boolean isOfAutoscaler = key.metric().startsWith("kube_horizontalpodautoscaler_");
            put(labels, isOfAutoscaler ? "horizontalpodautoscaler" : "deployment", origin.service());
        }
        return labels;
    }

    /** Those that it has beside what its target is known by. */
    static SortedMap<String, String> of(SeriesKey key, Teller target) {
        SortedMap<String, String> labels = of(key);
        labels.entrySet()
                .removeIf(label -> label.getValue().equals(ofTarget(target).getOrDefault(label.getKey(), "")));
        return labels;
    }

    /** What a target is known by: whose numbers it tells, where that is somebody. */
    static SortedMap<String, String> ofTarget(Teller target) {
        SortedMap<String, String> labels = new TreeMap<>();
        labels.put("job", target.job());
        put(labels, "service", target.origin().service());
        put(labels, "pod", target.origin().component());
        put(labels, "node", target.origin().node());
        return labels;
    }

    private static SortedMap<String, String> own(SeriesKey key) {
        SortedMap<String, String> labels = new TreeMap<>();
        key.attributes().forEach((name, value) -> put(labels, name.replace('.', '_'), value));
        return labels;
    }

    private static void put(SortedMap<String, String> labels, String name, String value) {
        if (!value.isEmpty()) {
            labels.put(name, value);
        }
    }
}
