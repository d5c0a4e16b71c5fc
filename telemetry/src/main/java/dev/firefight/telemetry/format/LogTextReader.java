package dev.firefight.telemetry.format;

import dev.firefight.telemetry.TelemetryBuilder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plain files of logs: lines that start with a time, JSON lines, logfmt, syslog, access logs, each also within the files of Docker and
 * Kubernetes. Lines without time go on with the record before them, as the traces of exceptions do.
 */
final class LogTextReader implements FormatReader {
    private static final int ENOUGH_LINES = 200;
    private static final int HEAD_CHARS = FormatDetector.HEAD_BYTES / 2;

    /** Tells the format by most lines that start a record: they hold a time, or at least a level. */
    static Optional<String> why(Head head) {
        List<String> lines = head.lines().stream().limit(ENOUGH_LINES).toList();
        Map<LogLine.Form, Integer> timed = new EnumMap<>(LogLine.Form.class);
        String carrier = "";
        int carried = 0;
        int levelled = 0;
        int starts = 0;
        for (String whole : lines) {
            LogWrapper wrapper = LogWrapper.of(whole.length() > HEAD_CHARS ? whole.substring(0, HEAD_CHARS) : whole);
            LogLine line = LogLine.of(wrapper.line());
            starts += LogRecords.goesOn(wrapper.line()) && wrapper.time().isEmpty() ? 0 : 1;
            if (wrapper.time().isPresent()
                    || (line.time().isPresent() && !wrapper.words().isEmpty())) {
                carrier = wrapper.words();
                carried++;
            } else if (line.time().isPresent() && !line.text().isBlank()) {
                timed.merge(line.form(), 1, Integer::sum);
            } else if (line.severity() != 0) {
                levelled++;
            }
        }
        for (LogLine.Form form : LogLine.Form.values()) {
            if (isMost(timed.getOrDefault(form, 0), starts)) {
                return Optional.of("holds " + form.words());
            }
        }
        int all = carried + timed.values().stream().mapToInt(Integer::intValue).sum();
        if (isMost(carried, starts)) {
            return Optional.of("holds " + carrier);
        }
        if (isMost(all, starts)) {
            return Optional.of("holds lines with times, of several forms");
        }
        return isMost(levelled, starts) ? Optional.of("holds lines with levels, but without times") : Optional.empty();
    }

    private static boolean isMost(int some, int all) {
        return some > 0 && some * 2 >= all;
    }

    @Override
    public void read(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(bytes, FormatDetector.HEAD_BYTES);
        buffered.mark(FormatDetector.HEAD_BYTES);
        Head head = new Head(buffered.readNBytes(FormatDetector.HEAD_BYTES - 1));
        buffered.reset();
        LogSource source = LogSource.ofFile(notes.fileName());
        LogRecords records = new LogRecords(into, notes, source, new LogClock(head, source, notes));
        TextLines lines = new TextLines(buffered, notes);
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            records.line(line.get(), lines.line());
        }
        records.finish();
    }
}
