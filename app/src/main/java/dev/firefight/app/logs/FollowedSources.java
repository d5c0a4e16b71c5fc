package dev.firefight.app.logs;

import dev.firefight.evidence.pattern.LineReader;
import dev.firefight.evidence.pattern.Place;
import dev.firefight.evidence.pattern.ShapeScanner;
import dev.firefight.evidence.pattern.ShapeTable;
import dev.firefight.telemetry.log.LineFeed;
import dev.firefight.telemetry.log.LineSink;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is followed: named files, whether they are there yet or not, the files of directories and patterns, which are looked through again
 * every few seconds, and streams. Of a family of rotated files the one that is written to is followed; the others are known.
 */
public final class FollowedSources {
    private static final int HEAD_BYTES = 1 << 20;
    private static final long LOOK_NANOS = 5_000_000_000L;

    private final List<Path> named;
    private final InputStream piped;
    private final Set<String> families = new HashSet<>();
    private boolean isFirst = true;
    private long lookAt;

    private FollowedSources(List<Path> named, InputStream piped) {
        this.named = named;
        this.piped = piped;
    }

    /**
     * Mines what is there and follows what comes.
     *
     * @param isFromNow whether what is there is left out, so that all is new
     * @param problems takes what cannot be read
     */
    public static LogFollow follow(
            List<Path> named, InputStream piped, boolean isFromNow, LogFollow.Listener listener, List<String> problems)
            throws IOException, InterruptedException {
        KnownShapes known = new KnownShapes();
        FollowedSources sources = new FollowedSources(named, piped);
        if (!isFromNow) {
            LogSources.Found found = LogSources.find(sources.files(), InputStream.nullInputStream());
            OpenedLogs opened = OpenedLogs.of(found.files());
            found.problems().stream()
                    .filter(problem -> !problem.contains("there is no such"))
                    .forEach(problems::add);
            problems.addAll(opened.problems());
            mine(opened.files(), known, problems);
        }
        boolean hasStream = sources.files().size() < named.size();
        return new LogFollow(sources, known, hasStream && !isFromNow, listener);
    }

    /** What is named and is no stream. */
    private List<Path> files() {
        return named.stream().filter(path -> !isStream(path)).toList();
    }

    private static boolean isStream(Path path) {
        return path.equals(LogSources.PIPED)
                || (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path));
    }

    private static void mine(List<LogFile> files, KnownShapes known, List<String> problems)
            throws InterruptedException {
        Windows windows = Windows.ofAll(files, OptionalLong.empty());
        ShapeTable table = new ShapeTable(windows.count());
        LineFeed feed = new LineFeed(files.stream().map(LogFile::input).toList());
        feed.read(Runtime.getRuntime().availableProcessors(), () -> new Counting(files, windows, table));
        feed.problems().forEach(one -> problems.add(files.get(one.file()).name() + ": " + one.reason()));
        table.forEach(shape -> known.know(shape.text(), shape.seen().lines()));
        known.judge(List.of());
    }

    /** Counts the lines that one thread reads. */
    private static final class Counting implements LineSink {
        private final List<LogFile> files;
        private final Windows windows;
        private final ShapeTable all;
        private final LineTally tally;
        private final Speakers speakers;
        private final ShapeTable traces;
        private final Map<Integer, LineHeaders> headers = new LinkedHashMap<>();
        private final ShapeScanner scanner;
        private int file;

        Counting(List<LogFile> files, Windows windows, ShapeTable all) {
            this.files = files;
            this.windows = windows;
            this.all = all;
            this.tally = new LineTally(files.size());
            this.speakers = Speakers.of(files);
            this.traces = new ShapeTable(windows.count(), Traces.MOST);
            LineReader reader = (bytes, lines) -> headers().read(bytes, lines);
            this.scanner = new ShapeScanner(all, reader);
        }

        private LineHeaders headers() {
            return headers.computeIfAbsent(
                    file,
                    number -> new LineHeaders(
                            files.get(number), number, windows, speakers, tally, traces, LineHeaders.into(all)));
        }

        @Override
        public void lines(int number, long offset, MemorySegment memory, long from, long to) {
            file = number;
            headers().expect(offset, offset + to - from);
            scanner.scan(memory, from, to, new Place(number, offset));
        }

        @Override
        public void close() {
            scanner.close();
            headers.values().forEach(LineHeaders::end);
        }
    }

    /** What is to be followed from now on, with the start of each as far as it is there. */
    Map<Tail, byte[]> more() {
        if (!isFirst && System.nanoTime() - lookAt < 0) {
            return Map.of();
        }
        lookAt = System.nanoTime() + LOOK_NANOS;
        Map<Tail, byte[]> more = new LinkedHashMap<>();
        for (Path path : named) {
            if (isStream(path) && families.add(path.toString())) {
                more.put(stream(path), new byte[0]);
            }
        }
        List<Path> expected = new ArrayList<>(files().stream()
                .filter(path -> !Files.isDirectory(path) && !LogSources.isPattern(path))
                .toList());
        try {
            for (LogSource source :
                    LogSources.find(files(), InputStream.nullInputStream()).files()) {
                expected.add(source.path());
            }
        } catch (IOException e) {
            // looked at again
        }
        for (Path path : Rotation.active(expected)) {
            if (families.add(Rotation.family(path.toString()))) {
                Tail tail =
                        isFirst ? TailedFile.atEnd(path.toString(), path) : new TailedFile(path.toString(), path, 0);
                more.put(tail, head(path));
            }
        }
        isFirst = false;
        return more;
    }

    private Tail stream(Path path) {
        try {
            return path.equals(LogSources.PIPED)
                    ? new TailedStream("standard input", piped)
                    : new TailedStream(path.toString(), Files.newInputStream(path));
        } catch (IOException e) {
            return new TailedStream(path.toString(), InputStream.nullInputStream());
        }
    }

    private static byte[] head(Path path) {
        try (InputStream bytes = Files.newInputStream(path)) {
            return bytes.readNBytes(HEAD_BYTES);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
