package dev.firefight.app.logs;

import dev.firefight.evidence.pattern.Lines;
import dev.firefight.telemetry.log.HeaderReader;
import dev.firefight.telemetry.log.LineHeader;
import java.util.OptionalLong;

/** Tells of the lines of one file where their messages lie, when they were written, and to which slot they belong. For one thread. */
final class LineHeaders {
    /** The level of lines that go on with others; OpenTelemetry's numbers end at 24. */
    static final int CONTINUES = 25;

    private final LogFile file;
    private final int number;
    private final Windows windows;
    private final LineTally tally;
    private final LineHeader header = new LineHeader();
    private HeaderReader reader;
    private OptionalLong lastNanos = OptionalLong.empty();
    private long nextOffset;

    LineHeaders(LogFile file, int number, Windows windows, LineTally tally) {
        this.file = file;
        this.number = number;
        this.windows = windows;
        this.tally = tally;
        this.reader = file.forms().reader();
    }

    /** Lines from one offset to another follow. Where they do not follow the last ones, those before them are looked at first. */
    void expect(long from, long to) {
        if (from != nextOffset) {
            reader = file.forms().reader();
            lastNanos = OptionalLong.empty();
            byte[] before = file.linesBefore(from);
            LineEnds.forEach(before, (start, end) -> read(before, start, end));
        }
        nextOffset = to;
    }

    void read(byte[] bytes, Lines lines) {
        for (int line = 0; line < lines.count(); line++) {
            read(bytes, lines.from(line), lines.to(line));
            lines.message(line, header.messageFrom(), header.messageTo());
            boolean starts = header.kind() == LineHeader.Kind.START;
            lines.level(line, starts ? header.severity() : CONTINUES);
            tally.line(number, header.form());
            lines.window(line, windows.of(number, lastNanos));
            if (lastNanos.isPresent()) {
                lines.time(line, lastNanos.getAsLong());
            }
        }
    }

    private void read(byte[] bytes, int from, int to) {
        reader.read(bytes, from, to, header);
        if (header.hasTime()) {
            lastNanos = OptionalLong.of(header.timeNanos() + file.shiftNanos());
        }
    }
}
