package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.format.ReadNotes.Item;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

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
    private static final List<String> GOING_ON = List.of(
            " ",
            "\t",
            "Caused by:",
            "at ",
            "Traceback (most recent",
            "Suppressed:",
            "... ",
            "During handling of the above",
            "The above exception was",
            "}",
            ")",
            "goroutine ");
    /** A Java exception that is printed without a word before it. */
    private static final Pattern THROWN =
            Pattern.compile("(?:[a-z][\\w$]*\\.)+[A-Z][\\w$]*(?:Exception|Error|Throwable)(?::.*|)");

    private static final String WITHOUT_TIME =
            "a line without time, in a file without times; left out: have the logger write the time at the start of each"
                    + " line, or read it where times are added (kubectl logs --timestamps, docker logs --timestamps)";

    private final TelemetryBuilder into;
    private final ReadNotes notes;
    private final LogSource source;
    private final LogClock clock;
    private final Map<String, Stream> streams = new LinkedHashMap<>();
    private boolean anyTime;
    private long untimed;
    private long firstUntimed;

    /** What one writer has written and what is not handed on yet. */
    private static final class Stream {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder partial = new StringBuilder();
        private Optional<LogLine> start = Optional.empty();
        private Optional<LogWrapper> unfinished = Optional.empty();
        private long nanos;
        private long unfinishedLine;
        private boolean isCut;
        private boolean inTraceback;
        private boolean inPanic;
    }

    LogRecords(TelemetryBuilder into, ReadNotes notes, LogSource source, LogClock clock) {
        this.into = into;
        this.notes = notes;
        this.source = source;
        this.clock = clock;
    }

    /** Whether a line looks as if it went on with a record, and did not start one. */
    static boolean goesOn(String line) {
        return line.isBlank()
                || GOING_ON.stream().anyMatch(line::startsWith)
                || THROWN.matcher(line).matches();
    }

    /** Takes the next line of the file. */
    void line(String line, long number) {
        if (line.isBlank()) {
            return;
        }
        LogWrapper wrapper = LogWrapper.of(line);
        Stream stream = stream(wrapper.stream());
        if (wrapper.isPartial()) {
            stream.unfinished = Optional.of(wrapper);
            stream.unfinishedLine = number;
            append(stream, stream.partial, wrapper.line(), number);
            return;
        }
        String text = wrapper.line();
        if (!stream.partial.isEmpty()) {
            append(stream, stream.partial, text, number);
            text = stream.partial.toString();
            stream.partial.setLength(0);
            stream.unfinished = Optional.empty();
        }
        accept(stream, wrapper, text, number);
    }

    private void accept(Stream stream, LogWrapper wrapper, String text, long number) {
        boolean isOpen = stream.start.isPresent();
        if (isOpen && goesOn(text)) {
            goOn(stream, text, number);
            return;
        }
        LogLine own = LogLine.of(text);
        boolean isRecord = own.form() != LogLine.Form.TEXT;
        boolean endsTrace = own.time().isEmpty() && !isRecord && (stream.inTraceback || stream.inPanic);
        boolean hasNoTime = own.time().isEmpty() && wrapper.time().isEmpty();
        if (isOpen && (endsTrace || (hasNoTime && !isRecord))) {
            stream.inTraceback = false; // the line after the trace says what was thrown
            goOn(stream, text, number);
            return;
        }
        flush(stream);
        Optional<LogTime> time = own.time().isPresent() ? own.time() : wrapper.time();
        if (time.isEmpty()) {
            untimed++;
            firstUntimed = firstUntimed == 0 ? number : firstUntimed;
            return;
        }
        anyTime = true;
        OptionalLong nanos = clock.nanos(time.get(), number);
        if (nanos.isPresent()) {
            stream.start = Optional.of(own.from(wrapper.origin(), 0));
            stream.nanos = nanos.getAsLong();
            append(stream, stream.text, own.text(), number);
        }
    }

    private void goOn(Stream stream, String text, long number) {
        stream.inTraceback |= text.startsWith("Traceback (most");
        stream.inPanic |= text.startsWith("goroutine ");
        append(stream, stream.text, "\n" + text, number);
    }

    private void append(Stream stream, StringBuilder to, String text, long number) {
        int room = MAX_RECORD_CHARS - to.length();
        to.append(text, 0, Math.min(room, text.length()));
        if (text.length() > room && !stream.isCut) {
            stream.isCut = true;
            notes.problem(number, "a log record of more than " + MAX_RECORD_CHARS + " characters; cut there");
        }
    }

    private Stream stream(String name) {
        Stream known = streams.get(name);
        if (known != null) {
            return known;
        }
        if (streams.size() == MAX_STREAMS) {
            Iterator<Stream> eldest = streams.values().iterator();
            finish(eldest.next());
            eldest.remove();
        }
        Stream stream = new Stream();
        streams.put(name, stream);
        return stream;
    }

    private void flush(Stream stream) {
        if (stream.start.isPresent()) {
            LogLine start = stream.start.get();
            String text = stream.text.toString();
            TraceId trace = start.trace().isPresent() ? start.trace() : TraceIds.inText(text);
            into.log(stream.nanos, origin(start.origin()), severity(start, text), text, trace, start.span());
            notes.found(Item.LOGS);
        }
        stream.start = Optional.empty();
        stream.text.setLength(0);
        stream.isCut = false;
        stream.inTraceback = false;
        stream.inPanic = false;
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

    /** The severity of a record; one whose first line does not tell it may tell it by its second line, or by a trace. */
    private static int severity(LogLine start, String text) {
        if (start.severity() != 0) {
            return start.severity();
        }
        if (text.startsWith("panic: ") || text.contains("\ngoroutine ")) {
            return FATAL;
        }
        int second = text.indexOf('\n') + 1;
        int told = second == 0 ? 0 : LogLine.severityNear(text.substring(second));
        boolean isThrown = text.startsWith("Exception in thread")
                || text.contains("Traceback (most recent")
                || (second > 0 && text.contains("\tat "));
        return told == 0 && isThrown ? ERROR : told;
    }

    /** Hands on what is held, and counts the lines that had no time to be held by. */
    void finish() {
        streams.values().forEach(this::finish);
        streams.clear();
        notes.problem(
                firstUntimed,
                anyTime ? "a line without time before the first that has one; left out" : WITHOUT_TIME,
                untimed);
    }

    private void finish(Stream stream) {
        if (stream.unfinished.isPresent()) {
            notes.problem(stream.unfinishedLine, "a line whose end is missing; kept what is there");
            accept(stream, stream.unfinished.get(), stream.partial.toString(), stream.unfinishedLine);
        }
        flush(stream);
    }
}
