package dev.firefight.app.example;

import java.util.Optional;

/**
 * A line of a log.
 *
 * @param span the span it was written in; empty for what a process says of itself
 */
record LogLine(long micros, Pod pod, Level level, String text, Optional<Span> span) {
    /** How serious a line is, with OpenTelemetry's number. */
    enum Level {
        INFO(9),
        WARN(13),
        ERROR(17);

        final int number;

        Level(int number) {
            this.number = number;
        }
    }
}
