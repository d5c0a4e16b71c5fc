package dev.firefight.app.logs;

import dev.firefight.evidence.pattern.Lines;
import dev.firefight.telemetry.log.HeaderReader;
import dev.firefight.telemetry.log.LineHeader;
import java.util.Optional;

/** Tells of the lines of one file where their messages lie, when they were written, and to which slot they belong. For one thread. */
final class LineHeaders {
    /** The level of lines that go on with others; OpenTelemetry's numbers end at 24. */
    static final int CONTINUES = 25;

    private final int number;
    private final long shiftNanos;
    private final HeaderReader reader;
    private final Optional<TimeSpan> span;
    private final LineTally tally;
    private final LineHeader header = new LineHeader();
    private long lastNanos;

    LineHeaders(LogFile file, int number, Optional<TimeSpan> span, LineTally tally) {
        this.number = number;
        this.shiftNanos = file.shiftNanos();
        this.reader = file.forms().reader();
        this.span = span;
        this.tally = tally;
        this.lastNanos = Lines.NO_TIME;
    }

    /** What follows does not follow the last line. */
    void startOver() {
        lastNanos = Lines.NO_TIME;
    }

    void read(byte[] bytes, Lines lines) {
        for (int line = 0; line < lines.count(); line++) {
            reader.read(bytes, lines.from(line), lines.to(line), header);
            lines.message(line, header.messageFrom(), header.messageTo());
            boolean starts = header.kind() == LineHeader.Kind.START;
            lines.level(line, starts ? header.severity() : CONTINUES);
            tally.line(number, header.form());
            if (header.hasTime()) {
                lastNanos = header.timeNanos() + shiftNanos;
            }
            if (lastNanos != Lines.NO_TIME) {
                lines.time(line, lastNanos);
                if (span.isPresent()) {
                    lines.window(line, span.get().slot(lastNanos));
                }
            }
        }
    }
}
