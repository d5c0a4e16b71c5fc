package dev.firefight.telemetry.recording;

import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.Format;
import dev.firefight.telemetry.format.FormatDetector;
import dev.firefight.telemetry.format.FormatDetector.Detection;
import dev.firefight.telemetry.format.ReadNotes;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads recordings and loose files of telemetry. */
public final class RecordingReader {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Vocabulary vocabulary;
    private final Optional<Format> forced;
    private final List<FileReport> reports = new ArrayList<>();
    private RecordingInfo info;

    private RecordingReader(Vocabulary vocabulary, Optional<Format> forced, RecordingInfo info) {
        this.vocabulary = vocabulary;
        this.forced = forced;
        this.info = info;
    }

    /**
     * Reads one recording or file.
     *
     * @param source a directory or a file
     * @param vocabulary how names and log texts are numbered
     * @param forced the format of all files whose names mean nothing; empty to tell by content
     * @throws IOException when the source or a file in it cannot be opened
     */
    public static Recording read(Path source, Vocabulary vocabulary, Optional<Format> forced) throws IOException {
        Path name = source.toAbsolutePath().normalize().getFileName();
        RecordingReader reader = new RecordingReader(
                vocabulary, forced, RecordingInfo.named(name == null ? "recording" : name.toString()));
        Telemetry telemetry = reader.readAll(source);
        Optional<Telemetry> baseline = Optional.empty();
        Optional<Path> reference = reader.info.baseline().flatMap(path -> siblingOf(source, path));
        if (reference.isPresent()) {
            baseline = Optional.of(reader.readAll(reference.get()));
        }
        return new Recording(reader.info, telemetry, baseline, reader.reports);
    }

    /** A baseline may lie in the recording or beside it, nowhere else: a recording of a stranger must not make one's own files part of a report. */
    private static Optional<Path> siblingOf(Path source, String baseline) {
        Path directory = source.toAbsolutePath().normalize();
        Path resolved = directory.resolve(baseline).normalize();
        Path border = Optional.ofNullable(directory.getParent()).orElse(directory);
        return resolved.startsWith(border) && Files.isDirectory(resolved) ? Optional.of(resolved) : Optional.empty();
    }

    private Telemetry readAll(Path source) throws IOException {
        TelemetryBuilder into = new TelemetryBuilder(vocabulary);
        if (Files.isDirectory(source)) {
            List<Path> files;
            try (Stream<Path> listed = Files.list(source)) {
                files = listed.filter(Files::isRegularFile)
                        .filter(file -> !file.getFileName().toString().startsWith("."))
                        .sorted()
                        .toList();
            }
            for (Path file : files) {
                readFile(file, into);
            }
        } else {
            readFile(source, into);
        }
        return into.build();
    }

    private void readFile(Path file, TelemetryBuilder into) throws IOException {
        ReadNotes notes = new ReadNotes();
        String name = file.getFileName().toString();
        if (name.equals("recording.json")) {
            info = RecordingFiles.info(file, notes);
            if (!notes.problems().isEmpty()) {
                reports.add(new FileReport(file, "recording.json", "", notes));
            }
            return;
        }
        String takenFor = "";
        String why = "";
        try (InputStream bytes = unpacked(file)) {
            switch (name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name) {
                case "changes.jsonl" -> {
                    takenFor = "changes";
                    RecordingFiles.changes(bytes, into, notes);
                }
                case "alerts.jsonl" -> {
                    takenFor = "alerts";
                    RecordingFiles.alerts(bytes, into, notes);
                }
                case "patterns.jsonl" -> {
                    takenFor = "log patterns";
                    RecordingFiles.patterns(bytes, into, notes);
                }
                default -> {
                    Optional<Detection> detection = detect(bytes);
                    if (detection.isEmpty()) {
                        notes.problem(0, "holds nothing that is known as telemetry");
                    } else {
                        takenFor = detection.get().format().words();
                        why = detection.get().why();
                        detection.get().format().read(bytes, into, notes);
                    }
                }
            }
        } catch (EOFException | ZipException e) {
            notes.problem(0, "the compressed file is cut or damaged; kept what came before");
        }
        reports.add(new FileReport(file, takenFor, why, notes));
    }

    private Optional<Detection> detect(InputStream bytes) throws IOException {
        if (forced.isPresent()) {
            return Optional.of(new Detection(forced.get(), "told by --format"));
        }
        bytes.mark(FormatDetector.HEAD_BYTES + 1);
        byte[] head = bytes.readNBytes(FormatDetector.HEAD_BYTES);
        bytes.reset();
        return FormatDetector.detect(head);
    }

    private static InputStream unpacked(Path file) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        raw.mark(2);
        boolean isGzip = raw.read() == 0x1F && raw.read() == 0x8B;
        raw.reset();
        return isGzip ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER_BYTES), BUFFER_BYTES * 2) : raw;
    }
}
