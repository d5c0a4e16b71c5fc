package dev.firefight.app.logs;

import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.Format;
import dev.firefight.telemetry.format.FormatDetector;
import dev.firefight.telemetry.recording.Recording;
import dev.firefight.telemetry.recording.RecordingReader;
import dev.firefight.telemetry.recording.Unpacked;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Files of which those that hold log records of OpenTelemetry, Loki or tables were put into lines, and recordings, of which that is done
 * with all that is in them.
 *
 * @param files files of lines
 * @param notes what could not be read, and what was put into lines, in words
 * @param onset when trouble began, where it is one recording that tells it and there are records before and after it
 */
public record RecordedLogs(List<LogSource> files, List<String> notes, OptionalLong onset) {
    private static final String DESCRIPTION = "recording.json";
    private static final Set<Format> WITH_RECORDS = EnumSet.of(
            Format.OTLP_JSON,
            Format.OTLP_PROTOBUF,
            Format.JAEGER_JSON,
            Format.ZIPKIN_JSON,
            Format.LOKI_JSON,
            Format.CSV_LOGS);

    /**
     * Puts into lines what is none.
     *
     * @param named what a person named
     * @param found the files of it
     */
    public static RecordedLogs of(List<Path> named, LogSources.Found found) throws IOException {
        Map<Path, LogSource> recorded = new LinkedHashMap<>();
        List<LogSource> files = new ArrayList<>();
        for (LogSource file : found.files()) {
            Optional<Path> recording = recording(named, file.path());
            if (recording.isPresent()) {
                recorded.put(recording.get(), LogSource.of(recording.get()));
            } else if (holdsRecords(file.path())) {
                recorded.put(file.path(), file);
            } else {
                files.add(file);
            }
        }
        List<String> notes = new ArrayList<>(found.problems());
        OptionalLong onset = OptionalLong.empty();
        for (LogSource source : recorded.values()) {
            onset = read(source, recorded.size() > 1, files, notes);
        }
        return new RecordedLogs(
                List.copyOf(files), List.copyOf(notes), recorded.size() == 1 ? onset : OptionalLong.empty());
    }

    /** The recording that a file is part of, where the directory was named and not the file. */
    private static Optional<Path> recording(List<Path> named, Path file) {
        return Optional.ofNullable(file.getParent())
                .filter(directory -> Files.exists(directory.resolve(DESCRIPTION)))
                .filter(directory -> named.stream().anyMatch(directory::startsWith));
    }

    /** Whether a file holds records that are written otherwise than as lines. */
    static boolean holdsRecords(Path file) {
        try (InputStream content = Unpacked.of(new BufferedInputStream(Files.newInputStream(file)))) {
            byte[] head = content.readNBytes(FormatDetector.HEAD_BYTES - 1);
            return mayHoldRecords(head)
                    && FormatDetector.detect(head)
                            .filter(one -> WITH_RECORDS.contains(one.format()))
                            .isPresent();
        } catch (IOException e) {
            return false; // told when it is opened
        }
    }

    /** Whether it is worth while to look closely: at JSON, at what is no text, and at tables, whose heads have no digits. */
    private static boolean mayHoldRecords(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1).stripLeading();
        String line = start.lines().findFirst().orElse("");
        boolean isTable = line.indexOf(',') > 0 && line.chars().noneMatch(Character::isDigit);
        return start.startsWith("{") || start.startsWith("[") || isTable || start.indexOf('\0') >= 0;
    }

    private static OptionalLong read(LogSource source, boolean isOneOfMany, List<LogSource> files, List<String> notes)
            throws IOException {
        try (TextSpool spool = new TextSpool()) {
            Recording recording = RecordingReader.read(source.path(), new Vocabulary(spool), Optional.empty());
            Logs logs = recording.telemetry().logs();
            if (logs.size() == 0) {
                notes.add(source.name() + ": no log records in it; left out");
                return OptionalLong.empty();
            }
            String name = String.valueOf(Path.of(source.name()).getFileName());
            try (TextSpool.Reader texts = spool.reader()) {
                List<LogSource> written = RecordLines.write(
                        recording.telemetry(),
                        texts,
                        service -> service.isEmpty() ? name : isOneOfMany ? name + "/" + service : service);
                files.addAll(written);
                notes.add(source.name() + ": " + count(logs.size(), "log record") + " of "
                        + count(written.size(), "service") + ", read as lines");
            }
            return onset(recording);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String count(int number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }

    private static OptionalLong onset(Recording recording) {
        OptionalLong onset =
                recording.info().onset().stream().mapToLong(Timestamps::toNanos).findFirst();
        Logs logs = recording.telemetry().logs();
        boolean isBefore = false;
        boolean isAfter = false;
        for (int i = 0; i < logs.size() && onset.isPresent(); i++) {
            isBefore |= logs.timeNanos(i) < onset.getAsLong();
            isAfter |= logs.timeNanos(i) >= onset.getAsLong();
        }
        return isBefore && isAfter ? onset : OptionalLong.empty();
    }
}
