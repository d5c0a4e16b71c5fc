package dev.firefight.paging.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Alerts that wake nobody for a while: because of maintenance, or because they are known. They are listed, and an alert that still fires when the
 * silence ends wakes somebody then.
 *
 * @param match which alerts
 * @param from when it begins, the first time
 * @param until when it ends, the first time
 * @param reason why, for everybody to read
 * @param by who wanted it
 * @param every how it comes again; empty for once
 */
public record Silence(Match match, Instant from, Instant until, String reason, String by, Optional<Every> every) {
    /**
     * How it comes again, without an end: by the clock on the wall of a zone, at the times that it shows at the first beginning and end.
     *
     * @param period how far apart beginnings are
     * @param zone whose clock
     */
    public record Every(Period period, ZoneId zone) {}

    /** How far apart. */
    public enum Period {
        /** Each day. */
        DAY(1),
        /** On the same day of each week. */
        WEEK(7);

        private final int days;

        Period(int days) {
            this.days = days;
        }

        /** As a duration of days of 24 hours: a silence that comes again is shorter. */
        public Duration length() {
            return Duration.ofDays(days);
        }
    }

    /**
     * One of its times.
     *
     * @param from when it begins
     * @param until when it ends
     */
    public record Span(Instant from, Instant until) {
        private boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /** Once. */
    public Silence(Match match, Instant from, Instant until, String reason, String by) {
        this(match, from, until, reason, by, Optional.empty());
    }

    /** Whether it holds at a moment. */
    public boolean holds(Instant at) {
        return span(at).isPresent();
    }

    /** The time of it that holds at a moment. */
    public Optional<Span> span(Instant at) {
        return around(at).filter(one -> one.holds(at)).reduce((_, later) -> later);
    }

    /** The first time of it that begins after a moment. */
    public Optional<Span> next(Instant after) {
        return around(after).filter(one -> one.from().isAfter(after)).findFirst();
    }

    /** Whether it neither holds nor comes again. */
    public boolean isOver(Instant at) {
        return every.isEmpty() && !at.isBefore(until);
    }

    /** The same from its next beginning on; empty where there is none. */
    public Optional<Silence> fromNext(Instant after) {
        return next(after).map(one -> new Silence(match, one.from(), one.until(), reason, by, every));
    }

    /** Its times that can hold at a moment or come next, in their order. */
    private Stream<Span> around(Instant at) {
        if (every.isEmpty()) {
            return Stream.of(new Span(from, until));
        }
        Every again = every.get();
        WallClock clock = new WallClock(again.zone());
        LocalDateTime begins = clock.shows(from);
        LocalDateTime ends = clock.shows(until);
        long days =
                ChronoUnit.DAYS.between(begins.toLocalDate(), clock.shows(at).toLocalDate());
        long number = Math.floorDiv(days, again.period().days);
        return LongStream.rangeClosed(Math.max(0, number - 1), Math.max(0, number + 2))
                .map(one -> one * again.period().days)
                .mapToObj(shift -> shift == 0
                        ? new Span(from, until)
                        : new Span(clock.first(begins.plusDays(shift)), clock.first(ends.plusDays(shift))));
    }
}
