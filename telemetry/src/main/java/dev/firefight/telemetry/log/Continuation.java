package dev.firefight.telemetry.log;

import java.nio.charset.StandardCharsets;

/** Tells lines that go on with a record: those that are indented, and what the traces of exceptions consist of. */
final class Continuation {
    private static final byte[][] STARTS = starts(
            "Caused by:",
            "at ",
            "Traceback (most recent",
            "Suppressed:",
            "... ",
            "During handling of the above",
            "The above exception was",
            "}",
            ")",
            "goroutine ",
            "stack backtrace:",
            "note: run with",
            "note: Some details are omitted");

    private Continuation() {}

    private static byte[][] starts(String... texts) {
        byte[][] starts = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            starts[i] = texts[i].getBytes(StandardCharsets.US_ASCII);
        }
        return starts;
    }

    /** Whether a line is empty, indented, or starts as the lines of traces do. */
    static boolean is(byte[] bytes, int from, int to) {
        if (from >= to || Fields.isSpace(bytes[from])) {
            return true;
        }
        boolean isEscapedTab = bytes[from] == '\\' && from + 1 < to && bytes[from + 1] == 't';
        if (isEscapedTab) {
            return true;
        }
        for (byte[] start : STARTS) {
            if (bytes[from] == start[0] && startsWith(bytes, from, to, start)) {
                return true;
            }
        }
        return isThrown(bytes, from, to);
    }

    static boolean startsWith(byte[] bytes, int from, int to, byte[] start) {
        if (to - from < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (bytes[from + i] != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** The path of an exception without a word before it: {@code java.io.IOException: closed}, {@code ValueError: no}. */
    private static boolean isThrown(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to
                && (Fields.isLetter(bytes[end])
                        || Fields.isDigit(bytes[end])
                        || bytes[end] == '.'
                        || bytes[end] == '$'
                        || bytes[end] == '_')) {
            end++;
        }
        boolean stands = end == to || bytes[end] == ':';
        return stands && (endsWith(bytes, from, end, "Exception") || endsWith(bytes, from, end, "Error"));
    }

    private static boolean endsWith(byte[] bytes, int from, int to, String end) {
        int start = to - end.length();
        if (start <= from) {
            return false;
        }
        for (int i = 0; i < end.length(); i++) {
            if (bytes[start + i] != end.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
