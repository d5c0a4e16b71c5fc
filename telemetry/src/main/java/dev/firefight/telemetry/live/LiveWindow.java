package dev.firefight.telemetry.live;

import dev.firefight.telemetry.Timestamps;
import java.time.Duration;
import java.time.Instant;

/**
 * The stretch of time that is read.
 *
 * @param from its start
 * @param to its end, not in it
 */
public record LiveWindow(Instant from, Instant to) {
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(31);

    /** Refuses a window that is too short to compare anything in it, or longer than servers are asked for at once. */
    public LiveWindow {
        if (Duration.between(from, to).compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "a window ends at least " + SHORTEST.toSeconds() + " seconds after its start");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a window is at most " + LONGEST.toDays() + " days long");
        }
        if (from.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("a window starts after 1970");
        }
    }

    /** The time before a moment. */
    public static LiveWindow before(Instant end, Duration length) {
        return new LiveWindow(end.minus(length), end);
    }

    /** How long it is. */
    public Duration length() {
        return Duration.between(from, to);
    }

    long fromNanos() {
        return Timestamps.toNanos(from);
    }

    long toNanos() {
        return Timestamps.toNanos(to);
    }

    /** Equal parts of it, in order of time. */
    java.util.List<LiveWindow> parts(int count) {
        Duration part = length().dividedBy(count);
        java.util.List<LiveWindow> parts = new java.util.ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Instant start = from.plus(part.multipliedBy(i));
            parts.add(new LiveWindow(start, i == count - 1 ? to : start.plus(part)));
        }
        return parts;
    }
}
