package dev.firefight.telemetry.recording;

import dev.firefight.telemetry.Names;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.Format;
import dev.firefight.telemetry.format.FormatDetector;
import dev.firefight.telemetry.format.FormatDetector.Detection;
import dev.firefight.telemetry.format.ReadNotes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads recordings and loose files of telemetry. */
public final class RecordingReader {
    private static final int BUFFER_BYTES = 1 << 16;

    /** What a file is taken for by its content even where a format is told: these have one form only. */
    private static final Set<Format> ALWAYS_BY_CONTENT = EnumSet.of(Format.CSV_CALLS, Format.LONE_TIME);

    private final Vocabulary vocabulary;
    private final Optional<Format> forced;
    private final List<FileReport> reports = new ArrayList<>();
    private final ReadNotes notes = new ReadNotes();
    private RecordingInfo info;

    private RecordingReader(Vocabulary vocabulary, Optional<Format> forced, RecordingInfo info) {
        this.vocabulary = vocabulary;
        this.forced = forced;
        this.info = info;
    }

    /**
     * Reads one recording or file. In a directory, a file that cannot be read costs only itself.
     *
     * @param source a directory or a file
     * @param vocabulary how names and log texts are numbered
     * @param forced the format of all files that are told by their content, save those with one form only, such as a call graph; empty
     *     to tell by content
     * @throws IOException when the source itself cannot be opened
     */
    public static Recording read(Path source, Vocabulary vocabulary, Optional<Format> forced) throws IOException {
        Path name = source.toAbsolutePath().normalize().getFileName();
        RecordingReader reader = new RecordingReader(
                vocabulary, forced, RecordingInfo.named(name == null ? "recording" : name.toString()));
        long origins = vocabulary.origins().beyond();
        long texts = vocabulary.texts().beyond();
        Telemetry telemetry = reader.readAll(source);
        Optional<Telemetry> baseline = reader.baseline(source);
        reader.sharedNames("services and instances", vocabulary.origins(), origins);
        reader.sharedNames("names of operations", vocabulary.texts(), texts);
        return new Recording(reader.info, telemetry, baseline, reader.reports, reader.notes);
    }

    private void sharedNames(String what, Names<?> names, long before) {
        notes.problem(
                0,
                "more than " + names.most() + " " + what + "; those beyond are taken for one",
                names.beyond() - before);
    }

    private Optional<Telemetry> baseline(Path source) throws IOException {
        if (info.baseline().isEmpty() || !Files.isDirectory(source)) {
            return Optional.empty();
        }
        Path reference = baselineDirectory(source);
        String refusal = refusal(source, reference);
        if (!refusal.isEmpty()) {
            notes.problem(0, refusal);
            return Optional.empty();
        }
        RecordingInfo own = info;
        try {
            return Optional.of(readAll(reference));
        } catch (IOException e) {
            notes.problem(0, "the baseline that recording.json names cannot be opened; read without it");
            return Optional.empty();
        } finally {
            info = own; // a baseline may say something about itself
        }
    }

    /** The directory that is named as a baseline; the recording itself when the name can be no path. */
    private Path baselineDirectory(Path source) {
        Path directory = source.toAbsolutePath().normalize();
        try {
            return directory.resolve(info.baseline().orElse("")).normalize();
        } catch (InvalidPathException e) {
            return directory;
        }
    }

    /**
     * Why a baseline is not read; empty when it is. It may lie in the recording or beside it, nowhere else: a recording of a stranger
     * must not make one's own files part of a report.
     */
    private static String refusal(Path source, Path reference) throws IOException {
        Path directory = source.toRealPath();
        Path border = Optional.ofNullable(directory.getParent()).orElse(directory);
        Path nearest = Optional.ofNullable(source.toAbsolutePath().normalize().getParent())
                .orElse(directory);
        if (!reference.startsWith(nearest)) {
            return "the baseline that recording.json names lies neither in the recording nor beside it; read without it";
        }
        if (!Files.isDirectory(reference)) {
            return "the baseline that recording.json names is not there, or no directory; read without it";
        }
        Path real = reference.toRealPath();
        if (directory.startsWith(real)) {
            return "the baseline that recording.json names is the recording itself, or holds it; read without it";
        }
        return real.startsWith(border) || real.startsWith(nearest.toRealPath())
                ? ""
                : "the baseline that recording.json names is a link that leads elsewhere; read without it";
    }

