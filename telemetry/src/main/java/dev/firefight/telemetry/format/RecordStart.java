package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.log.EscapedText;
import dev.firefight.telemetry.log.LineHeader;
import dev.firefight.telemetry.log.LineHeader.Part;
import dev.firefight.telemetry.log.StatementReader;
import dev.firefight.telemetry.log.WrittenTime;
import java.nio.charset.StandardCharsets;

/**
 * What the first line of a record says besides its time.
 *
 * @param origin whose it is; parts that the line does not tell are empty
 * @param severity OpenTelemetry's severity number, 0 where not told
 * @param text the message and what was thrown; of a line of text all but its time, and but the machine and the program that syslog tells
 * @param trace the trace that a field tells, or none
 * @param span the span that a field tells, or 0
 */
record RecordStart(Origin origin, int severity, String text, TraceId trace, long span) {
    private static final int ERROR = 17;

    /** Of the line that a reader read last, or of the whole one that it put together. */
    static RecordStart of(byte[] line, StatementReader reader, LineHeader header) {
        boolean isNamed = header.fieldsFrom() >= 0;
        NamedFields fields = isNamed
                ? NamedFields.of(unescaped(line, header.fieldsFrom(), reader.lineTo(), header.escapes()))
                : NamedFields.NONE;
        boolean isSyslog = isSyslog(line, reader, header);
        String text = isNamed
                ? said(line, header, fields)
                : isSyslog
                        ? unescaped(line, header.messageFrom(), header.messageTo(), header.escapes())
                        : timeless(line, reader, header);
        return new RecordStart(
                origin(line, reader, header, fields, isSyslog),
                severity(header, fields, text),
                text,
                fields.trace(),
                fields.span());
    }

    /** All of a line of text but its time. */
    static String timeless(byte[] line, StatementReader reader, LineHeader header) {
        return plain(
                WrittenTime.cutFrom(line, reader.lineFrom(), header.messageFrom(), reader.lineTo()), header.escapes());
    }

    /** The text between two places of a line that lies within so many others. */
    static String unescaped(byte[] line, int from, int to, int escapes) {
        return plain(new String(line, from, to - from, StandardCharsets.UTF_8), escapes);
    }

    private static String plain(String escaped, int escapes) {
        String text = escaped;
        for (int i = 0; i < escapes; i++) {
            text = EscapedText.plain(text);
        }
        return text;
    }

    private static String said(byte[] line, LineHeader header, NamedFields fields) {
        if (header.messageFrom() <= header.fieldsFrom()) {
            return fields.text();
        }
        boolean isQuoted = line[header.messageFrom() - 1] == '"';
        String message =
                unescaped(line, header.messageFrom(), header.messageTo(), header.escapes() + (isQuoted ? 1 : 0));
        String thrown = fields.thrown();
        return thrown.isEmpty() || message.contains(thrown) ? message : message + "\n" + thrown;
    }

    private static int severity(LineHeader header, NamedFields fields, String text) {
        if (header.gravity() != 0) {
            return header.gravity();
        }
        return fields.thrown().isEmpty() ? LineSeverity.of(text) : ERROR;
    }

    private static Origin origin(
            byte[] line, StatementReader reader, LineHeader header, NamedFields fields, boolean isSyslog) {
        Origin own = fields.origin();
        if (isSyslog) {
            String program = header.text(line, Part.NAME).replaceFirst("\\s.*", ""); // a version may stand behind it
            own = orElse(own, new Origin(program, "", header.text(line, Part.HOST)));
        }
        boolean isWrapped = header.escapes() > 0 && line[0] == '{';
        if (reader.isHostCarried() && !isWrapped) {
            String pod = header.text(line, Part.HOST);
            own = orElse(own, new Origin(PodName.workload(pod), pod, ""));
        }
        return isWrapped
                ? orElse(own, NamedFields.of(unescaped(line, 0, line.length, 0)).origin())
                : own;
    }

    private static Origin orElse(Origin own, Origin outer) {
        return new Origin(
                own.service().isEmpty() ? outer.service() : own.service(),
                own.component().isEmpty() ? outer.component() : own.component(),
                own.node().isEmpty() ? outer.node() : own.node());
    }

    /**
     * Whether a line tells machine and program as syslog and its kin do: side by side behind the time. Two words behind a time are as
     * well the thread and the class of a program; but of those who write so none leaves the year out, tells the zone, or numbers processes.
     */
    private static boolean isSyslog(byte[] line, StatementReader reader, LineHeader header) {
        boolean isTold = header.from(Part.HOST) < header.to(Part.HOST) && header.from(Part.NAME) < header.to(Part.NAME);
        if (!isTold || reader.isHostCarried() || !header.hasTime()) {
            return false;
        }
        if (header.source(line, Part.NAME) != line) {
            return true; // fields of a record that stand on lines before its message, as journald exports them
        }
        boolean isBehindTime = header.from(Part.HOST) > reader.lineFrom() + 7;
        boolean areNeighbours = header.from(Part.NAME) - header.to(Part.HOST) == 1;
        boolean isSure = !header.hasYear() || !header.isLocal() || header.from(Part.PROCESS) < header.to(Part.PROCESS);
        return isBehindTime && areNeighbours && isSure;
    }
}
