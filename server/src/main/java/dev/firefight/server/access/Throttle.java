package dev.firefight.server.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes those wait who try passwords. Failures are counted for an account at an address, for each address, and more patiently for each account
 * from everywhere. An address from which somebody came in before is not held up by what others do at that account or there, so that no
 * stranger can keep out who knows the password.
 *
 * <p>An attempt is counted as a failure before its password is looked at, and forgiven afterwards: many at once gain nothing.
 */
final class Throttle {
    /** What is counted of longest ago is forgotten for what is new. */
    private static final int MOST_KEPT_COUNTS = 10_000;

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    /** At which failures waiting begins, and how long it is at most; from one failure to the next it doubles. */
    private record Pace(int free, Duration longest) {
        Duration wait(int failures) {
            return failures < free
                    ? Duration.ZERO
                    : Duration.ofSeconds(Math.min(longest.toSeconds(), 1L << Math.min(failures - free, 30)));
        }
    }

    private static final Pace AT_ADDRESS_FOR_ACCOUNT = new Pace(5, Duration.ofMinutes(15));
    /** Many people may share an address. */
    private static final Pace AT_ADDRESS = new Pace(20, Duration.ofMinutes(15));

    private static final Pace FOR_ACCOUNT = new Pace(50, Duration.ofSeconds(30));

    private record Count(int failures, Instant last) {}

    /** An attempt that was let through. */
    record Attempt(List<String> keys, boolean isLastFree) {}

    private final InstantSource clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_KEPT_COUNTS;
        }
    };

    Throttle(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Counts an attempt, or refuses it with {@link TooManyAttempts}.
     *
     * @param account by whatever key, whether there is one or not
     * @param isKnown whether this account was entered from there before
     */
    synchronized Attempt begin(String account, String network, boolean isKnown) {
        Instant now = clock.instant();
        Map<String, Pace> paces = new LinkedHashMap<>();
        paces.put("both " + network + " " + account, AT_ADDRESS_FOR_ACCOUNT);
        if (!isKnown) {
            paces.put("from " + network, AT_ADDRESS);
            paces.put("to " + account, FOR_ACCOUNT);
        }
        Duration wait = Duration.ZERO;
        boolean isLastFree = false;
        for (Map.Entry<String, Pace> one : paces.entrySet()) {
            Count count = count(one.getKey(), now);
            Duration left =
                    Duration.between(now, count.last().plus(one.getValue().wait(count.failures())));
            wait = left.compareTo(wait) > 0 ? left : wait;
            isLastFree |= count.failures() + 1 == one.getValue().free();
        }
        if (wait.isPositive()) {
            throw new TooManyAttempts(wait.plusNanos(999_999_999).toSeconds());
        }
        paces.keySet().forEach(key -> counts.put(key, new Count(count(key, now).failures() + 1, now)));
        return new Attempt(List.copyOf(paces.keySet()), isLastFree);
    }

    /** The password was right: here nobody guesses. Elsewhere only this attempt is forgiven, lest one account pay for tries at others. */
    synchronized void succeeded(Attempt attempt) {
        counts.remove(attempt.keys().getFirst());
        attempt.keys().stream().skip(1).forEach(this::forgive);
    }

    /** The password was not looked at after all. */
    synchronized void abandoned(Attempt attempt) {
        attempt.keys().forEach(this::forgive);
    }

    private void forgive(String key) {
        counts.computeIfPresent(key, (_, count) -> new Count(Math.max(0, count.failures() - 1), count.last()));
    }

    private Count count(String key, Instant now) {
        return Optional.ofNullable(counts.get(key))
                .filter(count -> count.last().plus(FORGOTTEN_AFTER).isAfter(now))
                .orElse(new Count(0, now));
    }

    /** What is taken for one address: of IPv6 the first half, since whoever has one has all that begin with it. */
    static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException notOne) {
            return address;
        }
    }
}
