package dev.firefight.server.channel.slack;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long Socket Mode waits.
 *
 * @param ping after how much silence it asks whether the other side is there; three times without an answer, and it is gone
 * @param first how long it waits after one failure; from one to the next it doubles
 * @param longest how long at most
 */
public record SocketPace(Duration ping, Duration first, Duration longest) {
    /** Slack itself asks at least every half minute. */
    public static final SocketPace USUAL =
            new SocketPace(Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMinutes(1));

    static final int MISSED_PINGS = 3;

    /** After so many failures: half of the wait for sure, and the other half by chance, lest all come back at once. */
    Duration wait(int failures, RandomGenerator random) {
        long most = longest.toMillis();
        long wait = Math.min(most, first.toMillis() * (1L << Math.clamp(failures - 1L, 0, 20)));
        return Duration.ofMillis(wait / 2 + random.nextLong(wait / 2 + 1));
    }
}
