package dev.firefight.telemetry;

import java.util.OptionalDouble;

/**
 * An alert that fired. Texts are empty where the source did not say.
 *
 * @param timeNanos when
 * @param name name of the rule
 * @param service whose
 * @param metric metric it watches
 * @param summary one line
 * @param severity as the source gives it
 * @param threshold limit of the rule
 * @param value value that crossed it
 */
public record Alert(
        long timeNanos,
        String name,
        String service,
        String metric,
        String summary,
        String severity,
        OptionalDouble threshold,
        OptionalDouble value) {}
