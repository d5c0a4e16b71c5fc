package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Timestamps;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives the times of one log file what they do not say: the zone, which is taken for UTC, and the year, which is the one that brings a
 * time closest to the last time known. The first of these is that of a dated line at the start of the file, else a date mentioned
 * there, else the date in the file's name.
 */
final class LogClock {
    private static final Pattern DATE = Pattern.compile("\\b20[0-9]{2}-[01][0-9]-[0-3][0-9]\\b");
    private static final String WITHOUT_YEAR =
            "a time without year, in a file that never tells the year; left out: put the date into the file's name"
                    + " (messages-2025-11-21), or have times written in full (journalctl -o short-iso)";

    private final ReadNotes notes;
    private OptionalLong known;
    private boolean saidLocal;
    private boolean saidYear;

    LogClock(Head head, LogSource source, ReadNotes notes) {
        this.notes = notes;
        this.known = dated(head).orElse(source.dayNanos());
    }

    private static Optional<OptionalLong> dated(Head head) {
        for (String line : head.lines()) {
            Optional<LogTime> time =
                    LogLine.of(LogWrapper.of(line).line()).time().filter(LogTime::hasYear);
            if (time.isPresent()) {
                return Optional.of(OptionalLong.of(time.get().nanos()));
            }
        }
        Matcher mentioned = DATE.matcher(head.text());
        return mentioned.find()
                ? LogTime.of(mentioned.group() + "T00:00:00Z").map(time -> OptionalLong.of(time.nanos()))
                : Optional.empty();
    }

    /** Nanoseconds of a time; empty, and counted, when its year cannot be told. */
    OptionalLong nanos(LogTime time, long line) {
        if (time.isLocal() && !saidLocal) {
            saidLocal = true;
            notes.problem(line, "times without zone; read as UTC");
        }
        if (time.hasYear()) {
            known = OptionalLong.of(time.nanos());
            return known;
        }
        if (known.isEmpty()) {
            notes.problem(line, WITHOUT_YEAR);
            return known;
        }
        long before = known.getAsLong();
        LocalDateTime local = LocalDateTime.ofInstant(Timestamps.toInstant(time.nanos()), ZoneOffset.UTC);
        int year = Timestamps.toInstant(before).atZone(ZoneOffset.UTC).getYear();
        long closest = nanos(local, year);
        for (int other = year - 1; other <= year + 1; other += 2) {
            long candidate = nanos(local, other);
            closest = Math.abs(candidate - before) < Math.abs(closest - before) ? candidate : closest;
        }
        if (!saidYear) {
            saidYear = true;
            notes.problem(line, "times without year; taken for the year closest to dates that the file tells");
        }
        known = OptionalLong.of(closest);
        return known;
    }

    private static long nanos(LocalDateTime local, int year) {
        return Timestamps.toNanos(local.withYear(year).toInstant(ZoneOffset.UTC));
    }
}
