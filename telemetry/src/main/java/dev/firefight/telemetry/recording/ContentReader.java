package dev.firefight.telemetry.recording;

import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.format.Format;
import dev.firefight.telemetry.format.FormatDetector;
import dev.firefight.telemetry.format.FormatDetector.Detection;
import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.format.YearHint;
import dev.firefight.telemetry.packing.Unpacked;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one file, whatever it holds.
 *
 * @param forced the format of what is told by its content, save what has one form only, such as a call graph; empty to tell it by content
 */
record ContentReader(Optional<Format> forced) {
    private static final int BUFFER_BYTES = 1 << 17;

    /** What a file is taken for by its content even where a format is told: these have one form only. */
    private static final Set<Format> ALWAYS_BY_CONTENT = EnumSet.of(Format.CSV_CALLS, Format.LONE_TIME);

    /** What a file was taken for, and why, in words. */
    private record Taken(String words, String why) {
        private static final Taken UNKNOWN = new Taken("", "");
    }

    /**
     * Reads a file.
     *
     * @param hint what tells the year of times without one; without it the last change of the file does
     * @param mayWait whether to leave a file unread that lacks the year
     * @return what became of it; empty when it was left unread
     * @throws IOException when it cannot be opened
     */
    Optional<FileReport> read(Path file, Optional<YearHint> hint, boolean mayWait, TelemetryBuilder into)
            throws IOException {
        String name = String.valueOf(file.getFileName());
        String plainName = name.replaceFirst("\\.(gz|zst)$", "");
        ReadNotes found = new ReadNotes(plainName, hint.or(() -> lastChange(file)));
        try (BufferedInputStream packed = Unpacked.open(file);
                Unpacked content = Unpacked.of(packed);
                BufferedInputStream bytes = new BufferedInputStream(content, BUFFER_BYTES)) {
            Taken taken = Taken.UNKNOWN;
            try {
                byte[] head = head(bytes);
                Optional<Detection> detection = detect(head);
                if (mayWait && lacksYear(plainName, head, detection)) {
                    return Optional.empty();
                }
                taken = readContent(plainName, bytes, detection, into, found);
            } catch (IOException e) {
                found.problem(0, "cannot be read to its end: " + reason(e) + "; kept what came before");
            }
            if (content.isDamaged()) {
                found.problem(content.line(), "the compressed file is cut or damaged here; kept what came before");
            }
            return Optional.of(new FileReport(file, taken.words(), taken.why(), found));
        }
    }

    /** Why a file cannot be read, in words. */
    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException gone -> "it is no longer there";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    private static Optional<YearHint> lastChange(Path file) {
        try {
            long nanos = Timestamps.toNanos(Files.getLastModifiedTime(file).toInstant());
            return Optional.of(new YearHint(nanos, YearHint.Source.LAST_CHANGE));
        } catch (IOException e) {
            return Optional.empty(); // whether it can be read shows when it is
        }
    }

    private static Taken readContent(
            String name,
            BufferedInputStream bytes,
            Optional<Detection> detection,
            TelemetryBuilder into,
            ReadNotes found)
            throws IOException {
        Optional<String> refusal = Unpacked.refusal(bytes);
        if (refusal.isPresent()) {
            found.problem(0, refusal.get());
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

    private static boolean lacksYear(String name, byte[] head, Optional<Detection> detection) {
        return detection
                .filter(one -> FormatDetector.lacksYear(head, one.format(), name))
                .isPresent();
    }

    private Optional<Detection> detect(byte[] head) {
        Optional<Detection> detection = FormatDetector.detect(head);
        boolean isTold = forced.isPresent()
                && detection
                        .filter(one -> ALWAYS_BY_CONTENT.contains(one.format()))
                        .isEmpty();
        return isTold ? Optional.of(new Detection(forced.get(), "told by --format")) : detection;
    }

    private static byte[] head(BufferedInputStream bytes) throws IOException {
        bytes.mark(FormatDetector.HEAD_BYTES + 1);
        byte[] head = bytes.readNBytes(FormatDetector.HEAD_BYTES);
        bytes.reset();
        return head;
    }
}
