package dev.firefight.telemetry.recording;

import dev.firefight.telemetry.format.ReadNotes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of what somebody named: some files, or those that lie directly in a directory, in order of their names.
 *
 * @param files the files, {@code recording.json} not among them
 * @param description {@code recording.json}, where there is one
 * @param directories directories in the one that was named, or among files
 * @param unread what is no file that can be read, and why
 */
record SourceFiles(List<Entry> files, Optional<Path> description, List<Path> directories, List<FileReport> unread) {
    /**
     * A file.
     *
     * @param path where it is
     * @param isNamed whether it was named itself, so that it is an error when it cannot be opened
     */
    record Entry(Path path, boolean isNamed) {}

    /** Lists one directory, or else any number of files. */
    static SourceFiles of(List<Path> sources) throws IOException {
        SourceFiles found = new SourceFiles(new ArrayList<>(), Optional.empty(), new ArrayList<>(), new ArrayList<>());
        if (sources.size() == 1 && Files.isDirectory(sources.getFirst())) {
            return found.withDirectory(sources.getFirst());
        }
        for (Path source : sources) {
            if (Files.isDirectory(source)) {
                found.directories.add(source);
            } else {
                found = found.with(source, true);
            }
        }
        return found;
    }

    private SourceFiles with(Path file, boolean isNamed) {
        if (!file.endsWith("recording.json")) {
            files.add(new Entry(file, isNamed));
            return this;
        }
        if (description.isPresent()) {
            unread.add(unread(file, "a second recording.json; only the first is used"));
            return this;
        }
        return new SourceFiles(files, Optional.of(file), directories, unread);
    }

    private SourceFiles withDirectory(Path directory) throws IOException {
        SourceFiles found = this;
        boolean hasFiles = false;
        Border border = Border.around(directory);
        for (Path entry : entries(directory)) {
            if (Files.isDirectory(entry)) {
                directories.add(entry);
            } else if (!Files.isRegularFile(entry)) {
                unread.add(unread(entry, "a link that leads nowhere, or no plain file; not read"));
            } else if (Files.isSymbolicLink(entry) && !border.holds(entry)) {
                unread.add(unread(entry, "a link that leads out of the recording; not read: name the file itself"));
            } else {
                hasFiles = true;
                found = found.with(entry, false);
            }
        }
        if (!hasFiles) {
            unread.add(unread(directory, "a directory without files; nothing to read"));
        }
        return found;
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> listed = Files.list(directory)) {
            return listed.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The report of something that was not read. */
    static FileReport unread(Path file, String why) {
        ReadNotes notes = new ReadNotes();
        notes.problem(0, why);
        return new FileReport(file, "", "", notes);
    }
}
