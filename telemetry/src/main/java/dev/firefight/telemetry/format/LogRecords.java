package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.format.ReadNotes.Item;
import dev.firefight.telemetry.log.HeaderForms;
import dev.firefight.telemetry.log.LineHeader;
import dev.firefight.telemetry.log.LineHeader.Kind;
import dev.firefight.telemetry.log.StatementReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Puts the lines of one file together to records. Lines of several writers may be mixed: each writer's record is held until its next
 * one starts. Holds at most {@value #MAX_STREAMS} records of {@value #MAX_RECORD_CHARS} characters each.
 */
final class LogRecords {
    /** How many characters of a record are kept. */
    static final int MAX_RECORD_CHARS = 1 << 16;

    private static final int MAX_STREAMS = 64;
    private static final int ERROR = 17;
    private static final int FATAL = 21;

    private static final String WITHOUT_TIME =
            "a line without time, in a file without times; left out: have the logger write the time at the start of each"
                    + " line, or read it where times are added (kubectl logs --timestamps, docker logs --timestamps)";

    private final TelemetryBuilder into;
    private final ReadNotes notes;
    private final LogSource source;
    private final LogClock clock;
    private final StatementReader reader;
    private final LineHeader header = new LineHeader();
    private final Map<Long, Stream> streams = new LinkedHashMap<>();
    private boolean anyTime;
    private long untimed;
    private long firstUntimed;

    /** What one writer has written and what is not handed on yet. */
    private static final class Stream {
        private final StringBuilder text = new StringBuilder();
        private Optional<RecordStart> start = Optional.empty();
        private OptionalLong nanos = OptionalLong.empty();
        private boolean isCut;
        /** A line that belongs to the record which the next one starts. */
        private String ahead = "";
    }

    LogRecords(TelemetryBuilder into, ReadNotes notes, LogSource source, HeaderForms forms, LogClock clock) {
        this.into = into;
        this.notes = notes;
        this.source = source;
        this.reader = forms.statements();
        this.clock = clock;
    }

    /** Takes the next line of the file. */
    void line(String text, long number) {
        if (text.isBlank()) {
            return;
        }
        byte[] line = text.getBytes(StandardCharsets.UTF_8);
        reader.read(line, 0, line.length, number, header);
        if (reader.isJoined()) {
            take(reader.joined(), number);
        } else if (!reader.isPart()) {
            take(line, number);
        }
    }

    private void take(byte[] line, long number) {
        Stream stream = stream(header.writer());
        boolean starts = header.startsRecord() || (stream.start.isEmpty() && LogClock.isTimed(header));
        if (header.kind() == Kind.HEADER) {
            flush(stream);
            boolean isField = header.messageFrom() == header.messageTo() && !header.hasTime();
            stream.ahead = isField ? "" : RecordStart.timeless(line, reader, header) + "\n";
        } else if (starts) {
            start(stream, line, number);
        } else if (stream.start.isPresent()) {
            goOn(stream, line, number);
        } else {
            untimed(number);
        }
    }

    private void start(Stream stream, byte[] line, long number) {
        flush(stream);
        if (LogClock.isTimed(header)) {
            anyTime = true;
            stream.nanos = clock.nanos(header, number);
            if (stream.nanos.isEmpty()) {
                return; // that was counted
            }
        }
        if (stream.nanos.isEmpty()) {
            untimed(number);
            return;
        }
        RecordStart start = RecordStart.of(line, reader, header);
        stream.start = Optional.of(start);
        append(stream, stream.ahead + start.text(), number);
        stream.ahead = "";
    }

    private void goOn(Stream stream, byte[] line, long number) {
        String more = RecordStart.unescaped(line, header.messageFrom(), header.messageTo(), header.escapes());
        append(stream, "\n" + more, number);
    }

    private void untimed(long number) {
        untimed++;
        firstUntimed = firstUntimed == 0 ? number : firstUntimed;
    }

    private void append(Stream stream, String text, long number) {
        int room = MAX_RECORD_CHARS - stream.text.length();
        stream.text.append(text, 0, Math.min(room, text.length()));
        if (text.length() > room && !stream.isCut) {
            stream.isCut = true;
            notes.problem(number, "a log record of more than " + MAX_RECORD_CHARS + " characters; cut there");
        }
    }

    private Stream stream(long writer) {
        Stream known = streams.get(writer);
        if (known != null) {
            return known;
        }
        if (streams.size() == MAX_STREAMS) {
            Iterator<Stream> eldest = streams.values().iterator();
            flush(eldest.next());
            eldest.remove();
        }
        Stream stream = new Stream();
        streams.put(writer, stream);
        return stream;
    }

    private void flush(Stream stream) {
        if (stream.start.isPresent() && stream.nanos.isPresent()) {
            RecordStart start = stream.start.get();
            String text = stream.text.toString();
            TraceId trace = start.trace().isPresent() ? start.trace() : TraceIds.inText(text);
            int severity = start.severity() == 0 ? severity(text) : start.severity();
            if (into.log(stream.nanos.getAsLong(), origin(start.origin()), severity, text, trace, start.span())) {
                notes.found(Item.LOGS);
            }
        }
        stream.start = Optional.empty();
        stream.text.setLength(0);
        stream.isCut = false;
    }

    private int origin(Origin told) {
        boolean isWhole = !told.service().isEmpty();
        return into.origin(
                isWhole
                        ? told
                        : new Origin(
                                source.service(),
                                told.component().isEmpty() ? source.component() : told.component(),
                                told.node()));
    }

    /** The severity of a record whose first line does not tell it: by its second line, or by a trace. */
    private static int severity(String text) {
        if (text.startsWith("panic: ") || text.contains("\ngoroutine ")) {
            return FATAL;
        }
        int second = text.indexOf('\n') + 1;
        int told = second == 0 ? 0 : LineSeverity.of(text.substring(second));
        boolean isThrown = text.startsWith("Exception in thread")
                || text.contains("Traceback (most recent")
                || (second > 0 && text.contains("\tat "));
        return told == 0 && isThrown ? ERROR : told;
    }

    /** Hands on what is held, and counts the lines that had no time to be held by. */
    void finish() {
        while (reader.readUnfinished(header)) {
            notes.problem(reader.offset(), "a line whose end is missing; kept what is there");
            take(reader.joined(), reader.offset());
        }
        streams.values().forEach(this::flush);
        streams.clear();
        notes.problem(
                firstUntimed,
                anyTime ? "a line without time before the first that has one; left out" : WITHOUT_TIME,
                untimed);
    }
}
