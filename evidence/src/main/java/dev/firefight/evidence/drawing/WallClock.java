package dev.firefight.evidence.drawing;

import dev.firefight.telemetry.Timestamps;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the clock of a zone shows them, for people. */
public record WallClock(ZoneOffset zone) {
    /** That of no place. */
    public static final WallClock UTC = new WallClock(ZoneOffset.UTC);

    private static final DateTimeFormatter DATE_TIME = of("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter DATE_MINUTE = of("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter DATE = of("MM-dd");
    private static final DateTimeFormatter SECOND = of("HH:mm:ss");
    private static final DateTimeFormatter MINUTE = of("HH:mm");
    private static final DateTimeFormatter DAY = of("yyyy-MM-dd");
    private static final long SECONDS_PER_MINUTE = 60;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private static DateTimeFormatter of(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    private String in(DateTimeFormatter form, long nanos) {
        return form.withZone(zone).format(Timestamps.toInstant(nanos));
    }

    /** How the zone is called: {@code UTC} or {@code +01:00}. */
    public String name() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** Such as {@code 2026-03-01 14:12:07 UTC}. */
    public String dateTime(long nanos) {
        return in(DATE_TIME, nanos) + " " + name();
    }

    /** Such as {@code 14:12:07}. */
    public String second(long nanos) {
        return in(SECOND, nanos);
    }

    /** From when to when, the day once where it is the same: {@code 2026-03-01 14:00–14:30 UTC}. */
    public String window(long fromNanos, long toNanos) {
        boolean sameDay = in(DAY, fromNanos).equals(in(DAY, toNanos));
        return in(DATE_MINUTE, fromNanos) + "–" + in(sameDay ? MINUTE : DATE_MINUTE, toNanos) + " " + name();
    }

    /** A mark on an axis whose marks are so many seconds apart. */
    public String tick(long nanos, long stepSeconds) {
        return in(stepSeconds >= SECONDS_PER_DAY ? DATE : stepSeconds >= SECONDS_PER_MINUTE ? MINUTE : SECOND, nanos);
    }

    /** By how much it is ahead of UTC. */
    public long aheadNanos() {
        return zone.getTotalSeconds() * NANOS_PER_SECOND;
    }
}
