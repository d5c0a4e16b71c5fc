package dev.firefight.app.logs;

import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.Format;
import dev.firefight.telemetry.format.FormatDetector;
import dev.firefight.telemetry.format.ReadNotes.Item;
import dev.firefight.telemetry.packing.Unpacked;
import dev.firefight.telemetry.recording.FileReport;
import dev.firefight.telemetry.recording.Recording;
import dev.firefight.telemetry.recording.RecordingReader;
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
 * @param healthy likewise of healthy times, where it is one recording that names some
 * @param areServices whether each file is what a service of one recording says
 * @param notes what could not be read, and what was put into lines, in words
 * @param onset when trouble began, where it is one recording that tells it and there are records before and after it
 */
public record RecordedLogs(
        List<LogSource> files, List<LogSource> healthy, boolean areServices, List<String> notes, OptionalLong onset) {
    private static final String DESCRIPTION = "recording.json";
    private static final String BODY = "\"body\"";
    /** Files whose names mean something, whatever they hold. */
    private static final Set<String> NAMED = Set.of(DESCRIPTION, "changes.jsonl", "alerts.jsonl", "patterns.jsonl");

    private static final Set<Format> WITH_RECORDS = EnumSet.of(
            Format.SEGMENT,
            Format.OTLP_JSON,
            Format.OTLP_PROTOBUF,
            Format.JAEGER_JSON,
            Format.ZIPKIN_JSON,
            Format.LOKI_JSON,
            Format.CSV_LOGS);

    /**
     * Puts into lines what is none; a file whose format is forced is taken for what it is said to be.
     *
     * @param named what a person named
     * @param found the files of it
     */
    public static RecordedLogs of(List<Path> named, LogSources.Found found) throws IOException {
        Map<Path, Unit> units = new LinkedHashMap<>();
        List<LogSource> files = new ArrayList<>();
        boolean isAlone = true;
        for (LogSource file : found.files()) {
            Optional<Path> recording = recording(named, file.path());
            if (recording.isPresent()) {
                Unit unit = units.computeIfAbsent(recording.get(), path -> new Unit(path.toString(), path));
                boolean isLines = isLines(file.path());
                (isLines ? unit.lines : unit.others).add(file);
                files.addAll(isLines ? List.of(file) : List.of());
            } else if (file.format().isEmpty() && holdsRecords(file.path())) {
                units.computeIfAbsent(file.path(), path -> new Unit(file.name(), path))
                        .others
                        .add(file);
            } else {
                files.add(file);
                isAlone = false;
            }
        }
        List<String> notes = new ArrayList<>(found.problems());
        OptionalLong onset = OptionalLong.empty();
        List<LogSource> healthy = new ArrayList<>();
        for (Unit unit : units.values()) {
            onset = read(unit, units.size() > 1, files, healthy, notes);
        }
        boolean isOne = isAlone && units.size() == 1;
        return new RecordedLogs(
                List.copyOf(files),
                isOne ? List.copyOf(healthy) : List.of(),
                isOne,
                List.copyOf(notes),
                isOne ? onset : OptionalLong.empty());
    }

    /** A recording, or a file of records. */
    private record Unit(String name, Path path, List<LogSource> lines, List<LogSource> others) {
        Unit(String name, Path path) {
            this(name, path, new ArrayList<>(), new ArrayList<>());
        }

        /** What is to be read of it otherwise than as lines. */
        List<Path> parts() {
            return lines.isEmpty()
                    ? List.of(path)
                    : others.stream().map(LogSource::path).toList();
        }
    }

    /** The recording that a file is part of, where the directory was named and not the file. */
    private static Optional<Path> recording(List<Path> named, Path file) {
        return Optional.ofNullable(file.getParent())
                .filter(directory -> Files.exists(directory.resolve(DESCRIPTION)))
                .filter(directory -> named.stream().anyMatch(directory::startsWith));
    }

    /** Whether a file of a recording is a plain log. */
    private static boolean isLines(Path file) {
        return !NAMED.contains(String.valueOf(file.getFileName()))
                && format(head(file)).filter(Format.LOG_TEXT::equals).isPresent();
    }

    /** Whether a file holds records that are written otherwise than as lines. Where each line is one record, it is a file of lines. */
    static boolean holdsRecords(Path file) {
        byte[] head = head(file);
        return mayHoldRecords(head)
                && format(head)
                        .filter(WITH_RECORDS::contains)
                        .filter(format -> format != Format.OTLP_JSON || !isRecordALine(head))
                        .isPresent();
    }

    /** Whether the first line is one whole record. */
    private static boolean isRecordALine(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        String line = start.lines().findFirst().orElse("");
        return line.contains(BODY)
                && line.indexOf(BODY) == line.lastIndexOf(BODY)
                && line.stripTrailing().endsWith("}");
    }

    private static Optional<Format> format(byte[] head) {
        return FormatDetector.detect(head).map(FormatDetector.Detection::format);
    }

    /** The first bytes, unpacked; none where it cannot be read, which is told when it is opened. */
    private static byte[] head(Path file) {
        try (InputStream content = Unpacked.of(new BufferedInputStream(Files.newInputStream(file)))) {
            return content.readNBytes(FormatDetector.HEAD_BYTES - 1);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** Whether it is worth while to look closely: at JSON, at what is no text, and at tables, whose heads have no digits. */
    private static boolean mayHoldRecords(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1).stripLeading();
        String line = start.lines().findFirst().orElse("");
        boolean isTable = line.indexOf(',') > 0 && line.chars().noneMatch(Character::isDigit);
        return start.startsWith("{") || start.startsWith("[") || isTable || start.indexOf('\0') >= 0;
    }

    private static OptionalLong read(
            Unit unit, boolean isOneOfMany, List<LogSource> files, List<LogSource> healthy, List<String> notes)
            throws IOException {
        try (TextSpool spool = new TextSpool()) {
            Recording recording = RecordingReader.read(unit.parts(), new Vocabulary(spool), Optional.empty());
            recording.files().stream().filter(RecordedLogs::mayHoldLogs).forEach(file -> notes.addAll(problems(file)));
            Logs logs = recording.telemetry().logs();
            if (logs.size() > 0) {
                String name = String.valueOf(Path.of(unit.name()).getFileName());
                RecordLines.Naming naming =
                        service -> service.isEmpty() ? name : isOneOfMany ? name + "/" + service : service;
                try (TextSpool.Reader texts = spool.reader()) {
                    List<LogSource> written = RecordLines.write(recording.telemetry(), texts, naming);
                    files.addAll(written);
                    notes.add(unit.name() + ": " + count(logs.size(), "log record") + " of "
                            + count(written.size(), "service") + ", read as lines" + healthy(recording));
                    if (recording.baseline().isPresent()) {
                        healthy.addAll(RecordLines.write(recording.baseline().get(), texts, naming));
                    }
                }
            } else if (!Files.isDirectory(unit.path())) {
                files.addAll(unit.others());
            } else if (unit.lines().isEmpty()) {
                notes.add(unit.name() + ": no log records in it; left out");
            }
            return onset(recording, !unit.lines().isEmpty());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String healthy(Recording recording) {
        int records = recording.baseline().map(Telemetry::logs).map(Logs::size).orElse(0);
        return records == 0 ? "" : "; " + count(records, "record") + " of healthy times count as before";
    }

    /** Whether log records may have been lost in a file. */
    private static boolean mayHoldLogs(FileReport file) {
        Set<Item> found = file.notes().found().keySet();
        return found.isEmpty() || found.contains(Item.LOGS);
    }

    private static List<String> problems(FileReport file) {
        return file.notes().problems().stream()
                .map(problem -> file.file() + (problem.firstLine() > 0 ? ":" + problem.firstLine() : "") + ": "
                        + problem.reason() + (problem.count() > 1 ? " (" + problem.count() + " times)" : ""))
                .toList();
    }

    private static String count(int number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }

    /** The onset, unless all records are known to lie on one side of it. */
    private static OptionalLong onset(Recording recording, boolean hasLines) {
        OptionalLong onset =
                recording.info().onset().stream().mapToLong(Timestamps::toNanos).findFirst();
        Logs logs = recording.telemetry().logs();
        boolean isBefore = hasLines
                || recording.baseline().filter(one -> one.logs().size() > 0).isPresent();
        boolean isAfter = hasLines;
        for (int i = 0; i < logs.size() && onset.isPresent(); i++) {
            isBefore |= logs.timeNanos(i) < onset.getAsLong();
            isAfter |= logs.timeNanos(i) >= onset.getAsLong();
        }
        return isBefore && isAfter ? onset : OptionalLong.empty();
    }
}
