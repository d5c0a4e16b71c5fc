package dev.firefight.telemetry.live.golden;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a signal tells. The order is the one in which signals are read while queries are left: what users feel first.
 *
 * @see <a href="https://sre.google/sre-book/monitoring-distributed-systems/">Site Reliability Engineering, the four golden signals</a>
 */
public enum SignalKind {
    /** How much is asked for. */
    TRAFFIC("traffic"),
    /** What fails. */
    ERRORS("errors"),
    /** How long it takes. */
    LATENCY("latency"),
    /** Whether it is there at all. */
    AVAILABILITY("availability"),
    /** How full it is: pools, queues, limits. */
    SATURATION("saturation"),
    /** How much it computes. */
    CPU("cpu"),
    /** How much memory it takes. */
    MEMORY("memory"),
    /** How its disks are. */
    DISK("disk"),
    /** How its network is. */
    NETWORK("network"),
    /** How often it was started anew. */
    RESTARTS("restarts");

    private final String words;

    SignalKind(String words) {
        this.words = words;
    }

    /** Its name. */
    public String words() {
        return words;
    }

    /** By its word. */
    public static Optional<SignalKind> of(String words) {
        return Arrays.stream(values())
                .filter(kind -> kind.words.equals(words.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
