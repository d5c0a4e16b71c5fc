package dev.firefight.telemetry.log;

import dev.firefight.telemetry.log.LineHeader.Part;
import java.util.Arrays;

/** Gathers from the named fields of a record, of which some mean the same, what a header tells. */
final class RecordFields {
    private final TimeField times = new TimeField();
    private final int[] ranks = new int[16];
    private boolean hasMessage;
    private boolean isBlank;
    private boolean hasLevel;
    private boolean hasTime;
    private boolean isStream;
    private boolean isStackNext;
    private int errors;
    private byte streamLetter;
    private int messageFrom;
    private int messageTo;

    void clear() {
        Arrays.fill(ranks, Integer.MAX_VALUE);
        hasMessage = false;
        isBlank = false;
        hasLevel = false;
        hasTime = false;
        isStream = false;
        errors = 0;
        isStackNext = false;
    }

    /** Whether these are the fields of a log record: they tell a message or a level, not only a time. */
    boolean isRecord() {
        return hasMessage || (hasLevel && hasTime);
    }

    /** Whether two of message, level and time are among these, which no mere text has. */
    boolean isFullRecord() {
        return hasMessage ? hasLevel || hasTime : hasLevel && hasTime;
    }

    /** Whether these are the fields of a wrapper around a line that a program wrote, which may be blank. */
    boolean isWrapper() {
        return isStream && (hasMessage || isBlank) && hasTime;
    }

    /** Whether these are the fields of a line that a collector took over without looking what it tells. */
    boolean isCollected() {
        return isWrapper() && !hasLevel;
    }

    /** What tells the streams of a program apart. */
    byte streamLetter() {
        return streamLetter;
    }

    int messageFrom() {
        return messageFrom;
    }

    int messageTo() {
        return messageTo;
    }

    boolean hasMessage() {
        return hasMessage;
    }

    /** Takes one field: its name and its value, without quotes. */
    void take(byte[] bytes, int nameFrom, int nameTo, int from, int to, int depth, LineHeader header) {
        FieldRole role = FieldRole.of(bytes, nameFrom, nameTo, false);
        if (errors > 0) {
            role = withinError(role, bytes, nameFrom, nameTo, from, to);
        }
        if (role == FieldRole.MESSAGE && to == from && !hasMessage) {
            isBlank = true;
            messageFrom = from;
            messageTo = to;
        }
        if (role == FieldRole.NONE || to <= from) {
            return;
        }
        int rank = depth * 100 + FieldRole.rank(bytes, nameFrom, nameTo);
        int slot = slot(role);
        if (rank >= ranks[slot]) {
            return;
        }
        boolean isTaken =
                switch (role) {
                    case TIME -> time(bytes, from, to, header);
                    case LEVEL -> level(bytes, from, to, header);
                    case SEVERITY -> severity(bytes, from, to, header);
                    case MESSAGE -> {
                        hasMessage = true;
                        messageFrom = from;
                        messageTo = to;
                        yield true;
                    }
                    case NAME -> part(Part.NAME, from, to, header);
                    case THREAD -> part(Part.THREAD, from, to, header);
                    case PROCESS -> part(Part.PROCESS, from, to, header);
                    case HOST -> part(Part.HOST, from, to, header);
                    case NANOS -> nanos(bytes, from, to, header);
                    case STREAM -> {
                        streamLetter = bytes[to - 1];
                        isStream = to - from == 6
                                && bytes[from] == 's'
                                && bytes[from + 1] == 't'
                                && bytes[from + 2] == 'd';
                        yield true;
                    }
                    case STACK -> {
                        header.stack(from, to);
                        yield true;
                    }
                    case RECORD, ERROR, NONE -> false;
                };
        if (isTaken) {
            ranks[slot] = rank;
        }
    }

    /** What a field within an error means: its trace, which OpenTelemetry names by a key of its own. */
    private FieldRole withinError(FieldRole role, byte[] bytes, int nameFrom, int nameTo, int from, int to) {
        if (Fields.is(bytes, nameFrom, nameTo, "key")) {
            isStackNext = FieldRole.of(bytes, from, to, false) == FieldRole.STACK;
        }
        boolean isStack = isStackNext && Fields.is(bytes, nameFrom, nameTo, "stringValue");
        return isStack || role == FieldRole.STACK ? FieldRole.STACK : FieldRole.NONE;
    }

    /** An object of which only the trace of an error matters starts. */
    void enterError() {
        errors++;
    }

    /** It ends. */
    void leaveError() {
        errors--;
    }

    private static int slot(FieldRole role) {
        return switch (role) {
            case NONE, RECORD, ERROR -> 0;
            case TIME -> 1;
            case LEVEL, SEVERITY -> 2;
            case MESSAGE -> 3;
            case NAME -> 4;
            case THREAD -> 5;
            case PROCESS -> 6;
            case HOST -> 7;
            case STREAM -> 8;
            case NANOS -> 9;
            case STACK -> 10;
        };
    }

    private static boolean part(Part part, int from, int to, LineHeader header) {
        header.part(part, from, to);
        return true;
    }

    private boolean time(byte[] bytes, int from, int to, LineHeader header) {
        if (times.scan(bytes, from, to) < 0) {
            return false;
        }
        times.into(header);
        hasTime = true;
        return true;
    }

    private boolean nanos(byte[] bytes, int from, int to, LineHeader header) {
        int nanos = 0;
        for (int at = from; at < to && at < from + 9; at++) {
            nanos = nanos * 10 + (bytes[at] - '0') % 10;
        }
        if (hasTime && nanos >= 0) {
            header.time(header.seconds, nanos, header.timeFlags);
        }
        return hasTime;
    }

    private boolean level(byte[] bytes, int from, int to, LineHeader header) {
        int number = number(bytes, from, to);
        int severity = 0;
        if (number >= 10) { // pino and bunyan count in tens from 10
            severity = Math.clamp((number - 10) / 10 * 4 + 1, 1, 24);
        } else if (number >= 0) {
            severity = LevelWord.ofSyslog(number);
        } else if (to - from <= 16) {
            severity = Fields.severity(bytes, from, to);
        }
        if (severity == 0) {
            return false;
        }
        header.severity = severity;
        hasLevel = true;
        return true;
    }

    private boolean severity(byte[] bytes, int from, int to, LineHeader header) {
        int number = number(bytes, from, to);
        boolean isKnown = number >= 1 && number <= 24;
        if (isKnown) {
            header.severity = number;
            hasLevel = true;
        }
        return isKnown;
    }

    private static int number(byte[] bytes, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            if (!Fields.isDigit(bytes[at]) || to - from > 3) {
                return -1;
            }
            number = number * 10 + bytes[at] - '0';
        }
        return number;
    }
}
