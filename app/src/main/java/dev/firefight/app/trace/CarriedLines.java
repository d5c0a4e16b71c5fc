package dev.firefight.app.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firefight.app.logs.LogFile;
import dev.firefight.evidence.request.Story.Line;
import dev.firefight.telemetry.log.LineFeed;
import dev.firefight.telemetry.log.LineHeader;
import dev.firefight.telemetry.log.LineHeader.Part;
import dev.firefight.telemetry.log.LineSink;
import dev.firefight.telemetry.log.StatementReader;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads log files line by line and keeps the records that carry ids, each with the lines that go on with it. Lines that were cut are whole. */
final class CarriedLines implements LineSink {
    /** So many are kept, of few requests if need be, but of these all. */
    private static final int MOST_RECORDS = 100_000;

    private static final int MOST_CHARS = 4_000;

    /** Which ids lines carry. */
    @FunctionalInterface
    interface Ids {
        /** The ids in some bytes; none for a line that is left out. */
        Collection<String> in(byte[] bytes, int from, int to);
    }

    private final List<LogFile> files;
    private final Ids ids;
    private final LineHeader header = new LineHeader();
    private final Map<String, List<Line>> found = new LinkedHashMap<>();
    private final int most;
    private final boolean mayChoose;
    private int records;
    private int leftOut;
    private int oneOf = 1;
    private Collection<String> openIds = List.of();
    private StatementReader reader;
    private int file = -1;
    private long lastNanos;
    private boolean isTimed;
    private boolean goesOn;
    private long writer;
    private StringBuilder text = new StringBuilder();
    private Line open = new Line(0, "", 0, "", -1);
    private long untimed;

    private CarriedLines(List<LogFile> files, Ids ids, int most, boolean mayChoose) {
        this.mayChoose = mayChoose;
        this.most = most;
        this.files = files;
        this.ids = ids;
        this.reader = files.getFirst().forms().statements();
    }

    /**
     * What was found.
     *
     * @param lines the records by id, in the order of the files
     * @param problems what could not be read, and what was left out
     */
    record Found(Map<String, List<Line>> lines, List<String> problems) {}

    /** The records of some files that carry an id, or one that starts so, whatever its letters' case. */
    static Found in(List<LogFile> files, String id) throws InterruptedException {
        byte[] wanted = id.toLowerCase(Locale.ROOT).getBytes(UTF_8);
        Ids startingSo = (bytes, from, to) -> {
            int at = indexOf(bytes, from, to, wanted);
            int end = at + wanted.length;
            while (at >= 0 && end < to && isWordPart(bytes[end])) {
                end++;
            }
            String rest = at < 0 ? "" : new String(bytes, at + wanted.length, end - at - wanted.length, UTF_8);
            return at < 0 ? List.of() : List.of(id + rest.toLowerCase(Locale.ROOT));
        };
        return in(files, startingSo, MOST_RECORDS, false);
    }

    /** The records of some files that carry ids. */
    static Found in(List<LogFile> files, Ids ids) throws InterruptedException {
        return in(files, ids, MOST_RECORDS, true);
    }

    /** Likewise, at most so many records, of which some requests may be chosen when there are more. */
    static Found in(List<LogFile> files, Ids ids, int most, boolean mayChoose) throws InterruptedException {
        if (files.isEmpty()) {
            return new Found(Map.of(), List.of());
        }
        CarriedLines lines = new CarriedLines(files, ids, most, mayChoose);
        LineFeed feed = new LineFeed(files.stream().map(LogFile::input).toList());
        feed.read(1, () -> lines);
        List<String> problems = new ArrayList<>(feed.problems().stream()
                .map(problem -> files.get(problem.file()).name() + ": " + problem.reason())
                .toList());
        if (lines.untimed > 0) {
            problems.add(lines.untimed + " lines that carry an id have no time, nor any before them; left out");
        }
        if (lines.oneOf > 1) {
            problems.add("more than " + most + " lines carry an id; one in " + lines.oneOf
                    + " requests is looked at, with all of its lines");
        }
        if (lines.leftOut > 0) {
            problems.add(
                    "more than " + most + " lines carry an id; the last " + lines.leftOut + " of them are left out");
        }
        return new Found(lines.found, problems);
    }

    /** Whether a text carries an id, and not one of which it is a part. */
    static boolean carries(CharSequence text, String lowerId) {
        byte[] bytes = text.toString().getBytes(UTF_8);
        return indexOf(bytes, 0, bytes.length, lowerId.getBytes(UTF_8)) >= 0;
    }

    @Override
    public void lines(int number, long offset, MemorySegment memory, long from, long to) {
        if (number != file) {
            finish();
            file = number;
            reader = files.get(number).forms().statements();
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
        reader.read(bytes, from, to, from, header);
        if (reader.isJoined()) {
            statement(reader.joined(), 0, reader.joined().length);
        } else if (!reader.isPart()) { // else the rest of it comes
            statement(bytes, from, to);
        }
    }

    private void statement(byte[] bytes, int from, int to) {
        if (header.hasTime()) {
            lastNanos = files.get(file).timeNanos(header);
            isTimed = true;
        }
        if (header.kind() != LineHeader.Kind.START && goesOn && header.writer() == writer) {
            String more = header.kind() == LineHeader.Kind.JOINS ? "" : "\n";
            append(more + header.message(bytes));
            return;
        }
        boolean starts = header.kind() == LineHeader.Kind.START;
        if (starts && header.writer() == writer) {
            keep();
        }
        Collection<String> carried = ids.in(bytes, from, to);
        if (carried.isEmpty()) {
            return;
        }
        keep();
        if (!isTimed) {
            untimed++;
            return;
        }
        writer = header.writer();
        goesOn = true;
        openIds = carried;
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
        finish();
    }

    /** At the end of a file. */
    private void finish() {
        while (reader.readUnfinished(header)) { // its last part was never written
            statement(reader.joined(), 0, reader.joined().length);
        }
        keep();
    }

    private void keep() {
        if (goesOn) {
            Line line = new Line(open.timeNanos(), open.service(), open.severity(), text.toString(), -1);
            openIds.stream().filter(this::isLookedAt).forEach(id -> keep(id, line));
        }
        goesOn = false;
        text = new StringBuilder();
    }

    private void keep(String id, Line line) {
        while (mayChoose && records >= most && found.size() > 1 && oneOf < MOST_RECORDS) {
            oneOf *= 2;
            found.keySet().removeIf(one -> !isLookedAt(one));
            records = found.values().stream().mapToInt(List::size).sum();
        }
        if (records >= most && (!mayChoose || found.containsKey(id))) {
            leftOut++;
        } else if (isLookedAt(id)) {
            found.computeIfAbsent(id, any -> new ArrayList<>()).add(line);
            records++;
        }
    }

    /** Where there are too many requests, chance decides, by the id alone, so that of each all lines are kept, or none. */
    private boolean isLookedAt(String id) {
        return (spread(id.hashCode()) & (oneOf - 1)) == 0;
    }

    private static int spread(int hash) {
        int spread = hash * 0x9E3779B9;
        return spread ^ (spread >>> 16);
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
