package dev.firefight.benchmarks;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A line of a log.
 *
 * @param span the span during which it was written
 * @param stack the trace of what was thrown; empty for none
 */
record LogLine(Span span, long timeNanos, Level level, String text, String stack) {
    private static final int THREADS = 16;

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

    /** The thread that wrote it. */
    String thread() {
        return "worker-" + span.user() % THREADS;
    }

    /** Its attributes, in the order in which they are written. */
    SequencedMap<String, String> attributes() {
        SequencedMap<String, String> attributes = new LinkedHashMap<>();
        attributes.put("thread.name", thread());
        if (!stack.isEmpty()) {
            attributes.put("exception.stacktrace", stack);
        }
        return attributes;
    }
}
