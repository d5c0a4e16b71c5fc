package dev.firefight.server.setup;

import dev.firefight.paging.roster.Schedule;
import java.net.URI;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;

/** Single values and how they are written. Each throws {@link IllegalArgumentException} with what to write instead. */
final class Scalars {
    private static final Pattern SHORT_DURATION = Pattern.compile("([0-9]{1,9})([smhdw])");
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._:/@'()+&#-]{0,98}[\\p{L}\\p{N}.)])?");
    private static final Pattern PATH_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;\"]{1,100}@[^@\\s<>,;\"]{1,150}");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern LABEL = Pattern.compile("[\\P{C}&&\\P{Z}]{1,200}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._:-]{0,250})");
    private static final Duration LONGEST = Duration.ofDays(3_660);
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");
    private static final int MOST_TEXT_CHARS = 2_000;

    private Scalars() {}

    static String text(String text) {
        if (text.isBlank() || text.length() > MOST_TEXT_CHARS) {
            throw new IllegalArgumentException("is a text of 1 to " + MOST_TEXT_CHARS + " characters");
        }
        return text;
    }

    /** May be empty. */
    static String anyText(String text) {
        return text.isEmpty() ? text : text(text);
    }

    /** A name as people write it. */
    static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is a name of at most 100 letters, digits, spaces and signs such as - . _, not "
                            + Problems.shown(text));
        }
        return text;
    }

    /** A name that stands in an address. */
    static String pathName(String text) {
        if (!PATH_NAME.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "stands in an address: small letters, digits and dashes, at most 63, not " + Problems.shown(text));
        }
        return text;
    }

    /** The name of a label. */
    static String label(String text) {
        return matching(LABEL, text, "is the name of a label, of at most 200 characters");
    }

    static Function<String, Integer> number(int least, int most) {
        return text -> {
            if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
                return Integer.parseInt(text);
            }
            throw new IllegalArgumentException(
                    "is a number from " + least + " to " + most + ", not " + Problems.shown(text));
        };
    }

    /** One word of a kind; they are written in small letters. */
    static <E extends Enum<E>> Function<String, E> word(Class<E> kind) {
        return text -> {
            List<String> known =
                    Stream.of(kind.getEnumConstants()).map(Scalars::word).toList();
            int at = known.indexOf(text);
            if (at < 0) {
                throw new IllegalArgumentException(
                        "is one of " + String.join(", ", known) + ", not " + Problems.shown(text));
            }
            return kind.getEnumConstants()[at];
        };
    }

    static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    static Duration duration(String text) {
        Duration read = durationOf(text);
        if (read.isNegative() || read.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "is a duration of at most " + LONGEST.toDays() + "d, not " + Problems.shown(text));
        }
        return read;
    }

    /** Longer than nothing. */
    static Duration someDuration(String text) {
        Duration read = duration(text);
        if (read.isZero()) {
            throw new IllegalArgumentException("is longer than nothing, such as 5m");
        }
        return read;
    }

    private static Duration durationOf(String text) {
        Matcher brief = SHORT_DURATION.matcher(text);
        if (brief.matches()) {
            long count = Long.parseLong(brief.group(1));
            return switch (brief.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                case "d" -> Duration.ofDays(count);
                default -> Duration.ofDays(7 * count);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException(
                    "is a duration such as 30s, 5m, 2h, 1d or 1w, not " + Problems.shown(text));
        }
    }

    /** In the largest unit in which it is a whole number. */
    static String write(Duration duration) {
        if (!duration.equals(Duration.ofSeconds(duration.toSeconds()))) {
            return duration.toString();
        }
        long seconds = duration.toSeconds();
        if (seconds == 0) {
            return "0s";
        }
        for (Unit unit : Unit.values()) {
            if (seconds % unit.seconds == 0) {
                return seconds / unit.seconds + unit.sign;
            }
        }
        throw new IllegalStateException("every duration is a number of seconds");
    }

    private enum Unit {
        WEEK("w", 604_800),
        DAY("d", 86_400),
        HOUR("h", 3_600),
        MINUTE("m", 60),
        SECOND("s", 1);

        private final String sign;
        private final long seconds;

        Unit(String sign, long seconds) {
            this.sign = sign;
            this.seconds = seconds;
        }
    }

    /** With its zone, such as {@code 2026-03-01T09:00+01:00} or {@code 2026-03-01T08:00:00Z}. */
    static Instant instant(String text) {
        try {
            return bounded(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            throw new IllegalArgumentException(
                    "is a time with its zone, such as 2026-03-01T09:00+01:00, not " + Problems.shown(text));
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
                    "is a time by the clock on the wall, such as 2026-01-05T09:00, not " + Problems.shown(text));
        }
    }

    static LocalTime timeOfDay(String text) {
        try {
            return LocalTime.parse(text.equals("24:00") ? "00:00" : text);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("is a time of the day, such as 09:00, not " + Problems.shown(text));
        }
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (ZoneRulesException _) {
            Optional<String> meant = Nearest.of(text, ZoneId.getAvailableZoneIds());
            throw new IllegalArgumentException("nobody knows the zone " + Problems.shown(text)
                    + meant.map(one -> "; did you mean " + one + "?").orElse(": write it as Europe/Berlin or UTC"));
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("is a zone such as Europe/Berlin or UTC, not " + Problems.shown(text));
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
        return new IllegalArgumentException("is days such as mon-fri or sat,sun, not " + Problems.shown(text));
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

    /** An address on the web. It is not repeated, since it could hold a secret. */
    static URI url(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("is an address such as https://example.org");
        }
        String scheme = Optional.ofNullable(url.getScheme()).orElse("");
        if (!scheme.matches("https?")
                || Optional.ofNullable(url.getHost()).isEmpty()
                || text.length() > MOST_TEXT_CHARS) {
            throw new IllegalArgumentException("is an address such as https://example.org");
        }
        if (Optional.ofNullable(url.getRawUserInfo()).isPresent()) {
            throw new IllegalArgumentException(
                    "holds a user or a password: say them apart, as {env: FIREFIGHT_SECRET_…}");
        }
        return url;
    }

    static String webAddress(String text) {
        return url(text).toString();
    }

    static String host(String text) {
        return matching(HOST, text, "is the name of a host such as mail.example.org, without https://");
    }

    static String mailAddress(String text) {
        return matching(ADDRESS, text, "is an address such as ada@example.org");
    }

    static String phone(String text) {
        return matching(PHONE, text, "is a number with its country and without spaces, such as \"+4930123456\"");
    }

    private static String matching(Pattern form, String text, String what) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException(what + ", not " + Problems.shown(text));
        }
        return text;
    }

    static String pointer(String text) {
        try {
            if (text.length() <= 500 && !text.isEmpty()) {
                JsonPointer.compile(text);
                return text;
            }
        } catch (IllegalArgumentException _) {
            // Told below, as what is too long is.
        }
        throw new IllegalArgumentException("is a JSON Pointer such as /alert/title, not " + Problems.shown(text));
    }
}
