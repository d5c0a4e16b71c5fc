package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Timestamps;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time near the start of a log line.
 *
 * @param nanos nanoseconds since 1970; of a time that does not tell its year those of the same day in {@link #NO_YEAR}
 * @param isLocal whether it said neither zone nor offset
 * @param hasYear whether it told its year
 * @param from where in the line it starts
 * @param to where in the line it ends
 */
record LogTime(long nanos, boolean isLocal, boolean hasYear, int from, int to) {
    /** Stands for the year of a time that does not tell it: one that has every day. */
    static final int NO_YEAR = 2000;

    private static final int MAX_WORDS_BEFORE = 3;
    private static final int MAX_OFFSET = 160;
    private static final long YEAR_1990_NANOS = 631_152_000_000_000_000L;
    private static final long YEAR_2100_NANOS = 4_102_444_800_000_000_000L;

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final List<String> WEEKDAYS = List.of("Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat ", "Sun ");
    private static final String MONTH = "(?<month>" + String.join("|", MONTHS) + ")";
    private static final String CLOCK =
            "(?<hour>\\d{1,2}):(?<minute>\\d{2}):(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9})\\d{0,9})?(?![:\\d])";
    private static final String ZONE = "(?:\\s?(?<zone>Z|UTC|GMT|[+-]\\d{2}:?\\d{2})(?![\\w:]))?";

    /** {@code 2025-11-21T03:41:44.123Z}, {@code 2025/11/21 03:41:44}, {@code 2025-11-21 03:41:44,123 +0100}. */
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<year>\\d{4})[-/](?<month>\\d{2})[-/](?<day>\\d{2})[T ]" + CLOCK + ZONE);
    /** {@code 21/Nov/2025:03:41:44 +0000} of access logs, {@code 21 Nov 2025 03:41:44.123} of Redis. */
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<day>\\d{1,2})[/ -]" + MONTH + "[/ -](?<year>\\d{4})[: ]" + CLOCK + ZONE);
    /** {@code Nov 21 03:41:44} of syslog, {@code Nov 21, 2025 3:41:44 AM} of Java's own logger, {@code Nov 21 03:41:44 2025} of Apache. */
    private static final Pattern MONTH_FIRST =
            Pattern.compile(MONTH + " {1,2}(?<day>\\d{1,2}),? (?:(?<year>\\d{4}),? )?" + CLOCK
                    + "(?: (?<half>[AP])M)?(?: (?<lateYear>\\d{4})(?=\\]|\\b))?");
    /** {@code 25/11/21 03:41:44} of Spark and Hadoop: the year in front, without its century, which is this one. */
    private static final Pattern SHORT_YEAR_FIRST =
            Pattern.compile("(?<shortYear>\\d{2})/(?<month>\\d{2})/(?<day>\\d{2}) " + CLOCK);
    /** {@code 251121 034144} of HDFS and MySQL: the same in digits alone. */
    private static final Pattern DIGITS = Pattern.compile(
            "(?<shortYear>\\d{2})(?<month>\\d{2})(?<day>\\d{2}) {1,2}(?<hour>\\d{2}):?(?<minute>\\d{2}):?(?<second>\\d{2})(?=\\s)");
    /** {@code 11-21 03:41:44.123} of Android. */
    private static final Pattern MONTH_AND_DAY = Pattern.compile("(?<month>\\d{2})-(?<day>\\d{2}) " + CLOCK);
    /** {@code I1121 03:41:44.000000} of klog and glog. */
    private static final Pattern KLOG = Pattern.compile("[IWEF](?<month>\\d{2})(?<day>\\d{2}) " + CLOCK);

    private static final List<Pattern> BY_DIGITS = List.of(YEAR_FIRST, DAY_FIRST, SHORT_YEAR_FIRST, MONTH_AND_DAY);

    private static final Pattern EPOCH =
            Pattern.compile("(?:\\d{10}(?:\\.\\d{1,9})?|\\d{13}(?:\\.\\d{1,6})?|\\d{16}|\\d{19})(?![\\w.:/-])");

    /** The time of a line: what it starts with, or what one of its first words is; empty when there is none there. */
    static Optional<LogTime> of(String line) {
        int words = 0;
        boolean isWordStart = true;
        int end = Math.min(line.length() - 9, MAX_OFFSET);
        for (int i = 0; i < end; i++) {
            char c = line.charAt(i);
            if (isWordStart && ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'W'))) {
                Optional<LogTime> found = at(line, i, words);
                if (found.isPresent()) {
                    return found;
                }
            }
            if (c == ' ' || c == '\t') {
                if (i == 0) {
                    return Optional.empty(); // an indented line goes on with the record before
                }
                words++;
            }
            isWordStart = " \t[(<>\"'|".indexOf(c) >= 0;
        }
        return Optional.empty();
    }

    /** A time that is all of a text, such as the value of a field. */
    static Optional<LogTime> ofField(String text) {
        Optional<LogTime> plain = Timestamps.read(text)
                .filter(time -> isPlausible(time.nanos()))
                .map(time -> new LogTime(time.nanos(), time.isLocal(), true, 0, text.length()));
        return plain.isPresent() ? plain : of(text);
    }

    private static Optional<LogTime> at(String line, int at, int words) {
        boolean isNear = words < MAX_WORDS_BEFORE || line.charAt(at - 1) == '[';
        if (!isNear) {
            return Optional.empty();
        }
        if (line.charAt(at) > '9') {
            Optional<LogTime> named = match(MONTH_FIRST, line, at);
            return named.isPresent() || at > 0 ? named : match(KLOG, line, at);
        }
        for (Pattern pattern : BY_DIGITS) {
            Optional<LogTime> dated = match(pattern, line, at);
            if (dated.isPresent()) {
                return dated;
            }
        }
        return words > 0 ? Optional.empty() : match(DIGITS, line, at).or(() -> epoch(line, at));
    }

    private static Optional<LogTime> epoch(String line, int at) {
        Matcher matcher = EPOCH.matcher(line).region(at, line.length());
        return matcher.lookingAt()
                ? Timestamps.read(matcher.group())
                        .filter(time -> isPlausible(time.nanos()))
                        .map(time -> new LogTime(time.nanos(), false, true, at, matcher.end()))
                : Optional.empty();
    }

    private static Optional<LogTime> match(Pattern pattern, String line, int at) {
        Matcher matcher = pattern.matcher(line).region(at, line.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        String year = year(matcher);
        String month = part(matcher, "month");
        String half = part(matcher, "half");
        boolean isBehindDay = at >= 4 && WEEKDAYS.contains(line.substring(at - 4, at));
        int start = isBehindDay ? at - 4 : at;
        int hour = Integer.parseInt(part(matcher, "hour"));
        String zone = part(matcher, "zone");
        try {
            LocalDateTime local = LocalDateTime.of(
                    year.isEmpty() ? NO_YEAR : Integer.parseInt(year),
                    MONTHS.contains(month) ? MONTHS.indexOf(month) + 1 : Integer.parseInt(month),
                    Integer.parseInt(part(matcher, "day")),
                    half.isEmpty() ? hour : hour % 12 + (half.equals("P") ? 12 : 0),
                    Integer.parseInt(part(matcher, "minute")),
                    Math.min(Integer.parseInt(part(matcher, "second")), 59), // a leap second
                    nanos(part(matcher, "fraction")));
            ZoneOffset offset = zone.startsWith("+") || zone.startsWith("-") ? ZoneOffset.of(zone) : ZoneOffset.UTC;
            long nanos = Timestamps.toNanos(local.toInstant(offset));
            return isPlausible(nanos)
                    ? Optional.of(new LogTime(nanos, zone.isEmpty(), !year.isEmpty(), start, matcher.end()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The year in four digits; empty when the pattern has none. */
    private static String year(Matcher matcher) {
        String shortYear = part(matcher, "shortYear");
        String year = part(matcher, "year");
        return !shortYear.isEmpty() ? "20" + shortYear : year.isEmpty() ? part(matcher, "lateYear") : year;
    }

    private static int nanos(String fraction) {
        return fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    /** What a part of a pattern matched; empty when nothing, or when the pattern has no such part. */
    private static String part(Matcher matcher, String name) {
        return matcher.namedGroups().containsKey(name) && matcher.start(name) >= 0 ? matcher.group(name) : "";
    }

    /** Whether a time may be one of a log: from 1990 to 2099. */
    static boolean isPlausible(long nanos) {
        return nanos >= YEAR_1990_NANOS && nanos < YEAR_2100_NANOS;
    }
}
