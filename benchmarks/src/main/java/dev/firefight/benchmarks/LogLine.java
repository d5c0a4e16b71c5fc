package dev.firefight.benchmarks;

/**
 * A line of a log.
 *
 * @param span the span during which it was written
 * @param stack the trace of what was thrown; empty for none
 */
record LogLine(Span span, long timeNanos, Level level, String text, String stack) {
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
