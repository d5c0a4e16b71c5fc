package dev.firefight.telemetry.live.golden;

import java.util.Arrays;
import java.util.Optional;

/** How a signal is made of a metric. */
public enum Measure {
    /** A counter's rate a second, summed up. */
    RATE,
    /** The share of a counter whose labels say that it went wrong. */
    ERRORS,
    /** The median and the 99th percentile of a histogram; of a summary its mean. */
    QUANTILES,
    /** The mean of a histogram or a summary. */
    MEAN,
    /** A gauge, summed up. */
    SUM,
    /** The largest of a gauge. */
    MAX,
    /** The least of a gauge. */
    MIN,
    /** The mean of a gauge. */
    AVG,
    /** A query of its own. */
    FORMULA;

    /** By its word. */
    public static Optional<Measure> of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
