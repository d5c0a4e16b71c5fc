package dev.firefight.evidence.drawing;

import dev.firefight.telemetry.Timestamps;

/** Times for people and for programs, all in UTC. */
public final class HumanTimes {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SECONDS_PER_MINUTE = 60;

    private HumanTimes() {}

    /** Such as {@code 2026-03-01 14:12:07 UTC}. */
    public static String dateTime(long nanos) {
        return WallClock.UTC.dateTime(nanos);
    }

    /** Such as {@code 14:12:07}. */
    public static String second(long nanos) {
        return WallClock.UTC.second(nanos);
    }

    /** Such as {@code 2026-03-01T14:12:07.123456789Z}: RFC 3339. */
    public static String rfc3339(long nanos) {
        return Timestamps.toInstant(nanos).toString();
    }

    /** From when to when, the day once where it is the same: {@code 2026-03-01 14:00–14:30 UTC}. */
    public static String window(long fromNanos, long toNanos) {
        return WallClock.UTC.window(fromNanos, toNanos);
    }

    /** A mark on an axis whose marks are so many seconds apart. */
    public static String tick(long nanos, long stepSeconds) {
        return WallClock.UTC.tick(nanos, stepSeconds);
    }

    /** How long, such as {@code 12.3 ms} or {@code 5.2 min}. */
    public static String duration(long nanos) {
        return HumanNumbers.of((double) nanos / NANOS_PER_SECOND, "s");
    }

    /** How long as people say it, of whole seconds: {@code 4 h 10 min}, {@code 12 days}, {@code 90 s}. */
    public static String length(long nanos) {
        long seconds = nanos / NANOS_PER_SECOND;
        long minutes = Math.round(seconds / (double) SECONDS_PER_MINUTE);
        long hours = Math.round(minutes / 60.0);
        if (seconds < 2 * SECONDS_PER_MINUTE) {
            return seconds == 0 ? duration(nanos) : HumanNumbers.count(seconds, "s", "s");
        }
        if (minutes < 120) {
            return HumanNumbers.count(minutes, "min", "min");
        }
        if (hours < 72) {
            return HumanNumbers.count(minutes / 60, "h", "h")
                    + (minutes % 60 == 0 || hours >= 24 ? "" : " " + HumanNumbers.count(minutes % 60, "min", "min"));
        }
        return HumanNumbers.count(Math.round(hours / 24.0), "day", "days");
    }
}
