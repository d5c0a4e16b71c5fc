package dev.firefight.telemetry.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds where PostgreSQL tells what kind of line it writes: {@code ERROR:  }, or further words on the record before, {@code DETAIL:  }.
 * Whatever its prefix is set to stands before it, users and clients in some lines and not in others. As in {@link Fields}, what is not
 * there ends at -1.
 */
final class DatabaseReport {
    /** The severity of a line that only says more of the record before it; OpenTelemetry's numbers end at 24. */
    static final int SAYS_MORE = 32;

    private static final int LONGEST_WORD = 10;
    private static final byte[][] MORE = bytes("DETAIL", "HINT", "CONTEXT", "STATEMENT", "QUERY", "LOCATION");

    /** Cells between the time and the severity of a row: user, database, process, client, session and so on. */
    private static final int CELLS_BEFORE_SEVERITY = 10;

    private static final int PROCESS_CELL = 2;
    private static final int CODE_BYTES = 5;
    private static final int MOST_ROW_BYTES = 1024;

    private DatabaseReport() {}

    private static byte[][] bytes(String... words) {
        return Arrays.stream(words)
                .map(word -> word.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /** A word in capitals with a colon and two spaces behind it, which is a level or says more of the record before. */
    static int end(byte[] bytes, int from, int to) {
        int end = from;
        int most = Math.min(to, from + LONGEST_WORD);
        while (end < most && (isCapital(bytes[end]) || (end > from && Fields.isDigit(bytes[end])))) {
            end++;
        }
        boolean isMarked =
                end > from + 2 && end + 2 < to && bytes[end] == ':' && bytes[end + 1] == ' ' && bytes[end + 2] == ' ';
        return isMarked && ofWord(bytes, from, end) != 0 ? end + 1 : -1;
    }

    /** The severity of such a word, which ends before its colon; {@link #SAYS_MORE} where it has none of its own. */
    static int severity(byte[] bytes, int from, int end) {
        return ofWord(bytes, from, end - 1);
    }

    private static int ofWord(byte[] bytes, int from, int end) {
        for (byte[] word : MORE) {
            if (Arrays.equals(bytes, from, end, word, 0, word.length)) {
                return SAYS_MORE;
            }
        }
        return LevelWord.severity(bytes, from, end);
    }

    private static boolean isCapital(byte c) {
        return c >= 'A' && c <= 'Z';
    }

    /** All cells of a row behind its time up to where its message starts. */
    static int rowEnd(byte[] bytes, int from, int to) {
        int severity = cell(bytes, from, to, CELLS_BEFORE_SEVERITY);
        if (severity < 0) {
            return -1;
        }
        int code = cellEnd(bytes, severity, to) + 1;
        int message = code + CODE_BYTES + 1;
        boolean isRow =
                message < to && bytes[code + CODE_BYTES] == ',' && LevelWord.severity(bytes, severity, code - 1) != 0;
        return isRow ? message + (bytes[message] == '"' ? 1 : 0) : -1;
    }

    /** Keeps what a row tells; its message ends with its cell, or with the line where it goes on in the next one. */
    static void row(byte[] bytes, int from, int end, LineHeader header) {
        int process = cell(bytes, from, end, PROCESS_CELL);
        int severity = cell(bytes, from, end, CELLS_BEFORE_SEVERITY);
        header.part(LineHeader.Part.PROCESS, process, cellEnd(bytes, process, end));
        header.severity = LevelWord.severity(bytes, severity, cellEnd(bytes, severity, end));
        boolean isQuoted = bytes[end - 1] == '"';
        header.messageTo = cellEnd(bytes, isQuoted ? end - 1 : end, header.messageTo);
        boolean isClosed = isQuoted && header.messageTo > end && bytes[header.messageTo - 1] == '"';
        header.messageTo -= isClosed ? 1 : 0;
    }

    /** Where the cell starts behind so many others, from the comma before the first; -1 when there are not so many. */
    private static int cell(byte[] bytes, int from, int to, int before) {
        int most = Math.min(to, from + MOST_ROW_BYTES);
        int at = from;
        for (int cell = 0; cell < before; cell++) {
            if (at >= most || bytes[at] != ',') {
                return -1;
            }
            at = cellEnd(bytes, at + 1, most);
        }
        return at < most && bytes[at] == ',' ? at + 1 : -1;
    }

    /** The comma behind a cell, which may be quoted, or the end. */
    private static int cellEnd(byte[] bytes, int from, int to) {
        boolean isQuoted = false;
        int at = from;
        while (at < to && (isQuoted || bytes[at] != ',')) {
            isQuoted ^= bytes[at] == '"';
            at++;
        }
        return at;
    }
}
