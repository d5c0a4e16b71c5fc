package dev.firefight.telemetry.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of separated values, as RFC 4180 describes them and as programs write them: a text in quotes may hold separators and line ends,
 * a doubled quote stands for one; the separator is a comma, a semicolon, a tab or a bar, whichever the first line has most of. Blank
 * lines, and the lines by which spreadsheets and InfluxDB annotate a table, are passed over.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class CsvRows {
    private static final String SEPARATORS = ",;\t|";
    private static final List<String> ANNOTATIONS = List.of("sep=", "#group", "#datatype", "#default");
    private static final int LOOK_AHEAD_CHARS = 1 << 16;
    private static final int MAX_CELL_CHARS = 1 << 20;
    private static final int MAX_CELLS = 100_000;

    private final CharInput text;
    private final ReadNotes notes;
    private final StringBuilder cell = new StringBuilder();
    private char separator;
    private List<String> cells = new ArrayList<>();
    private long line;
    private long linesBegun = 1;
    private boolean isBroken;
    private boolean isAtEnd;

    CsvRows(InputStream bytes, ReadNotes notes) throws IOException {
        BufferedReader start =
                new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), LOOK_AHEAD_CHARS);
        skipByteOrderMark(start);
        this.separator = mostFrequentSeparator(firstLine(start));
        this.text = new CharInput(start);
        this.notes = notes;
    }

    /** Goes to the next row; false when there is none. */
    boolean next() throws IOException {
        do {
            if (!read()) {
                return false;
            }
        } while (isBlank() || isAnnotation());
        return true;
    }

    /** The cells of the row, as they were between separators or inside quotes. */
    List<String> cells() {
        return cells;
    }

    /** The line on which the row starts, from 1. */
    long line() {
        return line;
    }

    /** Whether the row was ended by the end of the file and not by that of a line. */
    boolean isAtEnd() {
        return isAtEnd;
    }

    char separator() {
        return separator;
    }

    private boolean read() throws IOException {
        cells = new ArrayList<>(cells.size());
        line = linesBegun;
        isBroken = false;
        int c = text.read();
        if (c < 0) {
            return false;
        }
        while (true) {
            c = cell(c);
            if (c != separator) {
                break;
            }
            c = text.read();
        }
        linesBegun++;
        isAtEnd = c < 0;
        if (isBroken) {
            notes.problem(line, "bytes that are no UTF-8; replaced");
        }
        return true;
    }

    /** Reads one cell that starts with a character; gives the character that ended it. */
    private int cell(int first) throws IOException {
        cell.setLength(0);
        boolean isQuoted = first == '"';
        int c = isQuoted ? quoted() : first;
        while (c >= 0 && c != separator && c != '\n') {
            keep(c);
            c = text.read();
        }
        if (c != separator && !isQuoted && !cell.isEmpty() && cell.charAt(cell.length() - 1) == '\r') {
            cell.setLength(cell.length() - 1);
        }
        if (cells.size() < MAX_CELLS) {
            cells.add(isQuoted && c != separator ? cell.toString().stripTrailing() : cell.toString());
        } else {
            notes.problem(line, "a row of more than " + MAX_CELLS + " cells; cut there");
        }
        return c;
    }

    /** Reads to the closing quote; gives the character behind it. */
    private int quoted() throws IOException {
        int c = text.read();
        while (c >= 0) {
            if (c == '"') {
                c = text.read();
                if (c != '"') {
                    return c;
                }
            } else if (c == '\n') {
                linesBegun++;
            }
            keep(c);
            c = text.read();
        }
        notes.problem(line, "a text in quotes that does not end; taken to reach to the end of the file");
        return c;
    }

    private void keep(int c) {
        isBroken |= c == '\uFFFD';
        if (cell.length() < MAX_CELL_CHARS) {
            cell.append((char) c);
        } else if (cell.length() == MAX_CELL_CHARS) {
            cell.append('…');
            notes.problem(line, "a cell of more than " + MAX_CELL_CHARS + " characters; cut there");
        }
    }

    private boolean isBlank() {
        return cells.size() == 1 && cells.getFirst().isBlank();
    }

    private boolean isAnnotation() {
        String first = cells.getFirst();
        boolean is = ANNOTATIONS.stream().anyMatch(first::startsWith);
        if (is && first.length() == 5 && first.startsWith("sep=") && SEPARATORS.indexOf(first.charAt(4)) >= 0) {
            separator = first.charAt(4);
        }
        return is;
    }

    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
    }

    private static String firstLine(BufferedReader text) throws IOException {
        text.mark(LOOK_AHEAD_CHARS);
        StringBuilder first = new StringBuilder();
        int c = text.read();
        while (c >= 0
                && first.length() < LOOK_AHEAD_CHARS - 1
                && (c != '\n' || first.toString().isBlank())) {
            first.append((char) c);
            c = text.read();
        }
        text.reset();
        return first.toString();
    }

    private static char mostFrequentSeparator(String header) {
        int[] counts = new int[SEPARATORS.length()];
        boolean isQuoted = false;
        int depth = 0; // commas inside the braces of a selector separate labels
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            isQuoted ^= c == '"';
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            int separator = isQuoted || depth > 0 ? -1 : SEPARATORS.indexOf(c);
            if (separator >= 0) {
                counts[separator]++;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }
}
