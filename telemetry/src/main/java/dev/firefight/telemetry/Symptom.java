package dev.firefight.telemetry;

/**
 * The objective that was violated, as somebody stated it.
 *
 * @param service whose
 * @param metric metric
 * @param statistic statistic of the metric, or empty
 * @param direction where it went
 */
public record Symptom(String service, String metric, String statistic, Direction direction) {
    /** Where a measurement went. */
    public enum Direction {
        /** It rose. */
        UP,
        /** It fell. */
        DOWN
    }
}
