package dev.firefight.app.logs;

import dev.firefight.telemetry.Timestamps;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * To which years the times of a file belong whose lines leave the year out. They are read as times of the year 2000, which has all days.
 * The last line belongs to the last year in which it was not written after the file was changed; lines whose date is later in the year
 * than that stem from the year before.
 */
final class Years {
    private static final int READ_AS = 2000;

    /** Lines are not always in order, and clocks and zones differ. */
    private static final long SLACK_NANOS = 86_400_000_000_000L;

    private static final long MARCH = start(MonthDay.of(3, 1), READ_AS);

    /** From when on a date belongs to the year before. */
    private final long turn;
    /** What is added to a time of the year of the last line before March, and from March on; then likewise to one of the year before. */
    private final long[] shifts;

    private Years(long turn, int year) {
        this.turn = turn;
        this.shifts = new long[] {
            shift(MonthDay.of(1, 1), year),
            shift(MonthDay.of(3, 1), year),
            shift(MonthDay.of(1, 1), year - 1),
            shift(MonthDay.of(3, 1), year - 1)
        };
    }

    /**
     * For a file.
     *
     * @param lastNanos its last line's time, in the year 2000
     * @param changed when it was last changed
     */
    static Years of(long lastNanos, Instant changed) {
        ZonedDateTime latest = changed.plusNanos(SLACK_NANOS).atZone(ZoneOffset.UTC);
        Years years = new Years(Long.MAX_VALUE, latest.getYear());
        boolean isAhead = years.in(lastNanos) > Timestamps.toNanos(latest.toInstant());
        return new Years(lastNanos + SLACK_NANOS, isAhead ? latest.getYear() - 1 : latest.getYear());
    }

    /** A time of a line in its year. */
    long in(long nanos) {
        return nanos + shifts[(nanos > turn ? 2 : 0) + (nanos < MARCH ? 0 : 1)];
    }

    /** The days up to a date are as many in each year, but that a leap day lies before March. */
    private static long shift(MonthDay day, int year) {
        return start(day, year) - start(day, READ_AS);
    }

    private static long start(MonthDay day, int year) {
        return Timestamps.toNanos(day.atYear(year).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
