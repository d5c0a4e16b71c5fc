package dev.firefight.telemetry.live.golden;

import java.util.List;

/**
 * A signal that was recognised.
 *
 * @param convention id of the convention
 * @param conventionTitle its name for people
 * @param kind what it tells
 * @param metric the server's metric
 * @param signal what the signal is called among the series that are read
 * @param unit its unit, empty where it is that of the metric
 * @param shape what its answer holds
 * @param labels labels by which it is summed up, of which a metric has some
 * @param query the query in PromQL, which a person can ask as well
 */
public record Recognised(
        String convention,
        String conventionTitle,
        SignalKind kind,
        String metric,
        String signal,
        String unit,
        Shape shape,
        List<String> labels,
        String query) {
    /** What the answer to a query holds. */
    public enum Shape {
        /** Values. */
        VALUES,
        /** Buckets of a histogram, of which the median and the 99th percentile are made. */
        BUCKETS
    }

    /** Copies the list. */
    public Recognised {
        labels = List.copyOf(labels);
    }
}
