package dev.firefight.server.setup;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Signs of life.
 *
 * @param in those that others have to give; silence is an alert
 * @param out those that Firefight gives, so that somebody else notices when it is down
 */
public record Heartbeats(List<In> in, List<Out> out) {
    /** None at all. */
    public static final Heartbeats NONE = new Heartbeats(List.of(), List.of());

    /** The shortest time between two. */
    public static final Duration SHORTEST = Duration.ofSeconds(10);

    /** The longest. */
    public static final Duration LONGEST = Duration.ofDays(366);

    /**
     * One that somebody else has to give.
     *
     * @param name the last part of the address to which it is given
     * @param every how often
     * @param grace how much later it may be
     * @param policy who is called when it is missing; as for other alerts if empty
     * @param key SHA-256 of the secret by which it is given, as {@link Integration.Key#hash}; empty where it has no address of its own
     */
    public record In(String name, Duration every, Duration grace, Optional<String> policy, Optional<String> key) {
        /** Checks the bounds. */
        public In {
            key.ifPresent(Integration.Key::check);
            check(every);
            if (grace.isNegative() || grace.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("the grace of a heartbeat is from 0s to 366d");
            }
        }

        /** The same with another secret. */
        In with(String hash) {
            return new In(name, every, grace, policy, Optional.of(hash));
        }

        /** Without the hash, which is nobody's business. */
        @Override
        public String toString() {
            return "heartbeat " + name + " every " + every;
        }
    }

    /** Where a sign of life is given. */
    public sealed interface Address {
        /**
         * The address itself; empty where the secret is not there, or is no address.
         *
         * @param secrets what a reference leads to
         */
        default Optional<URI> find(Function<SecretReference, String> secrets) {
            return switch (this) {
                case Plain(URI url) -> Optional.of(url);
                case Secret(SecretReference reference) -> {
                    try {
                        yield Optional.of(
                                SetupScalars.url(secrets.apply(reference).strip()));
                    } catch (IllegalArgumentException none) {
                        yield Optional.empty(); // what stands there is a secret, and its message would tell
                    }
                }
            };
        }
    }

    /**
     * One that stands in the set-up.
     *
     * @param url the address
     */
    public record Plain(URI url) implements Address {
        /** The host alone, as a secret may stand behind it all the same. */
        @Override
        public String toString() {
            return url.getHost();
        }
    }

    /**
     * One that is kept as a secret: of many services the address is all that one needs to know.
     *
     * @param url where it is found
     */
    public record Secret(SecretReference url) implements Address {
        /** Where it is found. */
        @Override
        public String toString() {
            return url.words();
        }
    }

    /**
     * One that Firefight gives.
     *
     * @param address that is asked
     * @param every how often
     */
    public record Out(Address address, Duration every) {
        /** Checks the bounds. */
        public Out {
            check(every);
        }

        /** Without an address that is nobody's business. */
        @Override
        public String toString() {
            return "own heartbeat to " + address + " every " + every;
        }
    }

    /** Copies the lists. */
    public Heartbeats {
        in = List.copyOf(in);
        out = List.copyOf(out);
    }

    private static void check(Duration every) {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a heartbeat comes from every 10s to every 366d");
        }
    }
}
