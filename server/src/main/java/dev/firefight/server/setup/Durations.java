package dev.firefight.server.setup;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations such as {@code 5m} or {@code 1w}, and as ISO 8601 writes them. */
final class Durations {
    private static final Pattern BRIEF = Pattern.compile("([0-9]{1,9})([smhdw])");
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private Durations() {}

    /** Of at most ten years; may be nothing. */
    static Duration read(String text) {
        Duration read = parse(text);
        if (read.isNegative() || read.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "is a duration of at most " + LONGEST.toDays() + "d, not " + Problems.shown(text));
        }
        return read;
    }

    /** Longer than nothing. */
    static Duration readSome(String text) {
        Duration read = read(text);
        if (read.isZero()) {
            throw new IllegalArgumentException("is longer than nothing, such as 5m");
        }
        return read;
    }

    private static Duration parse(String text) {
        Matcher brief = BRIEF.matcher(text);
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
}
