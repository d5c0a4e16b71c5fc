package dev.firefight.app.logs;

import dev.firefight.evidence.pattern.Lines;
import dev.firefight.evidence.pattern.ShapeTable;
import dev.firefight.telemetry.log.HeaderReader;
import dev.firefight.telemetry.log.LineHeader;

/** Tells of the lines of one file where their messages lie, when they were written, and to which slot they belong. For one thread. */
final class LineHeaders {
    /** The level of lines that go on with others; OpenTelemetry's numbers end at 24. */
    static final int CONTINUES = 25;

    private final LogFile file;
    private final int number;
    private final Windows windows;
    private final Speakers speakers;
    private final LineTally tally;
    private final Traces traces;
    private final LineHeader header = new LineHeader();
    /** That of the last line. */
    private Windows.Slot slot;

    private HeaderReader reader;
    private long lastNanos = Lines.NO_TIME;
    private int speaker;
    private long nextOffset;

    LineHeaders(LogFile file, int number, Windows windows, Speakers speakers, LineTally tally, ShapeTable stackTraces) {
        this.file = file;
        this.number = number;
        this.windows = windows;
        this.speakers = speakers;
        this.tally = tally;
        this.traces = new Traces(number, stackTraces);
        this.reader = file.forms().reader();
        this.slot = windows.of(number, lastNanos);
    }

    /** Lines from one offset to another follow. Where they do not follow the last ones, those before them are looked at first. */
    void expect(long from, long to) {
        if (from != nextOffset) {
            reader = file.forms().reader();
            lastNanos = Lines.NO_TIME;
            traces.forget();
            byte[] before = file.linesBefore(from);
            LineEnds.forEach(before, (start, end) -> {
                read(before, start, end);
                follow(before, false, from - before.length + start);
            });
            traces.hold(before);
        }
        nextOffset = to;
    }

    /** Reads the lines of a batch. */
    void read(byte[] bytes, Lines lines) {
        for (int line = 0; line < lines.count(); line++) {
            read(bytes, lines.from(line), lines.to(line));
            lines.message(line, header.messageFrom(), header.messageTo());
            boolean starts = header.kind() == LineHeader.Kind.START;
            lines.level(line, starts ? header.severity() : CONTINUES);
            lines.window(line, slot.number());
            lines.speaker(line, speaker);
            lines.time(line, lastNanos);
            tally.line(number, header.form());
            follow(bytes, true, lines.offset(line));
        }
        traces.hold(bytes);
    }

    private void read(byte[] bytes, int from, int to) {
        reader.read(bytes, from, to, header);
        if (header.hasTime()) {
            lastNanos = header.timeNanos() + file.shiftNanos();
        }
        if (!slot.holds(lastNanos)) {
            slot = windows.of(number, lastNanos);
        }
        speaker = speakers.of(bytes, header, file.name());
    }

    /** Puts the line that was read to its record. */
    private void follow(byte[] bytes, boolean counts, long offset) {
        switch (header.kind()) {
            case START -> {
                traces.start(bytes, header, counts);
                traces.told(slot.number(), header.severity(), speaker, lastNanos, offset);
            }
            case CONTINUES -> traces.goOn(bytes, header);
            case JOINS, HEADER -> {}
        }
    }

    /** There are no more lines: the record that was read last is whole if its file ends there. */
    void end() {
        if (!file.input().isPlain() || nextOffset >= file.input().bytes()) {
            traces.end();
        }
    }
}
