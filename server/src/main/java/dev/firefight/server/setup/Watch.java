package dev.firefight.server.setup;

import java.time.Duration;
import java.util.Optional;

/**
 * What Firefight itself looks at again and again.
 *
 * @param name as it is called in alerts
 * @param kind what it looks at
 * @param url an address for {@link Kind#HTTP} and {@link Kind#STATUSPAGE}; for {@link Kind#TLS} a host with its port; for {@link Kind#DNS} a host
 * @param every how often, from {@link #SHORTEST} to {@link #LONGEST}
 * @param service whose trouble it is when it fails; the name of the watch if empty
 * @param provider the outside party that it looks at, by the word under which errors name it; empty for what is of the house
 * @param expect what has to stand in the answer; for {@link Kind#HTTP} only
 */
public record Watch(
        String name,
        Kind kind,
        String url,
        Duration every,
        Optional<String> service,
        Optional<String> provider,
        Optional<String> expect) {
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

    /** Under which name its alerts are put together with others. */
    public String concerns() {
        return service.orElse(name);
    }

    /** Whether it looks at an outside party. */
    public boolean isOfProvider() {
        return kind == Kind.STATUSPAGE || provider.isPresent();
    }

    /** Without the address, in which a secret can stand. */
    @Override
    public String toString() {
        return "watch " + name;
    }

    /** Checks the bounds. */
    public Watch {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a watch looks from every 10s to every 7d");
        }
        if (kind != Kind.HTTP && expect.isPresent()) {
            throw new IllegalArgumentException("only a watch of the kind http expects a text: take it out");
        }
    }
}
