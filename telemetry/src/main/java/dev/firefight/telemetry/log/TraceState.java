package dev.firefight.telemetry.log;

/**
 * Whether lines without indentation still belong to the trace of an error: the last line of Python's traceback and the
 * second of Rust's panic say what was thrown, and behind Go's panic all lines tell of its goroutines until a record starts.
 */
final class TraceState {
    private enum State {
        NONE,
        TRACEBACK,
        PANIC,
        THROWN
    }

    private State state = State.NONE;
    private long writer;

    /** Whether a line belongs to the trace that goes on. */
    boolean holds(byte[] bytes, int from, int to, long lineWriter) {
        return state != State.NONE && state != State.THROWN && writer == lineWriter && from < to;
    }

    /** Whether a line tells the end of a program or of its thread, which belongs to no record before it. */
    static boolean isEnd(byte[] bytes, int from, int to) {
        return starts(bytes, from, to, "panic: ")
                || starts(bytes, from, to, "fatal error: ")
                || isRust(bytes, from, to)
                || starts(bytes, from, to, "Exception in thread \"")
                || isScript(bytes, from, to);
    }

    /** Whether a line is the first of a panic of Rust: {@code thread 'main' panicked at}. */
    private static boolean isRust(byte[] bytes, int from, int to) {
        if (!starts(bytes, from, to, "thread '")) {
            return false;
        }
        int at = from;
        while (at < to && !starts(bytes, at, to, " panicked at")) {
            at++;
        }
        return at < to;
    }

    /** Whether a line is a place in a script and nothing more, with which Node starts to tell why it ends. */
    private static boolean isScript(byte[] bytes, int from, int to) {
        int at = to;
        while (at > from && Fields.isDigit(bytes[at - 1])) {
            at--;
        }
        boolean isPlace = at < to && at > from + 4 && bytes[at - 1] == ':' && bytes[at - 2] == 's';
        boolean isSource = isPlace && (bytes[at - 3] == 'j' || bytes[at - 3] == 't');
        return isSource && Fields.wordEnd(bytes, from, to) == to;
    }

    /** Takes notice of a line that starts no record of a known form. */
    void note(byte[] bytes, int from, int to, long lineWriter) {
        if (starts(bytes, from, to, "Traceback (most") || isRust(bytes, from, to)) {
            state = State.TRACEBACK;
            writer = lineWriter;
        } else if (starts(bytes, from, to, "panic: ")
                || starts(bytes, from, to, "fatal error: ")
                || starts(bytes, from, to, "goroutine ")) {
            state = State.PANIC;
            writer = lineWriter;
        } else if (starts(bytes, from, to, "Exception in thread \"") || isScript(bytes, from, to)) {
            state = State.THROWN;
            writer = lineWriter;
        } else if (state == State.TRACEBACK && writer == lineWriter && from < to && !Fields.isSpace(bytes[from])) {
            state = State.NONE;
        }
    }

    /** The severity that the trace tells which goes on, 0 without one: who panics ends. */
    int severity() {
        return switch (state) {
            case NONE -> 0;
            case TRACEBACK, THROWN -> 17;
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
