package dev.firefight.telemetry.log;

import dev.firefight.telemetry.log.LineHeader.Kind;

/**
 * Whether lines without header belong to the trace of an error, and which of them tells its reason: the last one of Python's traceback, the
 * second of Rust's panic, the first behind the piece of source that Node shows. Behind Go's panic all lines tell of its goroutines until a record starts.
 */
final class TraceState {
    private static final int ERROR = 17;
    private static final int FATAL = 21;

    /** A warning may have the trace of what it warns of; to tell less with one is not usual. */
    private static final int MAY_HAVE_TRACE = 13;

    /** So many lines of source, and a mark below them, are shown before the reason. */
    private static final int MOST_SOURCE_LINES = 6;

    private static final int WRITERS = 64;

    private enum State {
        NONE(0),
        TRACEBACK(ERROR),
        RUST(FATAL),
        PANIC(FATAL),
        SOURCE(ERROR),
        BEHIND_SOURCE(ERROR),
        THROWN(ERROR);

        private final int severity;

        State(int severity) {
            this.severity = severity;
        }

        /** Whether its reason stands on a line behind the first. */
        boolean waitsForReason() {
            return this == TRACEBACK || this == RUST || this == SOURCE || this == BEHIND_SOURCE;
        }
    }

    private State state = State.NONE;
    private long writer;
    private int sourceLines;
    /** Whether the trace that goes on is a record of its own, which waits for its reason. */
    private boolean isApart;
    /** How grave the last record of each writer is, by a few bits of its number. */
    private final byte[] severities = new byte[WRITERS];

    /** A record of some severity starts: no trace goes on. */
    void start(long lineWriter, int severity) {
        state = State.NONE;
        isApart = false;
        severities[slot(lineWriter)] = (byte) severity;
    }

    private static int slot(long lineWriter) {
        return (int) lineWriter & (WRITERS - 1);
    }

    /** Takes a line without header, and tells what it is to its record; {@link Kind#START} where no trace says anything about it. */
    Kind take(byte[] bytes, int from, int to, long lineWriter) {
        State opened = opened(bytes, from, to);
        if (opened.waitsForReason()) {
            boolean isOfRecord = opened == State.TRACEBACK && severities[slot(lineWriter)] >= MAY_HAVE_TRACE;
            open(opened, lineWriter);
            isApart = !isOfRecord;
            if (isApart) {
                severities[slot(lineWriter)] = (byte) state.severity;
            }
            return isApart ? Kind.OPENS : Kind.CONTINUES;
        }
        if (opened == State.NONE && state != State.NONE && writer == lineWriter) {
            Kind kind = within(bytes, from, to);
            if (kind != Kind.START) {
                return kind;
            }
        }
        if (opened != State.NONE) {
            open(opened, lineWriter);
            return isGoroutine(bytes, from, to) ? Kind.CONTINUES : Kind.START;
        }
        return Continuation.is(bytes, from, to) ? Kind.CONTINUES : Kind.START;
    }

    private void open(State opened, long lineWriter) {
        state = opened;
        writer = lineWriter;
        sourceLines = 0;
        isApart = false;
    }

    /** What a line is within a trace of its writer. */
    private Kind within(byte[] bytes, int from, int to) {
        boolean isEmpty = from >= to;
        switch (state) {
            case SOURCE -> {
                state = isEmpty ? State.BEHIND_SOURCE : ++sourceLines > MOST_SOURCE_LINES ? State.NONE : state;
                return Kind.CONTINUES;
            }
            case TRACEBACK, RUST, BEHIND_SOURCE -> {
                if (isEmpty || Fields.isSpace(bytes[from])) {
                    return Kind.CONTINUES;
                }
                state = State.NONE;
                return isApart ? Kind.REASON : Kind.CONTINUES;
            }
            case PANIC -> {
                return Kind.CONTINUES;
            }
            default -> {
                return Kind.START;
            }
        }
    }

    /** How grave the last record of a writer is. */
    int gravest(long lineWriter) {
        return severities[slot(lineWriter)];
    }

    /** The severity that the trace tells which goes on, 0 without one: who panics ends. */
    int severity() {
        return state.severity;
    }

    /** Takes notice of a line that goes on with a record though it has a part of a header. */
    void note(byte[] bytes, int from, int to, long lineWriter) {
        State opened = opened(bytes, from, to);
        if (opened != State.NONE) {
            open(opened, lineWriter);
        }
    }

    /** Whether a line tells the end of a program or of its thread, which belongs to no record before it. */
    static boolean isEnd(byte[] bytes, int from, int to) {
        return severityOfEnd(bytes, from, to) != 0;
    }

    /** How grave it is that a line tells the end of a program or its thread; 0 where it does not. */
    static int severityOfEnd(byte[] bytes, int from, int to) {
        State opened = opened(bytes, from, to);
        boolean isEnd = opened != State.NONE && opened != State.TRACEBACK && !isGoroutine(bytes, from, to);
        return isEnd ? opened.severity : 0;
    }

    /** Which trace a line opens. */
    private static State opened(byte[] bytes, int from, int to) {
        if (from >= to) {
            return State.NONE;
        }
        State state =
                switch (bytes[from]) {
                    case 'T' -> starts(bytes, from, to, "Traceback (most") ? State.TRACEBACK : State.NONE;
                    case 'p' -> starts(bytes, from, to, "panic: ") ? State.PANIC : State.NONE;
                    case 'h' -> starts(bytes, from, to, "http: panic serving ") ? State.PANIC : State.NONE;
                    case 'f' -> starts(bytes, from, to, "fatal error: ") ? State.PANIC : State.NONE;
                    case 'g' -> isGoroutine(bytes, from, to) ? State.PANIC : State.NONE;
                    case 't' -> rust(bytes, from, to);
                    case 'E' -> starts(bytes, from, to, "Exception in thread \"") ? State.THROWN : State.NONE;
                    case 'U' -> isUncaught(bytes, from, to) ? State.THROWN : State.NONE;
                    default -> State.NONE;
                };
        return state == State.NONE && isSource(bytes, from, to) ? State.SOURCE : state;
    }

    private static boolean isUncaught(byte[] bytes, int from, int to) {
        return starts(bytes, from, to, "Uncaught ")
                || starts(bytes, from, to, "Unhandled exception. ")
                || starts(bytes, from, to, "Unhandled Exception: ");
    }

    private static boolean isGoroutine(byte[] bytes, int from, int to) {
        return starts(bytes, from, to, "goroutine ");
    }

    /** A panic of Rust: {@code thread 'main' panicked at src/main.rs:12:9:}, behind which the reason follows, unless it is told first. */
    private static State rust(byte[] bytes, int from, int to) {
        if (!starts(bytes, from, to, "thread '")) {
            return State.NONE;
        }
        int at = from;
        while (at < to && !starts(bytes, at, to, " panicked at")) {
            at++;
        }
        return at == to ? State.NONE : bytes[to - 1] == ':' ? State.RUST : State.PANIC;
    }

    /** Whether a line is a place in a script and nothing more, with which Node starts to tell why it ends. */
    private static boolean isSource(byte[] bytes, int from, int to) {
        int at = to;
        while (at > from && Fields.isDigit(bytes[at - 1])) {
            at--;
        }
        boolean isPlace = at < to && at > from + 4 && bytes[at - 1] == ':';
        if (!isPlace) {
            return false;
        }
        boolean isScript = bytes[at - 2] == 's' && (bytes[at - 3] == 'j' || bytes[at - 3] == 't');
        return (isScript || starts(bytes, from, to, "node:internal/")) && Fields.wordEnd(bytes, from, to) == to;
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
