package dev.firefight.app.logs;

import dev.firefight.telemetry.log.LogFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Optional<LogFormat> format;
    private final InputStream piped;
    private final Set<Path> streams = new HashSet<>();
    private final Map<String, Path> families = new HashMap<>();
    private Map<Tail, FollowedLines> first = Map.of();
    private boolean isFirst = true;
    private long lookAt;

    private FollowedSources(Request request, InputStream piped) {
        this.named = request.named().stream()
                .filter(path -> KeptStream.refusal(path).isEmpty())
                .toList();
        this.format = request.format();
        this.piped = piped;
    }

    /**
     * What is followed.
     *
     * @param named files, directories, patterns, {@code -}
     * @param isFromNow whether what is there is left out, so that all is new
     * @param format how lines are written, where that is forced
     * @param muted ids of patterns that are not told
     */
    public record Request(List<Path> named, boolean isFromNow, Optional<LogFormat> format, Set<String> muted) {}

    /**
     * Mines what is there and follows what comes.
     *
     * @param problems takes what cannot be read
     */
    public static LogFollow follow(
            Request request, InputStream piped, LogFollow.Listener listener, List<String> problems)
            throws IOException, InterruptedException {
        KnownShapes known = new KnownShapes();
        KnownTraces traces = new KnownTraces();
        FollowedSources sources = new FollowedSources(request, piped);
        request.named().forEach(path -> KeptStream.refusal(path).ifPresent(problems::add));
        if (sources.named.isEmpty()) {
            throw new FileSystemException(String.join("; ", problems));
        }
        sources.first = sources.look(); // before what is there is read, which takes its time
        if (!request.isFromNow()) {
            LogSources.Found found = LogSources.find(sources.files(), InputStream.nullInputStream());
            OpenedLogs opened = OpenedLogs.of(found.files().stream()
                    .map(source -> request.format().map(source::with).orElse(source))
                    .toList());
            found.problems().stream()
                    .filter(problem -> !problem.contains("there is no such"))
                    .forEach(problems::add);
            problems.addAll(opened.problems());
            mine(opened.files(), known, traces, problems);
        }
        boolean hasStream = sources.files().size() < sources.named.size();
        boolean learnsFirst = hasStream && !request.isFromNow();
        return new LogFollow(sources, known, traces, request.muted(), learnsFirst, listener);
    }

    /** What is named and is no stream. */
    private List<Path> files() {
        return named.stream().filter(path -> !isStream(path)).toList();
    }

    private static boolean isStream(Path path) {
        return path.equals(LogSources.PIPED)
                || (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path));
    }

    private static void mine(List<LogFile> files, KnownShapes known, KnownTraces knownTraces, List<String> problems)
            throws InterruptedException {
        LineCounts counts = new LineCounts(files, Windows.ofAll(files, OptionalLong.empty()), Speakers.of(files));
        problems.addAll(counts.read(Runtime.getRuntime().availableProcessors()));
        counts.shapes().forEach(shape -> known.know(shape.text(), shape.seen().lines()));
        known.judge(List.of());
        counts.traces().forEach(trace -> knownTraces.know(trace.text()));
    }

    /** What is to be followed from now on, with how the lines of each are written as far as it is there. */
    Map<Tail, FollowedLines> more() {
        if (!first.isEmpty()) {
            Map<Tail, FollowedLines> there = first;
            first = Map.of();
            return there;
        }
        return System.nanoTime() - lookAt < 0 ? Map.of() : look();
    }

    private Map<Tail, FollowedLines> look() {
        lookAt = System.nanoTime() + LOOK_NANOS;
        Map<Tail, FollowedLines> more = new LinkedHashMap<>();
        for (Path path : named) {
            if (isStream(path) && streams.add(path)) {
                more.put(stream(path), new FollowedLines(new byte[0], format));
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
            Path before = families.putIfAbsent(Rotation.family(path.toString()), path);
            if (before == null || Rotation.takesOver(path, before)) {
                families.put(Rotation.family(path.toString()), path);
                Tail tail =
                        isFirst ? TailedFile.atEnd(path.toString(), path) : new TailedFile(path.toString(), path, 0);
                more.put(tail, new FollowedLines(head(path), format));
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
