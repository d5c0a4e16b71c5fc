package dev.firefight.app.trace;

import dev.firefight.evidence.request.Story.Line;
import dev.firefight.telemetry.log.HeaderForms;
import dev.firefight.telemetry.log.HeaderReader;
import dev.firefight.telemetry.log.LineHeader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Log lines without what the picture of a request says anyway: time, level and ids at their start. */
final class PlainLines {
    private static final Pattern IDS =
            Pattern.compile("(?i)\\b(?:trace|span)[_.-]?id\\W{1,4}[0-9a-f]{16,32}[\"'\\])]?[,;]?\\s*");

    private PlainLines() {}

    /** Lines by their messages; those that tell no level get that of their header. */
    static List<Line> of(List<Line> lines) {
        byte[] all = lines.stream()
                .map(line -> line.text().lines().findFirst().orElse(""))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        HeaderReader reader = HeaderForms.learn(all, 0, all.length).reader();
        LineHeader header = new LineHeader();
        return lines.stream().map(line -> plain(line, reader, header)).toList();
    }

    private static Line plain(Line line, HeaderReader reader, LineHeader header) {
        byte[] bytes = line.text().getBytes(StandardCharsets.UTF_8);
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        reader.read(bytes, 0, end, header);
        boolean isRead = header.kind() == LineHeader.Kind.START && header.hasTime();
        String first = isRead ? header.message(bytes) : new String(bytes, 0, end, StandardCharsets.UTF_8);
        String message = IDS.matcher(first).replaceAll("").strip();
        String text = (message.isEmpty() ? first : message)
                + new String(bytes, end, bytes.length - end, StandardCharsets.UTF_8);
        int severity = line.severity() == 0 && isRead ? header.severity() : line.severity();
        return new Line(line.timeNanos(), line.service(), severity, text, line.row());
    }
}
