package dev.firefight.app.trace;

import dev.firefight.app.logs.LogFile;
import dev.firefight.evidence.request.Story.Line;
import dev.firefight.telemetry.log.HeaderReader;
import dev.firefight.telemetry.log.LineFeed;
import dev.firefight.telemetry.log.LineHeader;
import dev.firefight.telemetry.log.LineHeader.Part;
import dev.firefight.telemetry.log.LineSink;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads log files line by line and keeps the records that carry an id, each with the lines that go on with it. */
final class CarriedLines implements LineSink {
    /** So many are kept: more belong to no one request. */
    static final int MOST_RECORDS = 100_000;

    private static final int MOST_CHARS = 4_000;

    private final List<LogFile> files;
    private final byte[] id;
    private final LineHeader header = new LineHeader();
    private final List<Line> found = new ArrayList<>();
    private HeaderReader reader;
    private int file = -1;
    private long lastNanos;
    private boolean isTimed;
    private boolean goesOn;
    private long writer;
    private StringBuilder text = new StringBuilder();
    private Line open = new Line(0, "", 0, "", -1);
    private long untimed;

    private CarriedLines(List<LogFile> files, String id) {
        this.files = files;
        this.id = id.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        this.reader = files.getFirst().forms().reader();
    }

    /**
     * What was found.
     *
     * @param lines the records, in the order of the files
     * @param untimed how many were left out because nothing before them tells a time
     * @param problems what could not be read
     */
    record Found(List<Line> lines, long untimed, List<String> problems) {}

    /** The records of some files that carry an id, whatever its letters' case. */
    static Found in(List<LogFile> files, String id) throws InterruptedException {
        if (files.isEmpty()) {
            return new Found(List.of(), 0, List.of());
        }
        CarriedLines lines = new CarriedLines(files, id);
        LineFeed feed = new LineFeed(files.stream().map(LogFile::input).toList());
        feed.read(1, () -> lines);
        return new Found(
                lines.found,
                lines.untimed,
                feed.problems().stream()
                        .map(problem -> files.get(problem.file()).name() + ": " + problem.reason())
                        .toList());
    }

    /** Whether a text carries an id, and not one of which it is a part. */
    static boolean carries(CharSequence text, String lowerId) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return indexOf(bytes, 0, bytes.length, lowerId.getBytes(StandardCharsets.UTF_8)) >= 0;
    }

    @Override
    public void lines(int number, long offset, MemorySegment memory, long from, long to) {
        if (number != file) {
            close();
            file = number;
            reader = files.get(number).forms().reader();
            isTimed = false;
        }
        byte[] bytes = memory.asSlice(from, to - from).toArray(ValueLayout.JAVA_BYTE);
        int start = 0;
        while (start < bytes.length) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            line(bytes, start, end > start && bytes[end - 1] == '\r' ? end - 1 : end);
            start = end + 1;
        }
    }

    private void line(byte[] bytes, int from, int to) {
        reader.read(bytes, from, to, header);
        if (header.hasTime()) {
            lastNanos = header.timeNanos() + files.get(file).shiftNanos();
            isTimed = true;
        }
        if (header.kind() != LineHeader.Kind.START && goesOn && header.writer() == writer) {
            String more = header.kind() == LineHeader.Kind.JOINS ? "" : "\n";
            append(more + header.message(bytes));
            return;
        }
        boolean starts = header.kind() == LineHeader.Kind.START;
        if (starts && header.writer() == writer) {
            close();
        }
        if (indexOf(bytes, from, to, id) < 0) {
            return;
        }
        close();
        if (!isTimed) {
            untimed++;
            return;
        }
        writer = header.writer();
        goesOn = true;
        open = new Line(lastNanos, speaker(bytes), header.severity(), "", -1);
        append(header.message(bytes));
    }

    private void append(String more) {
        text.append(more, 0, Math.min(more.length(), Math.max(0, MOST_CHARS - text.length())));
    }

    /** Who is told by what carries the line, else the file. */
    private String speaker(byte[] bytes) {
        String host = header.writer() == 0 ? "" : header.text(bytes, Part.HOST);
        if (!host.isEmpty()) {
            return host;
        }
        String name = files.get(file).name();
        String last = name.substring(name.lastIndexOf('/') + 1);
        String stem = last.replaceFirst("\\.(gz|zst)$", "").replaceFirst("\\.(log|txt|jsonl?|out|err)(\\.\\d+)?$", "");
        return stem.isEmpty() ? last : stem;
    }

    @Override
    public void close() {
        if (goesOn && found.size() < MOST_RECORDS) {
            found.add(new Line(open.timeNanos(), open.service(), open.severity(), text.toString(), -1));
        }
        goesOn = false;
        text = new StringBuilder();
    }

    /** Where an id stands, in any case of its letters, with neither letter nor digit beside it, but that digits may have more behind them; -1 for nowhere. */
    private static int indexOf(byte[] bytes, int from, int to, byte[] id) {
        boolean mayGoOn = isStartOfDigits(id);
        for (int at = from; at + id.length <= to; at++) {
            int i = 0;
            while (i < id.length && lower(bytes[at + i]) == id[i]) {
                i++;
            }
            boolean isFound = i == id.length && startsWord(bytes, from, at);
            if (isFound && (mayGoOn || at + i == to || !isWordPart(bytes[at + i]))) {
                return at;
            }
        }
        return -1;
    }

    /** Whether nothing but zeros, with which ids are made long, stands in the word before a place. */
    private static boolean startsWord(byte[] bytes, int from, int place) {
        int at = place;
        while (at > from && bytes[at - 1] == '0') {
            at--;
        }
        return at == from || !isWordPart(bytes[at - 1]);
    }

    /** Whether an id may be the first digits of a longer one. */
    private static boolean isStartOfDigits(byte[] id) {
        for (byte digit : id) {
            if (Character.digit(digit, 16) < 0) {
                return false;
            }
        }
        return id.length < 32;
    }

    private static byte lower(byte value) {
        return value >= 'A' && value <= 'Z' ? (byte) (value | 0x20) : value;
    }

    private static boolean isWordPart(byte value) {
        byte low = lower(value);
        return (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9');
    }
}
