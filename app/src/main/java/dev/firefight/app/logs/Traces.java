package dev.firefight.app.logs;

import dev.firefight.evidence.pattern.Place;
import dev.firefight.evidence.pattern.ShapeTable;
import dev.firefight.telemetry.log.EscapedText;
import dev.firefight.telemetry.log.LineHeader;
import dev.firefight.telemetry.log.StackTrace;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Puts the lines of records together, and counts those that are stack traces by what they say. A record is counted by whoever reads the
 * line behind it, or the end of its file. For one thread and one file.
 */
final class Traces {
    /** Stack traces that are kept apart. */
    static final int MOST = 1 << 12;

    private static final int MOST_BYTES = 1 << 16;
    private static final int MOST_WRITERS = 64;
    private static final int MOST_KNOWN = 1 << 12;

    /** A record of which lines may follow. */
    private static final class Open {
        private byte[] bytes = new byte[0];
        private int length;
        private int messageLength;
        private int escapes;
        private long hash;
        private int window;
        private int level;
        private int speaker;
        private long timeNanos;
        private long offset;
        private boolean isStarted;
        private boolean goesOn;
    }

    private final ShapeTable table;
    private final Map<Long, Open> open = new HashMap<>();
    /** What is said in traces, by a hash of their lines without numbers and messages: few are not seen before. */
    private final Map<Long, String> known = new HashMap<>();

    private final int file;
    private Open current = new Open();
    private long currentWriter;
    /** Where the message of the current record lies while its batch is read. */
    private int messageFrom;

    private int messageTo;

    Traces(int file, ShapeTable table) {
        this.file = file;
        this.table = table;
        open.put(currentWriter, current);
    }

    /** Nothing is known of the lines that were read so far. */
    void forget() {
        open.clear();
        current = new Open();
        open.put(currentWriter, current);
        messageFrom = messageTo;
    }

    /**
     * A record starts.
     *
     * @param counts whether the one before it is counted: not when another thread does
     */
    void start(byte[] bytes, LineHeader header, boolean counts) {
        turnTo(bytes, header.writer());
        if (current.goesOn && counts) {
            count(current);
        }
        current.isStarted = true;
        current.goesOn = false;
        current.length = 0;
        current.messageLength = 0;
        current.escapes = header.escapes();
        messageFrom = header.messageFrom();
        messageTo = header.messageTo();
    }

    /** For what the record counts that started last. */
    void told(int window, int level, int speaker, long timeNanos, long offset) {
        current.window = window;
        current.level = level;
        current.speaker = speaker;
        current.timeNanos = timeNanos;
        current.offset = offset;
    }

    /** The record that started last holds a trace in one of its fields. */
    void within(byte[] bytes, LineHeader header) {
        long hash = hash(bytes, header.stackFrom(), header.stackTo(), 0, 0);
        count(current, hash, () -> StackTrace.of(header.message(bytes), header.stack(bytes)));
    }

    /** A line goes on with the record of its writer. */
    void goOn(byte[] bytes, LineHeader header) {
        turnTo(bytes, header.writer());
        if (!current.isStarted) {
            return; // it starts before what was looked at
        }
        int from = header.messageFrom();
        int to = header.messageTo();
        if (!current.goesOn) {
            current.goesOn = true;
            hold(bytes);
            // what was thrown may stand in the message, when no line says it
            current.hash = isIndented(bytes, from, to) ? hash(current.bytes, 0, current.messageLength, 0, 0) : 0;
        }
        int colons = isIndented(bytes, from, to) ? 0 : from < to && (bytes[from] == 'C' || bytes[from] == 'S') ? 2 : 1;
        current.hash = hash(bytes, from, to, colons, current.hash);
        append(current, bytes, from, to);
    }

    private void turnTo(byte[] bytes, long writer) {
        if (writer == currentWriter) {
            return;
        }
        hold(bytes);
        if (open.size() > MOST_WRITERS && !open.containsKey(writer)) {
            forget();
        }
        current = open.computeIfAbsent(writer, any -> new Open());
        currentWriter = writer;
    }

    /** Keeps the message of the current record, before its bytes are others. */
    void hold(byte[] bytes) {
        if (messageFrom < messageTo) {
            append(current, bytes, messageFrom, messageTo);
            current.messageLength = current.length;
            messageFrom = messageTo;
        }
    }

    private static void append(Open record, byte[] bytes, int from, int to) {
        int length = to - from + 1;
        if (record.length + length > MOST_BYTES) {
            return;
        }
        if (record.length + length > record.bytes.length) {
            record.bytes = Arrays.copyOf(record.bytes, Math.max(1024, 2 * (record.length + length)));
        }
        System.arraycopy(bytes, from, record.bytes, record.length, length - 1);
        record.bytes[record.length + length - 1] = '\n';
        record.length += length;
    }

    private static boolean isIndented(byte[] bytes, int from, int to) {
        return from < to && (bytes[from] == ' ' || bytes[from] == '\t' || bytes[from] == '\\');
    }

    /**
     * Of a line without its numbers.
     *
     * @param colons behind how many colons it ends, as what follows is a message; 0 for none
     */
    private static long hash(byte[] bytes, int from, int to, int colons, long seed) {
        long hash = seed + 1;
        int seen = 0;
        for (int at = from; at < to && (colons == 0 || seen < colons); at++) {
            byte c = bytes[at];
            if (c < '0' || c > '9') {
                hash = (hash ^ c) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 32;
            }
            seen += c == ':' ? 1 : 0;
        }
        return hash;
    }

    /** The file ends: what is open is whole. */
    void end() {
        for (Open record : open.values()) {
            if (record.goesOn) {
                count(record);
            }
        }
        forget();
    }

    private void count(Open record) {
        count(record, record.hash, () -> trace(record));
    }

    private void count(Open record, long hash, Supplier<Optional<StackTrace>> trace) {
        String text = known.get(hash);
        if (text == null) {
            text = trace.get().map(StackTrace::text).orElse("");
            if (known.size() < MOST_KNOWN) {
                known.put(hash, text);
            }
        }
        if (!text.isEmpty()) {
            table.see(
                    text,
                    record.window,
                    record.level,
                    record.speaker,
                    record.timeNanos,
                    new Place(file, record.offset));
        }
    }

    private static Optional<StackTrace> trace(Open record) {
        String all = new String(record.bytes, 0, record.length, StandardCharsets.UTF_8);
        for (int i = 0; i < record.escapes; i++) {
            all = EscapedText.plain(all);
        }
        List<String> lines = all.lines().toList();
        boolean hasMessage = record.messageLength > 0 && !lines.isEmpty();
        return StackTrace.of(hasMessage ? lines.getFirst() : "", lines.subList(hasMessage ? 1 : 0, lines.size()));
    }
}
