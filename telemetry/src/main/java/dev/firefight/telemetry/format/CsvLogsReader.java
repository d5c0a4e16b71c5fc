package dev.firefight.telemetry.format;

import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.format.ReadNotes.Item;
import dev.firefight.telemetry.log.LevelWord;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Log records as a table: a time, a message, and whatever tells where it came from and how bad it is. */
final class CsvLogsReader implements FormatReader {
    private static final int ERROR = 17;
    private static final List<String> MESSAGE =
            List.of("message", "msg", "log", "body", "logmessage", "line", "text", "content");
    private static final List<String> LEVEL =
            List.of("level", "severity", "severitytext", "loglevel", "severitynumber", "detectedlevel");
    private static final List<String> TRACE = List.of("traceid", "trace");
    private static final List<String> THROWN =
            List.of("error", "exception", "exceptionstacktrace", "stacktrace", "stack", "err");

    /** Tells the format by a column of times and one of messages. */
    static Optional<String> why(Head head) {
        return CsvTable.of(head)
                .filter(table -> CsvTime.byName(table).isByName() && table.column(MESSAGE) >= 0)
                .map(table -> "has columns for time and " + table.header().get(table.column(MESSAGE)));
    }

    @Override
    public void read(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        CsvTable table = new CsvTable(bytes, notes);
        CsvTime time = CsvTime.byName(table);
        int message = table.column(MESSAGE);
        int level = table.column(LEVEL);
        int trace = table.column(TRACE);
        int thrown = table.column(THROWN);
        CsvOrigins origins = new CsvOrigins(table, into);
        while (table.next()) {
            OptionalLong when = time.read(notes);
            if (when.isEmpty()) {
                notes.problem(table.line(), "a log record without time; left out");
                continue;
            }
            String text = table.cell(message);
            String error = errorText(table.cell(thrown));
            int severity = severity(table.cell(level));
            boolean isAdded = into.log(
                    when.getAsLong(),
                    origins.ofRow(),
                    severity == 0 && !error.isEmpty() ? ERROR : severity,
                    error.isEmpty() || text.contains(error) ? text : text.isEmpty() ? error : text + "\n" + error,
                    TraceId.parse(table.firstOf(trace)));
            if (isAdded) {
                notes.found(Item.LOGS);
            }
        }
    }

    /** A level as a word, or as OpenTelemetry's number. */
    private static int severity(String level) {
        double number = Numbers.parseDouble(level);
        return number >= 1 && number <= 24 ? (int) number : LevelWord.severity(level);
    }

    private static String errorText(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "false", "0", "0.0", "no" -> "";
            case "true", "1", "1.0", "yes" -> "error";
            default -> CsvTable.isMissing(cell) ? "" : cell;
        };
    }
}
