package dev.firefight.document;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations such as {@code 200ms}, {@code 5m} or {@code 1w}, and as ISO 8601 writes them. */
public final class Durations {
    private static final Pattern BRIEF = Pattern.compile("([0-9]{1,12})(ms|[smhdw])");
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private Durations() {}

    /** Of at most ten years; may be nothing. */
    public static Duration read(String text) {
        Duration read = parse(text);
        if (read.isNegative() || read.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "is a duration of at most " + LONGEST.toDays() + "d, not " + Problem.shown(text));
        }
        return read;
    }

    /** Longer than nothing. */
    public static Duration readSome(String text) {
        Duration read = read(text);
        if (read.isZero()) {
            throw new IllegalArgumentException("is longer than nothing, such as 5m");
        }
        return read;
    }

    /** Both ends included. */
    public static Function<String, Duration> within(Duration least, Duration most) {
        return text -> {
            Duration read = parse(text);
            if (read.compareTo(least) < 0 || read.compareTo(most) > 0) {
                throw new IllegalArgumentException(
                        "is a duration from " + write(least) + " to " + write(most) + ", not " + Problem.shown(text));
            }
            return read;
        };
    }

    private static Duration parse(String text) {
        Matcher brief = BRIEF.matcher(text);
        if (brief.matches()) {
            long count = Long.parseLong(brief.group(1));
            return switch (brief.group(2)) {
                case "ms" -> Duration.ofMillis(count);
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
                    "is a duration such as 30s, 5m, 2h, 1d or 1w, not " + Problem.shown(text));
        }
    }

    /** In the largest unit in which it is a whole number; as ISO 8601 writes it where there is none. */
    public static String write(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        for (Unit unit : Unit.values()) {
            Duration rest = duration.minus(unit.length.multipliedBy(duration.dividedBy(unit.length)));
            if (rest.isZero()) {
                return duration.dividedBy(unit.length) + unit.sign;
            }
        }
        return duration.toString();
    }

    private enum Unit {
        WEEK("w", Duration.ofDays(7)),
        DAY("d", Duration.ofDays(1)),
        HOUR("h", Duration.ofHours(1)),
        MINUTE("m", Duration.ofMinutes(1)),
        SECOND("s", Duration.ofSeconds(1)),
        MILLISECOND("ms", Duration.ofMillis(1));

        private final String sign;
        private final Duration length;

        Unit(String sign, Duration length) {
            this.sign = sign;
            this.length = length;
        }
    }
}
