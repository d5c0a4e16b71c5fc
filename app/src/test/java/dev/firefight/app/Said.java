package dev.firefight.app;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What a program said, before it is written in a format.
 *
 * @param at when
 * @param level how grave
 * @param logger who
 * @param text the message
 */
record Said(Instant at, Level level, String logger, String text) {
    private static final ZoneOffset AN_HOUR_EAST = ZoneOffset.ofHours(1);

    /** Levels and the numbers that OpenTelemetry, syslog and pino give them. */
    enum Level {
        INFO(9, 6, 30),
        WARN(13, 4, 40),
        ERROR(17, 3, 50);

        final int severity;
        final int syslog;
        final int tens;

        Level(int severity, int syslog, int tens) {
            this.severity = severity;
            this.syslog = syslog;
            this.tens = tens;
        }

        String lower() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As Python and MySQL call it, by its first letter in upper case or not. */
        String named(String info, String warn, String error) {
            return this == INFO ? info : this == WARN ? warn : error;
        }
    }

    /** The time in UTC. */
    String utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at.atOffset(ZoneOffset.UTC));
    }

    /** The time in a zone that is an hour ahead. */
    String east(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at.atOffset(AN_HOUR_EAST));
    }

    /** The time in seconds since 1970. */
    String epoch() {
        return at.getEpochSecond() + ".%03d".formatted(at.getNano() / 1_000_000);
    }

    /** A text as a value of JSON. */
    static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }

    /** The message as a value of JSON. */
    String quoted() {
        return quoted(text);
    }
}
