package dev.firefight.server.setup;

import dev.firefight.document.Nearest;
import dev.firefight.document.Problem;
import dev.firefight.paging.roster.Schedule;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRulesException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Moments, times of the day, days of the week and zones, and how they are written. */
final class Moments {
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");

    private Moments() {}

    /** With its zone, such as {@code 2026-03-01T09:00+01:00} or {@code 2026-03-01T08:00:00Z}. */
    static Instant instant(String text) {
        try {
            return bounded(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            throw new IllegalArgumentException(
                    "is a time with its zone, such as 2026-03-01T09:00+01:00, not " + Problem.shown(text));
        }
    }

    /** With its zone or, without one, by the clock on the wall of this one. */
    static Function<String, Instant> instantIn(ZoneId zone) {
        return text -> {
            try {
                return bounded(Schedule.moment(zone, LocalDateTime.parse(text)));
            } catch (DateTimeException _) {
                return instant(text);
            }
        };
    }

    private static Instant bounded(Instant at) {
        if (at.isBefore(FIRST) || !at.isBefore(LAST)) {
            throw new IllegalArgumentException("is a time from 1970 to 2999");
        }
        return at;
    }

    static LocalDateTime localTime(String text) {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException(
                    "is a time by the clock on the wall, such as 2026-01-05T09:00, not " + Problem.shown(text));
        }
    }

    static LocalTime timeOfDay(String text) {
        try {
            return LocalTime.parse(text.equals("24:00") ? "00:00" : text);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("is a time of the day, such as 09:00, not " + Problem.shown(text));
        }
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (ZoneRulesException _) {
            Optional<String> meant = Nearest.of(text, ZoneId.getAvailableZoneIds());
            throw new IllegalArgumentException("nobody knows the zone " + Problem.shown(text)
                    + meant.map(one -> "; did you mean " + one + "?").orElse(": write it as Europe/Berlin or UTC"));
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("is a zone such as Europe/Berlin or UTC, not " + Problem.shown(text));
        }
    }

    /** Days such as {@code mon-fri} or {@code sat, sun}; a span may go over the end of the week. */
    static Set<DayOfWeek> days(String text) {
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", 20)) {
            List<String> ends = List.of(part.strip().split("-", 3));
            DayOfWeek first = day(ends.getFirst(), text);
            DayOfWeek last = day(ends.getLast(), text);
            if (ends.size() > 2) {
                throw noDays(text);
            }
            days.add(last);
            for (DayOfWeek day = first; day != last; day = day.plus(1)) {
                days.add(day);
            }
        }
        return days;
    }

    private static DayOfWeek day(String text, String all) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> brief(day).equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> noDays(all));
    }

    private static IllegalArgumentException noDays(String text) {
        return new IllegalArgumentException("is days such as mon-fri or sat,sun, not " + Problem.shown(text));
    }

    private static String brief(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    static String write(Set<DayOfWeek> days) {
        List<String> spans = new ArrayList<>();
        for (int first = 1; first <= 7; first++) {
            if (!days.contains(DayOfWeek.of(first))) {
                continue;
            }
            int last = first;
            while (last < 7 && days.contains(DayOfWeek.of(last + 1))) {
                last++;
            }
            spans.add(brief(DayOfWeek.of(first)) + (last > first ? "-" + brief(DayOfWeek.of(last)) : ""));
            first = last;
        }
        return String.join(",", spans);
    }
}
