package dev.firefight.practice.console;

import dev.firefight.practice.console.Part.Cell;
import dev.firefight.practice.console.Part.Column;
import dev.firefight.practice.console.Part.Table;
import dev.firefight.practice.console.Part.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table that is put together row by row. */
final class Rows {
    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    /** Names of columns; those that begin with {@code #} hold numbers. */
    Rows(String... names) {
        columns = Arrays.stream(names)
                .map(name -> new Column(name.startsWith("#") ? name.substring(1) : name, name.startsWith("#")))
                .toList();
    }

    Rows row(Cell... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalStateException(columns + " are not " + cells.length);
        }
        rows.add(List.of(cells));
        return this;
    }

    int size() {
        return rows.size();
    }

    Table table() {
        return new Table(columns, rows);
    }

    /** The table, or a sentence where it has no rows. */
    Part orSay(String nothing) {
        return rows.isEmpty() ? new Part.Text(nothing, Tone.FAINT) : table();
    }

    static Cell plain(String text) {
        return new Cell(text, Tone.PLAIN);
    }

    static Cell faint(String text) {
        return new Cell(text, Tone.FAINT);
    }

    static Cell alarm(String text) {
        return new Cell(text, Tone.ALARM);
    }

    static Cell good(String text) {
        return new Cell(text, Tone.GOOD);
    }

    static Cell alarmIf(boolean isBad, String text) {
        return new Cell(text, isBad ? Tone.ALARM : Tone.PLAIN);
    }

    static Part say(String text) {
        return new Part.Text(text, Tone.PLAIN);
    }

    static Part hint(String text) {
        return new Part.Text(text, Tone.FAINT);
    }

    static Part warn(String text) {
        return new Part.Text(text, Tone.ALARM);
    }

    static Part heading(String text) {
        return new Part.Heading(text);
    }
}
