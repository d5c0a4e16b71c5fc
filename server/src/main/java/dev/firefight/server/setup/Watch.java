package dev.firefight.server.setup;

import java.time.Duration;

/**
 * What Firefight itself looks at again and again.
 *
 * @param name as it is called in alerts
 * @param kind what it looks at
 * @param url an address for {@link Kind#HTTP} and {@link Kind#STATUSPAGE}; for {@link Kind#TLS} a host with its port; for {@link Kind#DNS} a host
 * @param every how often, from {@link #SHORTEST} to {@link #LONGEST}
 */
public record Watch(String name, Kind kind, String url, Duration every) {
    /** As often as possible. */
    public static final Duration SHORTEST = Duration.ofSeconds(10);

    /** As seldom as possible. */
    public static final Duration LONGEST = Duration.ofDays(7);

    /** Unless something else is said. */
    public static final Duration USUAL = Duration.ofMinutes(1);

    /** What it looks at. */
    public enum Kind {
        /** Whether an address answers. */
        HTTP,
        /** How long a certificate is valid. */
        TLS,
        /** Whether a name has an address. */
        DNS,
        /** What a provider says of itself. */
        STATUSPAGE
    }

    /** Checks the bounds. */
    public Watch {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a watch looks from every 10s to every 7d");
        }
    }
}
