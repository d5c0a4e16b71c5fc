package dev.firefight.evidence;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One thing that was seen, with the numbers it came from.
 *
 * @param kind what kind of signal it is
 * @param selector how to find it in the input: a metric with its labels, an operation, a log pattern, a change id
 * @param statistic what {@code before} and {@code after} are, such as "median" or "share of requests"
 * @param before value before the onset
 * @param after value after the onset
 * @param unit unit of both, or empty
 * @param surprise how unlikely it is without a fault, in bits: minus the binary logarithm of the chance to see as much
 * @param timeNanos when it began; empty where that is not known
 * @param text the finding in plain words
 * @param curve the course over time, where there is one to draw
 */
public record Evidence(
        Kind kind,
        String selector,
        String statistic,
        double before,
        double after,
        String unit,
        double surprise,
        OptionalLong timeNanos,
        String text,
        Optional<Curve> curve) {
    /** Surprises are reckoned in nats and told in bits. */
    public static final double NATS_PER_BIT = Math.log(2);

    /** A kind of signal. */
    public enum Kind {
        /** A series. */
        METRIC("metric"),
        /** A log pattern. */
        LOG("log"),
        /** An operation or a call between services. */
        TRACE("trace"),
        /** Something altered. */
        CHANGE("change"),
        /** What an outside party reports. */
        STATUS("status"),
        /** An alert. */
        ALERT("alert");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** Its name in JSON. */
        public String id() {
            return id;
        }
    }
}
