package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Timestamps;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A table of separated values whose first row names its columns. Names are compared by their letters and digits alone. */
final class CsvTable {
    private static final Set<String> MISSING =
            Set.of("", "nan", "null", "none", "-", "--", "n/a", "na", "undefined", "nil");

    private final CsvRows rows;
    private final ReadNotes notes;
    private final List<String> header = new ArrayList<>();
    private final List<String> plainNames = new ArrayList<>();

    CsvTable(InputStream bytes, ReadNotes notes) throws IOException {
        this.rows = new CsvRows(bytes, notes);
        this.notes = notes;
        if (rows.next()) {
            for (String name : rows.cells()) {
                header.add(name.trim());
                plainNames.add(Labels.plain(name));
            }
        }
    }

    /** The table at the start of a file; empty when its first line does not look like names of columns. */
    static Optional<CsvTable> of(Head head) {
        char first = head.first();
        if (first == '{' || first == '[' || first == '<' || first == 0) {
            return Optional.empty();
        }
        try {
            CsvTable table = new CsvTable(new ByteArrayInputStream(head.bytes()), new ReadNotes());
            boolean namesColumns =
                    table.header.size() > 1 && table.header.stream().noneMatch(CsvTable::isTime);
            return namesColumns ? Optional.of(table) : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("an array of bytes can always be read", e);
        }
    }

    /** Whether a cell is a time: then its line is a row, or a line of a log, and no head. */
    private static boolean isTime(String cell) {
        return cell.length() >= 8 && Timestamps.read(cell).isPresent();
    }

    /** Names of the columns. */
    List<String> header() {
        return header;
    }

    /** Names of the columns by their letters and digits alone. */
    List<String> plainNames() {
        return plainNames;
    }

    /** The column that has one of some plain names, the first name first; -1 for none. */
    int column(List<String> names) {
        for (String name : names) {
            int found = plainNames.indexOf(name);
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }

    boolean hasColumns(String... names) {
        return plainNames.containsAll(List.of(names));
    }

    /** Goes to the next row; false when there is none. A row of another width than the header is counted; one that is cut is none. */
    boolean next() throws IOException {
        do {
            if (!rows.next()) {
                return false;
            }
        } while (isHeaderAgain());
        if (rows.cells().size() < header.size() && rows.isAtEnd()) {
            notes.problem(rows.line(), "the last row is cut; left out");
            return false;
        }
        if (rows.cells().size() != header.size()) {
            notes.problem(rows.line(), "a row with more or fewer cells than the header; read as far as they match");
        }
        return true;
    }

    /** Whether the row is the header once more, as where tables were put one behind the other. */
    private boolean isHeaderAgain() {
        List<String> cells = rows.cells();
        return cells.size() == header.size()
                && cells.stream().map(String::trim).toList().equals(header);
    }

    /** The line on which the row starts. */
    long line() {
        return rows.line();
    }

    /** A cell of the row, trimmed; empty for a column that the row or the table does not have. */
    String cell(int column) {
        return column >= 0 && column < rows.cells().size()
                ? rows.cells().get(column).trim()
                : "";
    }

    /** The first of some cells that says something; empty when none does. */
    String firstOf(int... columns) {
        for (int column : columns) {
            String cell = cell(column);
            if (!isMissing(cell)) {
                return cell;
            }
        }
        return "";
    }

    /** The number in a cell, with a decimal comma where commas do not separate; not a number where there is none. */
    double number(int column) {
        String cell = cell(column);
        boolean hasDecimalComma =
                rows.separator() != ',' && cell.indexOf(',') == cell.lastIndexOf(',') && cell.indexOf('.') < 0;
        return Numbers.parseDouble(hasDecimalComma ? cell.replace(',', '.') : cell);
    }

    /** Whether a cell holds a value, be it one that is no number. */
    boolean hasValue(int column) {
        String cell = cell(column);
        return !isMissing(cell) || cell.equalsIgnoreCase("nan");
    }

    /** Whether a cell says that there is nothing: how programs write that differs. */
    static boolean isMissing(String cell) {
        return MISSING.contains(cell.toLowerCase(Locale.ROOT));
    }
}
