package dev.firefight.telemetry.log;

/**
 * Whether lines without indentation still belong to the trace of an error: the last line of Python's traceback and the
 * second of Rust's panic say what was thrown, and behind Go's panic all lines tell of its goroutines until a record starts.
 */
final class TraceState {
    private enum State {
        NONE,
        TRACEBACK,
        PANIC
    }

    private State state = State.NONE;
    private long writer;

    /** Whether a line belongs to the trace that goes on. */
    boolean holds(byte[] bytes, int from, int to, long lineWriter) {
        return state != State.NONE && writer == lineWriter && from < to;
    }

    /** Takes notice of a line that starts no record of a known form. */
    void note(byte[] bytes, int from, int to, long lineWriter) {
        if (starts(bytes, from, to, "Traceback (most") || starts(bytes, from, to, "thread '")) {
            state = State.TRACEBACK;
            writer = lineWriter;
        } else if (starts(bytes, from, to, "panic: ") || starts(bytes, from, to, "goroutine ")) {
            state = State.PANIC;
            writer = lineWriter;
        } else if (state == State.TRACEBACK && writer == lineWriter && from < to && !Fields.isSpace(bytes[from])) {
            state = State.NONE;
        }
    }

    /** The severity that the trace tells which goes on, 0 without one: who panics ends. */
    int severity() {
        return switch (state) {
            case NONE -> 0;
            case TRACEBACK -> 17;
            case PANIC -> 21;
        };
    }

    /** A record starts: no trace goes on. */
    void end() {
        state = State.NONE;
    }

    private static boolean starts(byte[] bytes, int from, int to, String text) {
        if (to - from < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
