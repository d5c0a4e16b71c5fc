package dev.firefight.paging.roster;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Hours of some days of the week, as the clock on the wall shows them.
 *
 * @param days on which they begin, at least one
 * @param from when they begin
 * @param until when they end; on the next day if that is not later than {@code from}, so that two equal times mean a whole day
 */
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
    /** Copies the set. */
    public Hours {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("hours need at least one day of the week, such as mon-fri");
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /** Whether a time lies within. */
    boolean hold(LocalDateTime time) {
        LocalTime clock = time.toLocalTime();
        boolean begun = !clock.isBefore(from);
        boolean ended = !clock.isBefore(until);
        if (!isOverMidnight()) {
            return begun && !ended && days.contains(time.getDayOfWeek());
        }
        return (begun && days.contains(time.getDayOfWeek()))
                || (!ended && days.contains(time.getDayOfWeek().minus(1)));
    }

    private boolean isOverMidnight() {
        return !until.isAfter(from);
    }

    /** When they next begin or end. Only the days around are looked at, never more than eleven. */
    Optional<Instant> nextBoundary(WallClock clock, Instant after) {
        // An hour that comes twice can begin on the day before and end after it.
        LocalDate today = clock.shows(after).toLocalDate();
        Optional<Instant> next = Optional.empty();
        for (int day = -2; day <= 8; day++) {
            LocalDate date = today.plusDays(day);
            if (!days.contains(date.getDayOfWeek())) {
                continue;
            }
            for (LocalDateTime edge : new LocalDateTime[] {
                date.atTime(from), date.plusDays(isOverMidnight() ? 1 : 0).atTime(until)
            }) {
                for (Instant moment : clock.moments(edge)) {
                    if (moment.isAfter(after) && next.map(moment::isBefore).orElse(true)) {
                        next = Optional.of(moment);
                    }
                }
            }
            if (day > 1 && next.isPresent()) {
                return next;
            }
        }
        return next;
    }
}
