package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.format.ReadNotes.Item;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Who calls whom, as a table with a column of callers and one of callees. */
final class CsvCallsReader implements FormatReader {
    /** Tells the format by its two columns. */
    static Optional<String> why(Head head) {
        return CsvTable.of(head)
                .filter(table -> table.hasColumns("caller", "callee"))
                .map(table -> "has columns caller and callee");
    }

    @Override
    public void read(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        CsvTable table = new CsvTable(bytes, notes);
        int caller = table.column(List.of("caller"));
        int callee = table.column(List.of("callee"));
        while (table.next()) {
            if (table.cell(caller).isEmpty() || table.cell(callee).isEmpty()) {
                notes.problem(table.line(), "a call without caller or callee; left out");
            } else {
                into.call(new Call(table.cell(caller), table.cell(callee)));
                notes.found(Item.CALLS);
            }
        }
    }
}
