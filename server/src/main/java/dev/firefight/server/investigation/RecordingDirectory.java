package dev.firefight.server.investigation;

import dev.firefight.telemetry.window.PrivateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recordings on disk, each one file, of bounded size together: the oldest goes first. A file has its name only when it is whole and forced to
 * disk. By many threads at once.
 */
public final class RecordingDirectory {
    private static final Pattern NAME =
            Pattern.compile("incident-[0-9]{1,19}-[0-9]{1,19}-[a-z]{1,20}(?:-[0-9]{1,19})?\\.zip");
    private static final String PART = ".part-";

    private final Path directory;
    private final long mostBytes;

    /**
     * A recording that is kept.
     *
     * @param name of its file
     * @param bytes of its file
     * @param at when it was kept
     */
    public record Kept(String name, long bytes, Instant at) {}

    private RecordingDirectory(Path directory, long mostBytes) {
        this.directory = directory;
        this.mostBytes = mostBytes;
    }

    /**
     * Makes it, or tidies up what a program left half-written that was killed.
     *
     * @param mostBytes of all recordings together
     * @throws UncheckedIOException where it cannot be used
     */
    public static RecordingDirectory open(Path directory, long mostBytes) {
        try {
            PrivateDirectory.at(directory);
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    if (String.valueOf(file.getFileName()).startsWith(PART)) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        return new RecordingDirectory(directory, mostBytes);
    }

    /** A file on its way, which whoever asks fills, and keeps or removes. */
    Path part() throws IOException {
        return Files.createTempFile(directory, PART, "");
    }

    /**
     * Gives a file on its way its name, and removes the oldest of the others until all have room.
     *
     * @throws IOException where it has no room even alone, or the disk does not take it
     */
    synchronized Kept keep(String name, Path part) throws IOException {
        long bytes = Files.size(part);
        if (bytes > mostBytes) {
            throw new IOException("it has " + words(bytes) + ", and all recordings together may have "
                    + words(mostBytes) + "; give them more by --recordings-size");
        }
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(part, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
        List<Kept> others = new ArrayList<>(all());
        others.removeIf(one -> one.name().equals(name));
        long total = bytes + others.stream().mapToLong(Kept::bytes).sum();
        for (Kept one : others) {
            if (total > mostBytes) {
                Files.deleteIfExists(directory.resolve(one.name()));
                total -= one.bytes();
            }
        }
        return kept(directory.resolve(name)).orElseThrow(() -> new IOException("somebody removed it again"));
    }

    /** All of them, the oldest first. */
    public List<Kept> all() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file ->
                            NAME.matcher(String.valueOf(file.getFileName())).matches())
                    .flatMap(file -> kept(file).stream())
                    .sorted(Comparator.comparing(Kept::at).thenComparing(Kept::name))
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    /** How many bytes all of them have. */
    public long bytes() {
        return all().stream().mapToLong(Kept::bytes).sum();
    }

    /** One by its name; empty where there is none, or no longer. */
    Optional<Kept> find(String name) {
        return NAME.matcher(name).matches() ? kept(directory.resolve(name)) : Optional.empty();
    }

    /** The file of one. */
    Path file(Kept one) {
        return directory.resolve(one.name());
    }

    private static Optional<Kept> kept(Path file) {
        try {
            return Optional.of(new Kept(
                    String.valueOf(file.getFileName()),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toInstant()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A size as people say it. */
    static String words(long bytes) {
        long kilo = 1 << 10;
        return bytes < kilo
                ? bytes + " bytes"
                : bytes < kilo * kilo ? bytes / kilo + " KB" : bytes / kilo / kilo + " MB";
    }
}
