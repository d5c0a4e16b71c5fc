package dev.firefight.telemetry.log;

import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.log.LineHeader.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lines of a test and what is read of them. In a marked text a {@code ¦} stands where the message of a line starts. */
final class MarkedLines {
    private MarkedLines() {}

    /** One line as it was read. */
    record Read(
            LineHeader.Kind kind,
            String message,
            String time,
            int severity,
            String name,
            String host,
            String thread,
            String process,
            boolean isCut,
            long writer,
            String form) {}

    /** Reads all lines of a text, by the forms learned from them. */
    static List<Read> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    static List<Read> read(byte[] bytes) {
        HeaderForms forms = HeaderForms.learn(bytes, 0, bytes.length);
        HeaderReader reader = forms.reader();
        LineHeader header = new LineHeader();
        List<Read> lines = new ArrayList<>();
        for (int from = 0; from < bytes.length; ) {
            int to = from;
            while (to < bytes.length && bytes[to] != '\n') {
                to++;
            }
            reader.read(bytes, from, to, header);
            lines.add(new Read(
                    header.kind(),
                    header.message(bytes),
                    header.hasTime() ? Timestamps.toInstant(header.timeNanos()).toString() : "",
                    header.severity(),
                    header.text(bytes, Part.NAME),
                    header.text(bytes, Part.HOST),
                    header.text(bytes, Part.THREAD),
                    header.text(bytes, Part.PROCESS),
                    header.isCut(),
                    header.writer(),
                    header.form() < 0 ? "" : forms.forms().get(header.form()).fields()));
            from = to + 1;
        }
        return lines;
    }

    /** The messages behind the marks. */
    static List<String> messages(String marked) {
        return marked.lines().map(line -> line.substring(line.indexOf('¦') + 1)).toList();
    }

    static String unmarked(String marked) {
        return marked.replace("¦", "");
    }
}
