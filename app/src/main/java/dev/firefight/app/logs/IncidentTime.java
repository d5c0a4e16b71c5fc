package dev.firefight.app.logs;

import dev.firefight.telemetry.Timestamps;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * When an incident began, as a person tells it: a moment, or a time of day, of which the last one that lies in the logs is meant.
 *
 * @param told as it was told, for messages
 * @param nanos the moment; empty where a time of day was told
 * @param timeOfDay the time of day, in the zone in which the lines are written, in UTC where it ends with Z or they tell none; empty where a moment was told
 */
public record IncidentTime(String told, OptionalLong nanos, Optional<LocalTime> timeOfDay) {
    private static final Pattern TIME_OF_DAY = Pattern.compile("\\d{1,2}:\\d{2}(?::\\d{2})?Z?");

    /** A moment. */
    public static IncidentTime at(long nanos) {
        return new IncidentTime(Timestamps.toInstant(nanos).toString(), OptionalLong.of(nanos), Optional.empty());
    }

    /** Reads {@code 03:12}, {@code 03:12:30}, {@code 2026-01-31T03:12:00Z} or seconds since 1970; empty when it is no time. */
    public static Optional<IncidentTime> parse(String text) {
        String bare = text.strip();
        if (TIME_OF_DAY.matcher(bare).matches()) {
            String digits = bare.replace("Z", "");
            try {
                LocalTime time = LocalTime.parse(digits.indexOf(':') == 1 ? "0" + digits : digits);
                return Optional.of(new IncidentTime(bare, OptionalLong.empty(), Optional.of(time)));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
        OptionalLong nanos = Timestamps.parse(bare);
        return nanos.isPresent() ? Optional.of(new IncidentTime(bare, nanos, Optional.empty())) : Optional.empty();
    }

    /** The moment that is meant in logs, if it lies in them: behind their first line and not behind their last. */
    OptionalLong in(List<LogFile> files) {
        OptionalLong first =
                files.stream().flatMapToLong(file -> file.first().stream()).min();
        OptionalLong last =
                files.stream().flatMapToLong(file -> file.last().stream()).max();
        if (first.isEmpty() || last.isEmpty()) {
            return OptionalLong.empty();
        }
        long moment = nanos.orElseGet(() -> lastBefore(last.getAsLong(), zone(files)));
        return moment > first.getAsLong() && moment <= last.getAsLong()
                ? OptionalLong.of(moment)
                : OptionalLong.empty();
    }

    /** Who reads a time of day in a log tells it as it is written there. */
    private ZoneOffset zone(List<LogFile> files) {
        return told.endsWith("Z") ? ZoneOffset.UTC : OpenedLogs.zone(files).orElse(ZoneOffset.UTC);
    }

    private long lastBefore(long nanos, ZoneOffset zone) {
        ZonedDateTime end = Timestamps.toInstant(nanos).atZone(zone);
        ZonedDateTime day = end.with(timeOfDay.orElse(LocalTime.MIDNIGHT));
        return Timestamps.toNanos((day.isAfter(end) ? day.minusDays(1) : day).toInstant());
    }

    /** What a person should know of the moment that is meant, in words: that it is not in the logs, or in which zone it was understood. */
    Optional<String> note(List<LogFile> files) {
        OptionalLong moment = in(files);
        if (moment.isEmpty()) {
            return Optional.of(problem(files));
        }
        ZoneOffset zone = zone(files);
        return timeOfDay.isPresent() && !zone.equals(ZoneOffset.UTC)
                ? Optional.of("--incident " + told + " is read as the lines write it, at " + zone + ": "
                        + Timestamps.toInstant(moment.getAsLong()))
                : Optional.empty();
    }

    private String problem(List<LogFile> files) {
        boolean isTimed = files.stream().anyMatch(file -> file.first().isPresent());
        return "--incident " + told
                + (isTimed
                        ? " is not between the first and the last line; compared where most changed instead"
                        : ": no line tells its time, so there is no before and after");
    }
}
