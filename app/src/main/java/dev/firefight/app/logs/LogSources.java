package dev.firefight.app.logs;

import dev.firefight.telemetry.packing.Unpacked;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files of what somebody named: files, directories with all that lies in them, patterns such as {@code '*.log*'} that no shell
 * has resolved, pipes. Each file is there once, however often it was named. What lies in a directory and is no text, or was written by this
 * program, is left out, and that is told; a file that was named is read whatever it holds.
 */
public final class LogSources {
    /** What is piped in. */
    public static final Path PIPED = Path.of("-");

    private static final String NAME_OF_PIPED = "standard input";
    private static final int LOOKED_AT_BYTES = 1 << 12;
    private static final int MOST_DEPTH = 32;
    private static final int NAMED_IN_NOTES = 3;

    /** How pages and tables of lines start that this program wrote. */
    private static final List<String> OWN = List.of(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/><meta name=\"generator\" content=\"Firefight\"/>",
            LineTable.HEADER);

    private final Set<Path> seen;
    private final List<LogSource> files = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Path> packed = new ArrayList<>();
    private final List<Path> binary = new ArrayList<>();
    private final List<Path> own = new ArrayList<>();

    private LogSources(Set<Path> seen) {
        this.seen = seen;
    }

    /**
     * The files.
     *
     * @param files what can be read, in the order of naming, within a directory by name
     * @param problems what cannot, in words
     */
    public record Found(List<LogSource> files, List<String> problems) {}

    /** Finds all files of some sources; {@code -} is read to its end from a stream. */
    public static Found find(List<Path> sources, InputStream piped) throws IOException {
        LogSources found = new LogSources(new HashSet<>());
        for (Path source : sources) {
            found.source(source, piped);
        }
        found.tellLeftOut();
        return new Found(List.copyOf(found.files), List.copyOf(found.problems));
    }

    private void source(Path source, InputStream piped) throws IOException {
        if (source.toString().isEmpty()) { // else a variable that is not set would read all below the working directory
            problems.add("an empty name names nothing; perhaps a variable of the shell is not set");
        } else if (source.equals(PIPED)) {
            if (seen.add(PIPED)) {
                keep(NAME_OF_PIPED, piped);
            }
        } else if (Files.isDirectory(source)) {
            int before = files.size();
            directory(source);
            if (files.size() == before) {
                problems.add(source + ": no file in this directory that could be read as a log");
            }
        } else if (Files.isRegularFile(source)) {
            file(source);
        } else if (Files.exists(source)) {
            stream(source);
        } else {
            int before = files.size();
            boolean isPattern = isPattern(source) && matching(source);
            if (files.size() == before) {
                problems.add(source + (isPattern ? ": no file is called so" : ": there is no such file or directory"));
            }
        }
    }

    private void file(Path file) throws IOException {
        if (seen.add(file.toRealPath())) {
            files.add(LogSource.of(file));
        }
    }

    private void stream(Path stream) {
        Optional<String> refusal = KeptStream.refusal(stream);
        if (refusal.isPresent()) {
            problems.add(refusal.get());
            return;
        }
        try (InputStream content = Files.newInputStream(stream)) {
            keep(stream.toString(), content);
        } catch (IOException e) {
            problems.add(OpenedLogs.problem(stream.toString(), e));
        }
    }

    /** What comes once is looked at more than once. */
    private void keep(String name, InputStream content) throws IOException {
        KeptStream kept = KeptStream.of(content);
        files.add(new LogSource(name, kept.file()));
        kept.problem().ifPresent(problem -> problems.add(name + ": " + problem));
    }

    private void directory(Path directory) throws IOException {
        for (Path file : within(directory, MOST_DEPTH)) {
            if (!isHidden(directory, file)) {
                found(file);
            }
        }
    }

    /** All that lies below a directory, by name; a part of it that cannot be entered is told and hides nothing else. */
    private List<Path> within(Path directory, int depth) throws IOException {
        List<Path> entries = new ArrayList<>();
        Files.walkFileTree(directory, Set.of(FileVisitOption.FOLLOW_LINKS), depth, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
                entries.add(entered);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                entries.add(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                if (!(failure instanceof FileSystemLoopException)) { // what it leads back to is looked through anyway
                    problems.add(OpenedLogs.problem(file.toString(), failure));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure) {
                if (failure != null) {
                    problems.add(OpenedLogs.problem(left.toString(), failure));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return entries.stream().sorted().toList();
    }

    private static boolean isHidden(Path directory, Path file) {
        for (Path name : directory.relativize(file)) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private void found(Path file) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            Optional<String> start = start(file);
            if (start.isEmpty()) {
                packed.add(file);
            } else if (start.get().indexOf(0) >= 0 && !RecordedLogs.holdsRecords(file)) {
                binary.add(file);
            } else if (OWN.stream().anyMatch(start.get()::startsWith)) {
                own.add(file);
            } else {
                file(file);
            }
        } catch (IOException e) {
            problems.add(OpenedLogs.problem(file.toString(), e));
        }
    }

    /** The first bytes, unpacked; empty where that is not done. */
    private static Optional<String> start(Path file) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        try (BufferedInputStream content = new BufferedInputStream(Unpacked.of(bytes))) {
            return Unpacked.refusal(content).isPresent()
                    ? Optional.empty()
                    : Optional.of(new String(content.readNBytes(LOOKED_AT_BYTES), StandardCharsets.ISO_8859_1));
        }
    }

    private void tellLeftOut() {
        tell(packed, "packed twice, or otherwise than with gzip or zstd, left out; unpack it first");
        tell(binary, "no text, left out; a journal can be piped in with journalctl -o export | firefight logs -");
        tell(own, "written by this program, left out; name it itself to read it");
    }

    private void tell(List<Path> leftOut, String why) {
        if (!leftOut.isEmpty()) {
            String named = String.join(
                    ", ",
                    leftOut.stream().limit(NAMED_IN_NOTES).map(Path::toString).toList());
            int more = leftOut.size() - NAMED_IN_NOTES;
            problems.add(named + (more > 0 ? " and " + more + " more" : "") + ": " + why);
        }
    }

    /** Whether a name may stand for others. */
    static boolean isPattern(Path source) {
        return source.toString().chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    /** Takes what a pattern matches; false when it is none. */
    private boolean matching(Path pattern) throws IOException {
        Path base = pattern.isAbsolute() ? pattern.getRoot() : Path.of("");
        int fixed = 0;
        while (fixed < pattern.getNameCount() && !isPattern(pattern.getName(fixed))) {
            base = base.resolve(pattern.getName(fixed++));
        }
        boolean isDeep = pattern.toString().contains("**");
        int depth = isDeep ? MOST_DEPTH : pattern.getNameCount() - fixed;
        Path start = base;
        try {
            PathMatcher matcher =
                    FileSystems.getDefault().getPathMatcher("glob:" + pattern.subpath(fixed, pattern.getNameCount()));
            for (Path file : Files.isDirectory(start) ? within(start, depth) : List.<Path>of()) {
                if (file.equals(start) || !matcher.matches(start.relativize(file))) {
                    continue;
                }
                if (Files.isDirectory(file)) {
                    directory(file);
                } else {
                    found(file);
                }
            }
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
