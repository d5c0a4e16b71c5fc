package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Timestamps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The time of a row: the first of the columns named like a time in which one can be read. */
final class CsvTime {
    private static final List<String> NAMES = List.of(
            "timeunixnano",
            "timestampns",
            "timestampus",
            "timestampms",
            "timestamp",
            "starttimeunixnano",
            "time",
            "datetime",
            "ts",
            "timens",
            "timems",
            "epoch",
            "date",
            "eventtime",
            "logtime",
            "timestamps",
            "timeutc",
            "timeiso8601");

    private final CsvTable table;
    private final List<Integer> columns = new ArrayList<>();
    private final int date;
    private final int clock;
    private boolean saidLocal;

    private CsvTime(CsvTable table) {
        this.table = table;
        for (String name : NAMES) {
            int column = table.plainNames().indexOf(name);
            if (column >= 0) {
                columns.add(column);
            }
        }
        this.date = table.plainNames().indexOf("date");
        this.clock = table.plainNames().indexOf("time");
    }

    /** By the names of the columns. */
    static CsvTime byName(CsvTable table) {
        return new CsvTime(table);
    }

    /** By the names of the columns, or else the first column. */
    static CsvTime byNameOrFirst(CsvTable table) {
        CsvTime time = new CsvTime(table);
        if (time.columns.isEmpty()) {
            time.columns.add(0);
        }
        return time;
    }

    /** Whether a column is named like a time. */
    boolean isByName() {
        return columns.stream()
                .anyMatch(column -> NAMES.contains(table.plainNames().get(column)));
    }

    /** Whether a column holds times. */
    boolean has(int column) {
        return columns.contains(column);
    }

    /** The time of the row in nanoseconds; empty when it has none. */
    OptionalLong read(ReadNotes notes) {
        Optional<Timestamps.Reading> reading = reading();
        if (reading.isEmpty()) {
            return OptionalLong.empty();
        }
        if (reading.get().isLocal() && !saidLocal) {
            saidLocal = true;
            notes.problem(table.line(), "times without zone; read as UTC");
        }
        return OptionalLong.of(reading.get().nanos());
    }

    private Optional<Timestamps.Reading> reading() {
        if (date >= 0
                && clock >= 0
                && table.cell(clock).indexOf(':') >= 0
                && table.cell(date).indexOf(':') < 0) {
            Optional<Timestamps.Reading> both = Timestamps.read(table.cell(date) + " " + table.cell(clock));
            if (both.isPresent()) {
                return both;
            }
        }
        for (int column : columns) {
            Optional<Timestamps.Reading> reading = Timestamps.read(table.cell(column));
            if (reading.isPresent()) {
                return reading;
            }
        }
        return Optional.empty();
    }
}
