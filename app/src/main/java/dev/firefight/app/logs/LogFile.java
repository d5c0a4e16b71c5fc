package dev.firefight.app.logs;

import dev.firefight.telemetry.log.Colours;
import dev.firefight.telemetry.log.HeaderForms;
import dev.firefight.telemetry.log.LineHeader;
import dev.firefight.telemetry.log.LineHeader.Part;
import dev.firefight.telemetry.log.LogInput;
import dev.firefight.telemetry.log.StatementReader;
import dev.firefight.telemetry.log.WrittenZone;
import dev.firefight.telemetry.packing.Unpacked;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;

/**
 * A file of which the start and the end were looked at.
 *
 * @param name as it was given
 * @param path where it lies
 * @param input its lines
 * @param forms how its lines are written
 * @param clock what the times of its lines mean
 * @param first the first time that its first lines tell
 * @param last the last time that its last lines tell
 * @param hosts machines or pods that its first and last lines and some between them name, and how often
 * @param names loggers or programs likewise
 */
public record LogFile(
        String name,
        Path path,
        LogInput input,
        HeaderForms forms,
        LineClock clock,
        OptionalLong first,
        OptionalLong last,
        Map<String, Integer> hosts,
        Map<String, Integer> names) {
    /** From how much of its start it is learned how a file is written. */
    private static final int HEAD_BYTES = 1 << 20;

    /** In how much of its start it is looked for who speaks. */
    private static final int LOOKED_AT_BYTES = 1 << 18;

    private static final int TAIL_BYTES = 1 << 18;
    private static final int SAMPLE_BYTES = 1 << 15;
    private static final int SAMPLES = 8;
    private static final int BEFORE_BYTES = 1 << 16;
    private static final int MOST_LINE_BYTES = 1 << 12;
    private static final int MOST_RECORD_BYTES = 1 << 14;
    /** How far the parts of a line are looked for. */
    private static final int MOST_STATEMENT_BYTES = 1 << 16;

    private static final long NONE = Long.MIN_VALUE;
    private static final int MOST_NAMES = 1 << 12;

    /** What some lines tell. */
    private record Told(
            OptionalLong first,
            OptionalLong last,
            OptionalLong lastWithoutYear,
            Map<String, Integer> hosts,
            Map<String, Integer> names) {}

    /** Looks at a file. */
    public static LogFile open(LogSource source) throws IOException {
        Path path = source.path();
        byte[] head;
        byte[] tail;
        LogInput input = LogInput.of(path);
        try (InputStream bytes = content(path)) {
            head = bytes.readNBytes(HEAD_BYTES);
            tail = input.isPlain() ? tail(path) : tail(bytes, head);
        }
        HeaderForms forms = source.format().isPresent()
                ? source.format().get().forms(head, 0, head.length)
                : HeaderForms.learn(head, 0, head.length);
        boolean isCut = input.isPlain() ? input.bytes() > LOOKED_AT_BYTES : head.length > LOOKED_AT_BYTES;
        byte[] whole = wholeLines(Arrays.copyOf(head, Math.min(head.length, LOOKED_AT_BYTES)), isCut);
        Optional<ZoneOffset> written = written(whole);
        LineClock clock = new LineClock(Optional.empty(), written, ZoneOffset.UTC);
        Told atHead = told(forms, whole, clock);
        Told atTail = told(forms, tail, clock);
        if (atTail.lastWithoutYear().isPresent()) {
            Instant modified = Files.getLastModifiedTime(path).toInstant();
            Years years = Years.of(atTail.lastWithoutYear().getAsLong(), modified);
            clock = new LineClock(Optional.of(years), written, ZoneOffset.UTC);
            atHead = told(forms, whole, clock);
            atTail = told(forms, tail, clock);
        }
        Map<String, Integer> hosts = new HashMap<>(atHead.hosts());
        Map<String, Integer> names = new HashMap<>(atHead.names());
        List<Told> others = new ArrayList<>(List.of(atTail));
        for (byte[] sample : input.isPlain() ? samples(path) : List.<byte[]>of()) {
            others.add(told(forms, sample, clock));
        }
        for (Told other : others) { // a pod may speak late, and a logger only when something is wrong
            other.hosts().forEach((name, lines) -> hosts.merge(name, lines, Integer::sum));
            other.names().forEach((name, lines) -> names.merge(name, lines, Integer::sum));
        }
        return new LogFile(
                source.name(), path, input.writtenIn(forms), forms, clock, atHead.first(), atTail.last(), hosts, names);
    }

    /** The same, whose times without zone are of one. */
    LogFile in(ZoneOffset zone) {
        LineClock other = new LineClock(clock.years(), clock.written(), zone);
        return new LogFile(name, path, input, forms, other, moved(first, other), moved(last, other), hosts, names);
    }

    private OptionalLong moved(OptionalLong nanos, LineClock other) {
        return nanos.isPresent() ? OptionalLong.of(nanos.getAsLong() + clock.aheadNanos() - other.aheadNanos()) : nanos;
    }

    /** The time of a line that tells one. */
    public long timeNanos(LineHeader header) {
        return clock.nanos(header);
    }

    /** In which zone the first line that tells one writes its time. */
    private static Optional<ZoneOffset> written(byte[] bytes) {
        List<ZoneOffset> found = new ArrayList<>();
        byte[] few = Arrays.copyOf(bytes, Math.min(bytes.length, MOST_LINE_BYTES));
        LineEnds.forEach(few, (from, to) -> WrittenZone.of(few, from, to).ifPresent(found::add));
        return found.stream().findFirst();
    }

    /** Pieces of a long plain file, evenly spread between its start and its end. */
    private static List<byte[]> samples(Path path) throws IOException {
        List<byte[]> samples = new ArrayList<>();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long between = file.length() - HEAD_BYTES - TAIL_BYTES;
            for (int i = 0; i < SAMPLES && between > (long) SAMPLES * SAMPLE_BYTES; i++) {
                byte[] sample = new byte[SAMPLE_BYTES];
                file.seek(HEAD_BYTES + between / SAMPLES * i);
                int read = Math.max(0, file.read(sample));
                samples.add(wholeLines(behindFirst(Arrays.copyOf(sample, read)), true));
            }
        }
        return samples;
    }

    /** Without the first line, of which the start may be missing. */
    private static byte[] behindFirst(byte[] bytes) {
        return Arrays.copyOfRange(bytes, Math.min(bytes.length, lineEnd(bytes, 0, bytes.length) + 1), bytes.length);
    }

    private static byte[] tail(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long length = file.length();
            byte[] tail = new byte[(int) Math.min(length, TAIL_BYTES)];
            file.seek(length - tail.length);
            file.readFully(tail);
            return tail;
        }
    }

    /** The content of a file, unpacked and without colours. What is packed twice, or in another way, is refused. */
    private static InputStream content(Path path) throws IOException {
        BufferedInputStream file = new BufferedInputStream(Files.newInputStream(path), TAIL_BYTES);
        BufferedInputStream unpacked = new BufferedInputStream(Unpacked.of(file), TAIL_BYTES);
        Optional<String> refusal = Unpacked.refusal(unpacked);
        if (refusal.isPresent()) {
            unpacked.close();
            throw new IOException(refusal.get());
        }
        return Colours.without(unpacked);
    }

    /** The last bytes of a stream, of which some were read. */
    private static byte[] tail(InputStream bytes, byte[] head) throws IOException {
        byte[] before = {};
        byte[] last = head;
        byte[] next = bytes.readNBytes(HEAD_BYTES);
        while (next.length > 0) {
            before = last;
            last = next;
            next = bytes.readNBytes(HEAD_BYTES);
        }
        byte[] both =
                Arrays.copyOf(before, before.length + last.length); // the last piece alone may be the end of a line
        System.arraycopy(last, 0, both, before.length, last.length);
        return Arrays.copyOfRange(both, Math.max(0, both.length - TAIL_BYTES), both.length);
    }

    private static Told told(HeaderForms forms, byte[] bytes, LineClock clock) {
        StatementReader reader = forms.statements();
        LineHeader header = new LineHeader();
        LongSummaryStatistics times = new LongSummaryStatistics();
        long[] lastWithoutYear = {NONE};
        Map<String, Integer> hosts = new HashMap<>();
        Map<String, Integer> names = new HashMap<>();
        LineEnds.forEach(bytes, (from, to) -> {
            reader.read(bytes, from, to, from, header);
            if (reader.isPart() && !reader.isJoined()) {
                return; // the line tells all when its last part has come
            }
            byte[] source = reader.isJoined() ? reader.joined() : bytes;
            if (header.hasTime()) {
                long nanos = header.timeNanos();
                boolean lacksYear = !header.hasYear();
                lastWithoutYear[0] = lacksYear ? nanos : lastWithoutYear[0];
                times.accept(clock.nanos(header));
            }
            count(header.text(source, Part.HOST), hosts);
            count(header.text(source, Part.NAME), names);
        });
        boolean isTimed = times.getCount() > 0;
        return new Told(
                isTimed ? OptionalLong.of(times.getMin()) : OptionalLong.empty(),
                isTimed ? OptionalLong.of(times.getMax()) : OptionalLong.empty(),
                lastWithoutYear[0] == NONE ? OptionalLong.empty() : OptionalLong.of(lastWithoutYear[0]),
                hosts,
                names);
    }

    /** Without the last line, where it is cut: half a time is another time. */
    private static byte[] wholeLines(byte[] bytes, boolean isCut) {
        int end = bytes.length;
        while (isCut && end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end == 0 ? bytes : Arrays.copyOf(bytes, end);
    }

    private static void count(String name, Map<String, Integer> lines) {
        if (!name.isEmpty() && (lines.size() < MOST_NAMES || lines.containsKey(name))) {
            lines.merge(name, 1, Integer::sum);
        }
    }

    /** Whole lines that stand before an offset of a plain file: as many as are enough to know to what a line belongs. */
    byte[] linesBefore(long offset) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(offset, BEFORE_BYTES)];
            file.seek(offset - bytes.length);
            file.readFully(bytes);
            int from = 0;
            while (bytes.length < offset && from < bytes.length && bytes[from++] != '\n') {}
            return Arrays.copyOfRange(bytes, from, bytes.length);
        } catch (IOException e) {
            return new byte[0]; // it became shorter: nothing is read there either
        }
    }

    /** Its content, unpacked. */
    InputStream content() throws IOException {
        return content(path);
    }

    /**
     * The lines at some offsets; without those that are no longer there.
     *
     * @param mostBytes of each line so many bytes at most, and 4 KB at most
     */
    Map<Long, String> linesAt(SortedSet<Long> offsets, int mostBytes) {
        Map<Long, String> lines = new HashMap<>();
        int most = Math.min(mostBytes, MOST_LINE_BYTES);
        int wanted = forms.mayCut() ? MOST_STATEMENT_BYTES : most;
        bytesAt(offsets, wanted, (offset, bytes) -> lines.put(offset, line(bytes, bytes.length, most)));
        return lines;
    }

    /**
     * The records that start at some offsets, with the lines that go on with them; likewise.
     *
     * @param mostBytes of each record so many bytes at most, and 16 KB at most
     */
    Map<Long, String> recordsAt(SortedSet<Long> offsets, int mostBytes) {
        Map<Long, String> records = new HashMap<>();
        int most = Math.min(mostBytes, MOST_RECORD_BYTES);
        bytesAt(offsets, most, (offset, bytes) -> records.put(offset, record(bytes, bytes.length == most)));
        return records;
    }

    private String record(byte[] bytes, boolean isCut) {
        StatementReader reader = forms.statements();
        LineHeader header = new LineHeader();
        StringBuilder record = new StringBuilder(line(bytes, bytes.length, bytes.length));
        long[] writer = {-1};
        boolean[] isOver = {false};
        LineEnds.forEach(wholeLines(bytes, isCut), (from, to) -> {
            reader.read(bytes, from, to, from, header);
            if (reader.isPart() && !reader.isJoined()) {
                return; // the rest of it comes
            }
            byte[] said = reader.isJoined() ? reader.joined() : bytes;
            boolean isFirst = writer[0] < 0;
            writer[0] = isFirst ? header.writer() & Long.MAX_VALUE : writer[0];
            boolean isOwn = (header.writer() & Long.MAX_VALUE) == writer[0];
            isOver[0] |= isOwn && !isFirst && header.startsRecord();
            if (!isFirst && isOwn && !isOver[0]) {
                record.append(header.kind() == LineHeader.Kind.JOINS ? "" : "\n")
                        .append(header.message(said));
            }
        });
        return record.toString();
    }

    /** Takes what stands from an offset on. */
    private interface Taker {
        void take(long offset, byte[] bytes);
    }

    private void bytesAt(SortedSet<Long> offsets, int most, Taker taker) {
        try {
            if (input.isPlain()) {
                try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
                    byte[] bytes = new byte[most];
                    for (long offset : offsets) {
                        file.seek(offset);
                        taker.take(offset, Arrays.copyOf(bytes, Math.max(0, file.read(bytes))));
                    }
                }
            } else {
                try (BufferedInputStream bytes = new BufferedInputStream(content(path), TAIL_BYTES)) {
                    long at = 0;
                    for (long offset : offsets) {
                        bytes.skipNBytes(offset - at);
                        at = offset;
                        bytes.mark(most);
                        taker.take(offset, bytes.readNBytes(most));
                        bytes.reset();
                    }
                }
            }
        } catch (IOException e) {
            // the rest is gone
        }
    }

    /** The first line of some bytes, with all of its parts where it was cut. */
    private String line(byte[] bytes, int size, int most) {
        int end = lineEnd(bytes, 0, size);
        byte[] line = Arrays.copyOf(bytes, end);
        byte[] shown = forms.mayCut() ? whole(line, bytes, size) : line;
        return new String(shown, 0, Math.min(shown.length, most), StandardCharsets.UTF_8).stripTrailing();
    }

    private byte[] whole(byte[] first, byte[] bytes, int size) {
        StatementReader reader = forms.statements();
        LineHeader header = new LineHeader();
        int end = first.length;
        reader.read(bytes, 0, end, 0, header);
        boolean isCut = reader.isPart() && !reader.isJoined();
        for (int from = end + 1; isCut && from < size; from = end + 1) {
            end = lineEnd(bytes, from, size);
            reader.read(bytes, from, end, from, header);
            if (reader.isJoined() && reader.offset() == 0) {
                return reader.joined();
            }
        }
        return first;
    }

    private static int lineEnd(byte[] bytes, int from, int size) {
        int end = from;
        while (end < size && bytes[end] != '\n') {
            end++;
        }
        return end;
    }
}
