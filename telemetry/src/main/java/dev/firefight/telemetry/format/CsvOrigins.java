package dev.firefight.telemetry.format;

import dev.firefight.telemetry.TelemetryBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The origin of a row of a table, by the columns whose names tell it. */
final class CsvOrigins {
    private static final int MAX_KEPT = 10_000;

    private final CsvTable table;
    private final TelemetryBuilder into;
    private final List<Integer> columns = new ArrayList<>();
    private final Map<List<String>, Integer> known = new HashMap<>();

    CsvOrigins(CsvTable table, TelemetryBuilder into) {
        this.table = table;
        this.into = into;
        for (int i = 0; i < table.header().size(); i++) {
            if (Labels.namesOrigin(table.header().get(i))) {
                columns.add(i);
            }
        }
    }

    /** The number of the row's origin. */
    int ofRow() {
        List<String> cells =
                columns.stream().map(column -> present(table.cell(column))).toList();
        Integer number = known.get(cells);
        if (number != null) {
            return number;
        }
        Map<String, String> labels = new TreeMap<>();
        for (int i = 0; i < cells.size(); i++) {
            labels.put(table.header().get(columns.get(i)), cells.get(i));
        }
        int found = into.origin(Labels.of("", labels).origin());
        if (known.size() < MAX_KEPT) {
            known.put(cells, found);
        }
        return found;
    }

    private static String present(String cell) {
        return CsvTable.isMissing(cell) ? "" : cell;
    }
}
