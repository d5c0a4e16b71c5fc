package dev.firefight.app.logs;

import dev.firefight.evidence.pattern.FoundLine;
import dev.firefight.evidence.pattern.Lines;
import dev.firefight.evidence.pattern.Place;
import dev.firefight.evidence.pattern.Shape;
import dev.firefight.evidence.pattern.ShapeTable;
import dev.firefight.telemetry.log.LineHeader;
import dev.firefight.telemetry.log.StatementReader;

/** Tells of the lines of one file where their messages lie, when they were written, and to which slot they belong. For one thread. */
final class LineHeaders {
    /** The level of lines that go on with others; OpenTelemetry's numbers end at 24. */
    static final int CONTINUES = 25;

    private final LogFile file;
    private final int number;
    private final Windows windows;
    private final Speakers speakers;
    private final int speakingFile;
    private final LineTally tally;
    private final Traces traces;
    private final Answers answers;
    private final WholeLines wholeLines;
    private final LineHeader header = new LineHeader();
    /** That of the last line. */
    private Windows.Slot slot;

    private StatementReader reader;
    private long lastNanos = Lines.NO_TIME;
    private int speaker;
    private long nextOffset;

    /** Takes lines that came in parts and were put together. */
    @FunctionalInterface
    interface WholeLines {
        /** Takes a line; it counts for each of its parts. */
        void take(FoundLine line, int speaker, int parts);
    }

    /** Counts such lines in a table that threads share. */
    static WholeLines into(ShapeTable table) {
        return (line, speaker, parts) -> {
            String shape = Shape.of(line.message());
            synchronized (table) {
                table.see(shape, line.window(), line.level(), speaker, line.time(), line.place(), parts);
            }
        };
    }

    LineHeaders(
            LogFile file,
            int number,
            Windows windows,
            Speakers speakers,
            LineTally tally,
            ShapeTable beside,
            WholeLines wholeLines) {
        this.wholeLines = wholeLines;
        this.file = file;
        this.number = number;
        this.windows = windows;
        this.speakers = speakers;
        this.speakingFile = speakers.ofFile(file.name());
        this.tally = tally;
        this.traces = new Traces(number, beside);
        this.answers = new Answers(number, beside);
        this.reader = file.forms().statements();
        this.slot = windows.of(number, lastNanos);
    }

    /** The number of the file. */
    int file() {
        return number;
    }

    /** Lines from one offset to another follow. Where they do not follow the last ones, those before them are looked at first. */
    void expect(long from, long to) {
        if (from != nextOffset) {
            finish();
            reader = file.forms().statements();
            lastNanos = Lines.NO_TIME;
            traces.forget();
            byte[] before = file.linesBefore(from);
            long shift = from - before.length;
            LineEnds.forEach(before, (start, end) -> {
                read(before, start, end, shift + start);
                if (reader.isJoined()) {
                    traces.hold(before);
                }
                byte[] source = reader.isJoined() ? reader.joined() : before;
                follow(source, false, shift + start);
                if (reader.isJoined()) {
                    traces.hold(source);
                }
            });
            traces.hold(before);
            reader.forgetParts();
        }
        nextOffset = to;
    }

    /** Reads the lines of a batch. */
    void read(byte[] bytes, Lines lines) {
        for (int line = 0; line < lines.count(); line++) {
            read(bytes, lines.from(line), lines.to(line), lines.offset(line));
            if (reader.isPart()) {
                lines.leaveOut(line);
                if (reader.isJoined()) {
                    traces.hold(bytes);
                    joined();
                }
                continue;
            }
            lines.message(line, header.messageFrom(), header.messageTo());
            lines.level(line, level());
            lines.window(line, slot.number());
            lines.speaker(line, speaker);
            lines.time(line, lastNanos);
            tally.line(number, header.form(), slot.number(), gravity());
            follow(bytes, true, lines.offset(line));
        }
        traces.hold(bytes);
    }

    private int level() {
        return switch (header.kind()) {
            case START, REASON -> header.severity();
            case CONTINUES, JOINS, HEADER, OPENS -> CONTINUES;
        };
    }

    /** How grave a line is, which is more than its level where it tells of a failed request. */
    private int gravity() {
        return Math.max(level(), header.gravity());
    }

    /** Takes a line of which all parts have come. */
    private void joined() {
        byte[] whole = reader.joined();
        int parts = reader.parts();
        for (int part = 0; part < parts; part++) {
            tally.line(number, header.form(), slot.number(), gravity());
        }
        FoundLine line = new FoundLine(
                whole,
                header.messageFrom(),
                header.messageTo(),
                slot.number(),
                level(),
                lastNanos,
                new Place(number, reader.offset()));
        int counted = reader.isWrapped() ? 1 : parts;
        wholeLines.take(line, speaker, counted);
        if (counted < parts) {
            wholeLines.take(goingOn(line), speaker, parts - counted);
        }
        follow(whole, true, reader.offset());
        traces.hold(whole);
    }

    /** What a line counts for that goes on with another. */
    private static FoundLine goingOn(FoundLine line) {
        return new FoundLine(
                line.bytes(), line.messageTo(), line.messageTo(), line.window(), CONTINUES, line.time(), line.place());
    }

    /** Takes the lines of which the last part is missing. */
    private void finish() {
        while (reader.readUnfinished(header)) {
            told(reader.joined());
            joined();
        }
    }

    private void read(byte[] bytes, int from, int to, long offset) {
        reader.read(bytes, from, to, offset, header);
        if (reader.isJoined()) {
            told(reader.joined());
        } else if (!reader.isPart()) {
            told(bytes);
        }
    }

    /** Keeps what the line has told that was read last. */
    private void told(byte[] bytes) {
        if (header.hasTime()) {
            lastNanos = file.timeNanos(header);
        }
        if (!slot.holds(lastNanos)) {
            slot = windows.of(number, lastNanos);
        }
        speaker = speakers.of(bytes, header, speakingFile);
    }

    /** Puts the line that was read to its record. */
    private void follow(byte[] bytes, boolean counts, long offset) {
        switch (header.kind()) {
            case START, OPENS -> {
                traces.start(bytes, header, counts);
                traces.told(slot.number(), header.severity(), speaker, lastNanos, offset);
                if (counts) {
                    answers.see(header, slot.number(), speaker, lastNanos, offset);
                }
                if (counts && header.hasStack()) {
                    traces.within(bytes, header);
                }
            }
            case CONTINUES, REASON -> traces.goOn(bytes, header);
            case JOINS, HEADER -> {}
        }
    }

    /** There are no more lines: the record that was read last is whole if its file ends there. */
    void end() {
        finish();
        answers.settle();
        if (!file.input().isPlain() || nextOffset >= file.input().bytes()) {
            traces.end();
        }
    }
}
