package dev.firefight.telemetry.format;

import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SeriesKey.Kind;
import dev.firefight.telemetry.TelemetryBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Series as a table with a column of times and one column for each series, as Grafana exports them and as data sets come; with columns
 * that name the origin, a row holds the measurements of that origin. The head may be of several rows, one above the other. Nothing
 * tells counters from gauges in such a table: all are taken as gauges.
 */
final class CsvWideReader implements FormatReader {
    private static final int MAX_HEAD_ROWS = 4;
    private static final Set<String> ROW_NUMBERS = Set.of("", "unnamed0", "index");

    /** Tells the format by a column of times, in whose rows times can be read, and further columns. */
    static Optional<String> why(Head head) {
        return CsvTable.of(head).flatMap(table -> {
            CsvTime time = CsvTime.byNameOrFirst(table);
            ReadNotes unheard = new ReadNotes();
            boolean hasTime = false;
            try {
                for (int row = 0; row < MAX_HEAD_ROWS && !hasTime && table.next(); row++) {
                    hasTime = time.read(unheard).isPresent() && (time.isByName() || isDate(table.cell(0)));
                }
            } catch (IOException e) {
                throw new IllegalStateException("an array of bytes can always be read", e);
            }
            boolean isHeadOnly = !hasTime && head.lines().size() == 1 && time.isByName();
            return hasTime || isHeadOnly
                    ? Optional.of("has a column of times and one for each series")
                    : Optional.empty();
        });
    }

    /** Whether a cell of a column that is not named like a time is one: a small number could be anything. */
    private static boolean isDate(String cell) {
        return cell.length() >= 10;
    }

    @Override
    public void read(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        CsvTable table = new CsvTable(bytes, notes);
        if (table.header().isEmpty()) {
            return;
        }
        new Rows(table, into, notes).readAll();
    }

    /** The rows of one file. */
    private static final class Rows {
        private final CsvTable table;
        private final TelemetryBuilder into;
        private final ReadNotes notes;
        private final CsvTime time;
        private final SeriesPoints points;
        private final List<List<String>> heads = new ArrayList<>();
        private final List<Integer> labelColumns = new ArrayList<>();
        private final List<Integer> valueColumns = new ArrayList<>();
        private final Map<List<String>, int[]> seriesOfLabels = new HashMap<>();

        Rows(CsvTable table, TelemetryBuilder into, ReadNotes notes) {
            this.table = table;
            this.into = into;
            this.notes = notes;
            this.time = CsvTime.byNameOrFirst(table);
            this.points = new SeriesPoints(into, notes);
            heads.add(table.header());
        }

        void readAll() throws IOException {
            boolean inHead = true;
            while (table.next()) {
                OptionalLong when = time.read(notes);
                if (when.isPresent()) {
                    if (inHead) {
                        inHead = false;
                        columns();
                    }
                    row(when.getAsLong());
                } else if (inHead && heads.size() < MAX_HEAD_ROWS && holdsNoNumber()) {
                    heads.add(cells());
                } else {
                    notes.problem(table.line(), "a row without time; left out");
                }
            }
        }

        private List<String> cells() {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < table.header().size(); i++) {
                cells.add(table.cell(i));
            }
            return cells;
        }

        private boolean holdsNoNumber() {
            for (int i = 0; i < table.header().size(); i++) {
                if (!Double.isNaN(table.number(i))) {
                    return false;
                }
            }
            return true;
        }

        /** Tells columns apart by their heads and by the first row with a time. */
        private void columns() {
            heads.subList(1, heads.size()).removeIf(row -> row.stream().skip(1).allMatch(String::isEmpty));
            List<Integer> texts = new ArrayList<>();
            boolean namesOrigin = false;
            for (int i = 0; i < table.header().size(); i++) {
                if (time.has(i) || ROW_NUMBERS.contains(table.plainNames().get(i))) {
                    continue;
                }
                boolean isText = Double.isNaN(table.number(i)) && !CsvTable.isMissing(table.cell(i));
                if (isText) {
                    texts.add(i);
                    namesOrigin |= Labels.namesOrigin(table.header().get(i));
                } else {
                    valueColumns.add(i);
                }
            }
            (namesOrigin ? labelColumns : valueColumns).addAll(texts);
        }

        private void row(long timeNanos) {
            List<String> labels = labelColumns.stream().map(table::cell).toList();
            long held = (long) seriesOfLabels.size() * valueColumns.size();
            int[] series = held < TelemetryBuilder.MOST_SERIES
                    ? seriesOfLabels.computeIfAbsent(labels, this::series)
                    : series(labels);
            for (int i = 0; i < series.length; i++) {
                int column = valueColumns.get(i);
                if (table.hasValue(column)) {
                    points.add(series[i], timeNanos, table.number(column), table.line());
                }
            }
        }

        private int[] series(List<String> labels) {
            return valueColumns.stream()
                    .mapToInt(column -> into.series(key(column, labels)))
                    .toArray();
        }

        private SeriesKey key(int column, List<String> labels) {
            if (heads.size() > 1) {
                return WideColumn.key(
                        heads.stream().map(row -> row.get(column)).toList(),
                        heads.stream().map(List::getFirst).toList());
            }
            String head = table.header().get(column);
            if (labelColumns.isEmpty()) {
                return WideColumn.key(head);
            }
            Map<String, String> named = new TreeMap<>();
            for (int i = 0; i < labels.size(); i++) {
                named.put(table.header().get(labelColumns.get(i)), labels.get(i));
            }
            Labels read = Labels.of(head, named);
            return new SeriesKey(read.origin(), head, "", Kind.GAUGE, read.attributes());
        }
    }
}