    private Telemetry readAll(Path source) throws IOException {
        TelemetryBuilder into = new TelemetryBuilder(vocabulary);
        if (Files.isDirectory(source)) {
            readDirectory(source, into);
        } else {
            readFile(source, into);
        }
        Telemetry telemetry = into.build();
        notes.problem(
                0,
                "a counter that fell, as when its process is started anew; taken as counting from zero",
                into.counterResets());
        return telemetry;
    }

    private void readDirectory(Path directory, TelemetryBuilder into) throws IOException {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(directory)) {
            entries = listed.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        boolean hasFiles = false;
        for (Path file : entries) {
            if (Files.isRegularFile(file)) {
                hasFiles = true;
                try {
                    readFile(file, into);
                } catch (IOException e) {
                    unread(file, "cannot be read: " + reason(e));
                }
            }
        }
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                if (!isBaseline(directory, entry)) {
                    unread(entry, "a directory within a directory; not read: ask for it by itself");
                }
            } else if (!Files.isRegularFile(entry)) {
                unread(entry, "a link that leads nowhere, or no plain file; not read");
            }
        }
        if (!hasFiles) {
            unread(directory, "a directory without files; nothing to read");
        }
    }

    private boolean isBaseline(Path directory, Path entry) {
        return info.baseline().isPresent()
                && baselineDirectory(directory).equals(entry.toAbsolutePath().normalize());
    }

    private void unread(Path file, String problem) {
        ReadNotes unread = new ReadNotes();
        unread.problem(0, problem);
        reports.add(new FileReport(file, "", "", unread));
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException gone -> "it is no longer there";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    private void readFile(Path file, TelemetryBuilder into) throws IOException {
        String name = file.getFileName().toString();
        String plainName = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        ReadNotes found = new ReadNotes(plainName);
        if (name.equals("recording.json")) {
            info = RecordingFiles.info(file, found);
            if (!found.problems().isEmpty()) {
                reports.add(new FileReport(file, "recording.json", "", found));
            }
            return;
        }
        try (BufferedInputStream raw = FileInput.raw(file);
                FileInput content = FileInput.unpacked(raw);
                BufferedInputStream bytes = new BufferedInputStream(content, BUFFER_BYTES * 2)) {
            Taken taken = Taken.UNKNOWN;
            try {
                taken = readContent(plainName, bytes, into, found);
            } catch (IOException e) {
                found.problem(0, "cannot be read to its end: " + reason(e) + "; kept what came before");
            }
            if (content.isDamaged()) {
                found.problem(0, "the compressed file is cut or damaged; kept what came before");
            }
            reports.add(new FileReport(file, taken.words(), taken.why(), found));
        }
    }

    /** What a file was taken for, and why, in words. */
    private record Taken(String words, String why) {
        private static final Taken UNKNOWN = new Taken("", "");
    }

    private Taken readContent(String name, BufferedInputStream bytes, TelemetryBuilder into, ReadNotes found)
            throws IOException {
        Optional<String> obstacle = FileInput.obstacle(bytes);
        if (obstacle.isPresent()) {
            found.problem(0, obstacle.get());
            return Taken.UNKNOWN;
        }
        switch (name) {
            case "changes.jsonl" -> {
                RecordingFiles.changes(bytes, into, found);
                return new Taken("changes", "");
            }
            case "alerts.jsonl" -> {
                RecordingFiles.alerts(bytes, into, found);
                return new Taken("alerts", "");
            }
            case "patterns.jsonl" -> {
                RecordingFiles.patterns(bytes, into, found);
                return new Taken("log patterns", "");
            }
            default -> {
                Optional<Detection> detection = detect(bytes);
                if (detection.isEmpty()) {
                    found.problem(0, "holds nothing that is known as telemetry");
                    return Taken.UNKNOWN;
                }
                Format format = detection.get().format();
                format.read(bytes, into, found);
                return new Taken(format.words(), detection.get().why());
            }
        }
    }

    private Optional<Detection> detect(BufferedInputStream bytes) throws IOException {
        bytes.mark(FormatDetector.HEAD_BYTES + 1);
        byte[] head = bytes.readNBytes(FormatDetector.HEAD_BYTES);
        bytes.reset();
        Optional<Detection> detection = FormatDetector.detect(head);
        boolean isTold = forced.isPresent()
                && detection
                        .filter(one -> ALWAYS_BY_CONTENT.contains(one.format()))
                        .isEmpty();
        return isTold ? Optional.of(new Detection(forced.get(), "told by --format")) : detection;
    }
}
