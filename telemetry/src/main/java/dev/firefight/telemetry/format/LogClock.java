package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.log.HeaderForms;
import dev.firefight.telemetry.log.LineHeader;
import dev.firefight.telemetry.log.StatementReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives the times of one log file what they do not say: the zone, which is taken for UTC, and the year or the day, which is the one that
 * brings a time closest to the last time known. The first of these is that of a dated line at the start of the file, else the date in the
 * file's name, else what the rest of the recording tells, else a date that the file mentions, else the last change of the file.
 */
final class LogClock {
    private static final Pattern DATE = Pattern.compile("\\b20[0-9]{2}-[01][0-9]-[0-3][0-9]\\b");
    private static final String WITHOUT_YEAR =
            "a time without year, in a file that never tells the year; left out: put the date into the file's name"
                    + " (messages-2025-11-21), or have times written in full (journalctl -o short-iso)";
    /** By how much the clock of the writer may be ahead of the one that stamps the file, or its zone differ from UTC. */
    private static final long AHEAD_NANOS = Duration.ofDays(1).toNanos();

    private static final long NANOS_PER_DAY = Duration.ofDays(1).toNanos();
    private static final long YEAR_1990_NANOS = 631_152_000_000_000_000L;
    private static final long YEAR_2100_NANOS = 4_102_444_800_000_000_000L;
    /** A leap day is at most so many years away, but for those around 2100. */
    private static final int YEARS_AROUND = 4;

    private final ReadNotes notes;
    private Optional<YearHint> known;
    private boolean saidLocal;
    private boolean saidYear;

    LogClock(Head head, HeaderForms forms, LogSource source, ReadNotes notes) {
        this.notes = notes;
        Optional<YearHint> hint = notes.yearHint().filter(one -> isPlausible(one.nanos()));
        this.known = told(head, forms, source)
                .or(() -> hint.filter(one -> one.source() != YearHint.Source.LAST_CHANGE))
                .or(() -> mentioned(head))
                .or(() -> hint);
    }

    /** Whether no line at the start of a file tells a time in full, and the file's name does not tell the day either. */
    static boolean lacksYear(Head head, LogSource source) {
        byte[] start = head.start(LogTextReader.ENOUGH_LINES);
        return told(head, HeaderForms.learn(start, 0, start.length), source).isEmpty();
    }

    private static Optional<YearHint> told(Head head, HeaderForms forms, LogSource source) {
        StatementReader reader = forms.statements();
        LineHeader header = new LineHeader();
        for (String text : head.lines()) {
            byte[] line = text.getBytes(StandardCharsets.UTF_8);
            reader.read(line, 0, line.length, 0, header);
            if (isWhole(header)) {
                return hint(OptionalLong.of(header.timeNanos()));
            }
        }
        return hint(source.dayNanos());
    }

    /** Whether a line tells a time in full, and one that may be that of a log. */
    private static boolean isWhole(LineHeader header) {
        return header.hasTime() && header.hasYear() && isPlausible(header.timeNanos());
    }

    /** Whether a time may be one of a log: from 1990 to 2099. */
    private static boolean isPlausible(long nanos) {
        return nanos >= YEAR_1990_NANOS && nanos < YEAR_2100_NANOS;
    }

    /** A date that some text mentions: it may be that of anything, such as the building of a kernel. */
    private static Optional<YearHint> mentioned(Head head) {
        Matcher date = DATE.matcher(head.text());
        return date.find() ? hint(Timestamps.parse(date.group())) : Optional.empty();
    }

    private static Optional<YearHint> hint(OptionalLong nanos) {
        return nanos.isPresent()
                ? Optional.of(new YearHint(nanos.getAsLong(), YearHint.Source.FILE))
                : Optional.empty();
    }

    /** Whether a line tells a time that can be used. */
    static boolean isTimed(LineHeader header) {
        return header.hasTime() && (!header.hasYear() || isPlausible(header.timeNanos()));
    }

    /** Nanoseconds of the time that a line tells; empty, and counted, when its year cannot be told. */
    OptionalLong nanos(LineHeader header, long line) {
        if (header.isLocal() && !saidLocal) {
            saidLocal = true;
            notes.problem(line, "times without zone; read as UTC");
        }
        if (header.hasYear()) {
            return know(header.timeNanos());
        }
        OptionalLong nanos = known.isEmpty()
                ? OptionalLong.empty()
                : header.hasDate()
                        ? inYearOf(known.get(), header.timeNanos())
                        : OptionalLong.of(nearDayOf(known.get(), header.timeNanos()));
        if (nanos.isEmpty()) {
            notes.problem(line, header.hasDate() ? WITHOUT_YEAR : WITHOUT_YEAR.replace("year", "day"));
            return nanos;
        }
        if (!saidYear) {
            saidYear = true;
            notes.problem(
                    line,
                    (header.hasDate() ? "times without year" : "times without day") + "; taken for "
                            + known.get().source().words());
        }
        return know(nanos.getAsLong());
    }

    private OptionalLong know(long nanos) {
        OptionalLong last = OptionalLong.of(nanos);
        known = hint(last);
        return last;
    }

    /** A time of day on the day that brings it closest to a hint. */
    private static long nearDayOf(YearHint hint, long timeOfDay) {
        return timeOfDay + Math.floorDiv(hint.nanos() - timeOfDay + NANOS_PER_DAY / 2, NANOS_PER_DAY) * NANOS_PER_DAY;
    }

    /** The time in the year that a hint tells; empty when no year around it has that day. */
    private static OptionalLong inYearOf(YearHint hint, long nanos) {
        LocalDateTime local = LocalDateTime.ofInstant(Timestamps.toInstant(nanos), ZoneOffset.UTC);
        boolean isLeapDay = local.getMonthValue() == 2 && local.getDayOfMonth() == 29;
        int year = Timestamps.toInstant(hint.nanos()).atZone(ZoneOffset.UTC).getYear();
        OptionalLong best = OptionalLong.empty();
        for (int other = year - YEARS_AROUND; other <= year + YEARS_AROUND; other++) {
            if (isLeapDay && !Year.isLeap(other)) {
                continue;
            }
            long candidate = Timestamps.toNanos(local.withYear(other).toInstant(ZoneOffset.UTC));
            boolean isLate = hint.source() == YearHint.Source.LAST_CHANGE && candidate > hint.nanos() + AHEAD_NANOS;
            boolean isCloser =
                    best.isEmpty() || Math.abs(candidate - hint.nanos()) < Math.abs(best.getAsLong() - hint.nanos());
            best = !isLate && isCloser ? OptionalLong.of(candidate) : best;
        }
        return best;
    }
}
