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
 * Points as a table with one point a row: a time, the name of a metric, a value, whatever tells the origin; all further columns tell
 * series apart. Nothing tells counters from gauges in such a table: all are taken as gauges.
 */
final class CsvLongReader implements FormatReader {
    private static final List<String> METRIC = List.of(
            "metric", "metricname", "kpi", "kpiname", "indicator", "measure", "field", "item", "name", "measurement");
    private static final List<String> VALUE = List.of("value", "val", "metricvalue", "mean", "avg", "average");
    private static final Set<String> NO_LABEL = Set.of("", "unnamed0", "index", "result", "table", "start", "stop");

    /** Tells the format by columns of times, names of metrics and values. */
    static Optional<String> why(Head head) {
        return CsvTable.of(head)
                .filter(table -> CsvTime.byName(table).isByName())
                .filter(table -> table.column(METRIC) >= 0 && table.column(VALUE) >= 0)
                .map(table -> "has columns for time, " + table.header().get(table.column(METRIC)) + " and "
                        + table.header().get(table.column(VALUE)));
    }

    @Override
    public void read(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        new Rows(new CsvTable(bytes, notes), into, notes).readAll();
    }

    /** The rows of one file. */
    private static final class Rows {
        private final CsvTable table;
        private final TelemetryBuilder into;
        private final ReadNotes notes;
        private final CsvTime time;
        private final int metric;
        private final int value;
        private final int unit;
        private final List<Integer> labelColumns = new ArrayList<>();
        private final Map<List<String>, Integer> seriesOfCells = new HashMap<>();

        Rows(CsvTable table, TelemetryBuilder into, ReadNotes notes) {
            this.table = table;
            this.into = into;
            this.notes = notes;
            time = CsvTime.byName(table);
            metric = table.column(METRIC);
            value = table.column(VALUE);
            unit = table.column(List.of("unit", "units"));
            for (int i = 0; i < table.header().size(); i++) {
                boolean isNamed = i == metric || i == value || i == unit || time.has(i);
                if (!isNamed && !NO_LABEL.contains(table.plainNames().get(i))) {
                    labelColumns.add(i);
                }
            }
        }

        void readAll() throws IOException {
            SeriesPoints points = new SeriesPoints(into, notes);
            while (table.next()) {
                OptionalLong when = time.read(notes);
                if (when.isEmpty()) {
                    notes.problem(table.line(), "a row without time; left out");
                } else if (table.cell(metric).isEmpty()) {
                    notes.problem(table.line(), "a row without the name of a metric; left out");
                } else if (table.hasValue(value)) {
                    points.add(series(), when.getAsLong(), table.number(value), table.line());
                }
            }
        }

        private int series() {
            List<String> cells = new ArrayList<>(labelColumns.size() + 2);
            cells.add(table.cell(metric));
            cells.add(table.cell(unit));
            for (int column : labelColumns) {
                cells.add(table.cell(column));
            }
            return seriesOfCells.size() < TelemetryBuilder.MOST_SERIES
                    ? seriesOfCells.computeIfAbsent(cells, this::series)
                    : series(cells);
        }

        private int series(List<String> cells) {
            Map<String, String> labels = new TreeMap<>();
            for (int i = 0; i < labelColumns.size(); i++) {
                String cell = cells.get(i + 2);
                labels.put(table.header().get(labelColumns.get(i)), CsvTable.isMissing(cell) ? "" : cell);
            }
            String name = cells.getFirst();
            if (name.indexOf('{') > 0) {
                Map<String, String> selector = SampleLine.selector(name).orElse(Map.of());
                name = selector.getOrDefault("__name__", name);
                selector.forEach(labels::putIfAbsent);
                labels.remove("__name__");
            }
            Labels read = Labels.of(name, labels);
            return into.series(new SeriesKey(read.origin(), name, cells.get(1), Kind.GAUGE, read.attributes()));
        }
    }
}
