package dev.firefight.practice.signal;

import dev.firefight.telemetry.Alert;
import java.util.Collections;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An alert that fires, or did.
 *
 * @param name of its rule
 * @param severity of its rule
 * @param labels what it is about, name and severity among them
 * @param summary what is told, in a line
 * @param metric that its rule watches
 * @param limit behind which that is too much, or too little
 * @param value how much it was when it began to fire
 * @param startNanos when it began to fire
 * @param endNanos when it ceased; empty while it fires
 */
public record Firing(
        String name,
        String severity,
        SortedMap<String, String> labels,
        String summary,
        String metric,
        double limit,
        double value,
        long startNanos,
        OptionalLong endNanos) {
    /** Copies the labels. */
    public Firing {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** Whose it is; empty where it belongs to no service. */
    public String service() {
        return labels.getOrDefault("service", "");
    }

    /** The same as telemetry knows it. */
    public Alert alert() {
        return new Alert(
                startNanos,
                name,
                service(),
                metric,
                summary,
                severity,
                OptionalDouble.of(limit),
                OptionalDouble.of(value));
    }

    Firing ended(long nanos) {
        return new Firing(name, severity, labels, summary, metric, limit, value, startNanos, OptionalLong.of(nanos));
    }
}
