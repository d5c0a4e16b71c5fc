package dev.firefight.telemetry.log;

/** Finds names of loggers and programs in headers. As in {@link Fields}, what is not there ends at -1. */
final class NameField {
    private static final int MOST_BYTES = 256;
    private static final int MOST_WORDS = 4;

    private NameField() {}

    /**
     * A name with a colon and a space behind it: {@code kernel:}, {@code sshd(pam_unix)[1234]:}, {@code art     :}, {@code launchd[1]
     * (com.example):}, {@code main.go:12]}. A program with a number of its process may hold spaces in its name.
     */
    static int end(byte[] bytes, int from, int to) {
        if (from >= to || !startsName(bytes[from])) {
            return -1;
        }
        int end = Fields.wordEnd(bytes, from, Math.min(to, from + MOST_BYTES));
        byte last = bytes[end - 1];
        if (from > 0 && bytes[from - 1] == ':') {
            return joined(bytes, from, end);
        }
        if (last == ':') {
            return end - from > 1 ? end : -1;
        }
        if (last == ']' && isOpened(bytes, from, end)) {
            return behindProcess(bytes, end, to);
        }
        if (last == ']') {
            return end;
        }
        if (last == '(') {
            return parenthesised(bytes, end - 1, to);
        }
        int next = Fields.skipSpaces(bytes, end, to);
        if (next < to && bytes[next] == '(') {
            return parenthesised(bytes, next, to);
        }
        if (next < to && bytes[next] == ':' && (next + 1 == to || Fields.isSpace(bytes[next + 1]))) {
            return next + 1;
        }
        return version(bytes, next, to);
    }

    /** The end of a name that colons join to a level before it and the message behind it: {@code INFO:root:}. */
    private static int joined(byte[] bytes, int from, int wordEnd) {
        int at = from;
        while (at < wordEnd && bytes[at] != ':') {
            at++;
        }
        return at > from && at < wordEnd ? at + 1 : -1;
    }

    /** As {@link #end}, of a program whose name holds spaces: the number of its process gives it away. */
    static int longEnd(byte[] bytes, int from, int to) {
        int at = from;
        for (int words = 0; words < MOST_WORDS && at < to && bytes[at] != '"'; words++) {
            int end = Fields.wordEnd(bytes, at, Math.min(to, at + MOST_BYTES));
            if (end > at && endsInProcess(bytes, at, end)) {
                return bytes[end - 1] == ':' ? end : behindProcess(bytes, end, to);
            }
            at = Fields.skipSpaces(bytes, end, to);
        }
        return -1;
    }

    /** The colon behind a number in parentheses, which may be filled up with spaces: {@code Tag(   93):}. */
    private static int parenthesised(byte[] bytes, int open, int to) {
        int at = Fields.skipSpaces(bytes, open + 1, to);
        int digits = at;
        while (at < to && Fields.isDigit(bytes[at])) {
            at++;
        }
        return at > digits && at + 1 < to && bytes[at] == ')' && bytes[at + 1] == ':' ? at + 2 : -1;
    }

    /** The colon behind the version of a program: {@code syslogd 1.4.1:}. */
    private static int version(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (Fields.isDigit(bytes[at]) || bytes[at] == '.')) {
            at++;
        }
        boolean isDotted = at > from + 2 && Fields.isDigit(bytes[from]) && bytes[from + 1] == '.';
        return isDotted && at < to && bytes[at] == ':' && (at + 1 == to || Fields.isSpace(bytes[at + 1])) ? at + 1 : -1;
    }

    private static int behindProcess(byte[] bytes, int end, int to) {
        if (end + 1 < to && bytes[end] == ' ' && bytes[end + 1] == '(') {
            int note = Fields.bracket(bytes, end + 1, to);
            return note > 0 && note < to && bytes[note] == ':' ? note + 1 : -1;
        }
        return -1;
    }

    private static boolean isOpened(byte[] bytes, int from, int end) {
        for (int at = from; at < end; at++) {
            if (bytes[at] == '[') {
                return true;
            }
        }
        return false;
    }

    /** Whether the word that ends at a place tells a process: {@code [1234]:}, or {@code [1234]} where a note in brackets follows. */
    static boolean endsInProcess(byte[] bytes, int from, int end) {
        int at = end - 1 - (end > from && bytes[end - 1] == ':' ? 1 : 0);
        if (at <= from || bytes[at] != ']') {
            return false;
        }
        int digits = at - 1;
        while (digits > from && Fields.isDigit(bytes[digits])) {
            digits--;
        }
        return digits < at - 1 && bytes[digits] == '[';
    }

    private static boolean startsName(byte c) {
        return Fields.isLetter(c)
                || Fields.isDigit(c)
                || c == '_'
                || c == '/'
                || c == '-'
                || c == '.'
                || c == '$'
                || c == '#'
                || c < 0;
    }
}
