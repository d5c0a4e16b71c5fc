package dev.firefight.app.logs;

import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.log.HeaderForms;
import dev.firefight.telemetry.log.HeaderReader;
import dev.firefight.telemetry.log.LevelWord;
import dev.firefight.telemetry.log.LineHeader;
import dev.firefight.telemetry.log.StackTrace;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes log records as lines, a file for each service: the time, the level where the lines do not tell it themselves, and the text. So
 * how each service writes its lines is found out as for any file. A text of several lines goes on without time, as in files.
 */
final class RecordLines {
    private static final int SAMPLED = 1_000;
    private static final int MOST_DIGITS = 9;

    private final Logs logs;
    private final TextSpool.Reader texts;

    private RecordLines(Logs logs, TextSpool.Reader texts) {
        this.logs = logs;
        this.texts = texts;
    }

    /**
     * Writes the records of a recording.
     *
     * @param nameOf how the lines of a service are called; the service may be empty
     */
    static List<LogSource> write(Telemetry telemetry, TextSpool.Reader texts, Naming nameOf) throws IOException {
        Logs logs = telemetry.logs();
        Map<String, List<Integer>> byService = new TreeMap<>();
        for (int i = 0; i < logs.size(); i++) {
            String service = telemetry.origin(logs.origin(i)).service();
            byService.computeIfAbsent(service, any -> new ArrayList<>()).add(i);
        }
        List<LogSource> files = new ArrayList<>();
        RecordLines lines = new RecordLines(logs, texts);
        for (Map.Entry<String, List<Integer>> one : byService.entrySet()) {
            one.getValue().sort(Comparator.comparingLong(logs::timeNanos));
            files.add(new LogSource(nameOf.service(one.getKey()), lines.write(one.getValue())));
        }
        return files;
    }

    /** How the lines of a service are called. */
    interface Naming {
        String service(String name);
    }

    private Path write(List<Integer> records) throws IOException {
        Path file = Files.createTempFile("firefight", ".log");
        file.toFile().deleteOnExit();
        boolean tellsLevel = !tellTheirLevel(records);
        DateTimeFormatter time = time(records);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int record : records) {
                out.write(time.format(Timestamps.toInstant(logs.timeNanos(record))));
                out.write(' ');
                if (tellsLevel && logs.severity(record) > 0) {
                    out.write(LevelWord.of(logs.severity(record)));
                    out.write(' ');
                }
                out.write(lines(texts.text(logs.pattern(record)).stripTrailing()));
                out.write('\n');
            }
        }
        return file;
    }

    /** As many digits behind the second as the records have, in steps of three. */
    private DateTimeFormatter time(List<Integer> records) {
        int digits = 0;
        for (long unit = 1_000_000_000; digits < MOST_DIGITS; unit /= 1_000, digits += 3) {
            long part = unit;
            if (records.stream().allMatch(record -> logs.timeNanos(record) % part == 0)) {
                break;
            }
        }
        String fraction = digits == 0 ? "" : "." + "S".repeat(digits);
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss" + fraction + "X")
                .withZone(ZoneOffset.UTC);
    }

    /** A text of which no line looks as if it started a record: the lines of stack traces do not, others are indented. */
    private static String lines(String text) {
        if (text.indexOf('\n') < 0) {
            return text;
        }
        List<String> lines = text.lines().toList();
        boolean isTrace =
                StackTrace.of(lines.getFirst(), lines.subList(1, lines.size())).isPresent();
        return String.join(isTrace ? "\n" : "\n\t", lines);
    }

    /** Whether the levels that the texts tell by themselves are those of the records. */
    private boolean tellTheirLevel(List<Integer> records) throws IOException {
        List<Integer> some = records.subList(0, Math.min(records.size(), SAMPLED));
        StringBuilder sample = new StringBuilder();
        for (int record : some) {
            sample.append(firstLine(record)).append('\n');
        }
        byte[] bytes = sample.toString().getBytes(StandardCharsets.UTF_8);
        HeaderReader reader = HeaderForms.learn(bytes, 0, bytes.length).reader();
        LineHeader header = new LineHeader();
        for (int record : some) {
            byte[] line = firstLine(record).getBytes(StandardCharsets.UTF_8);
            reader.read(line, 0, line.length, header);
            if (!LevelWord.of(header.severity()).equals(LevelWord.of(logs.severity(record)))) {
                return false;
            }
        }
        return true;
    }

    private String firstLine(int record) throws IOException {
        String text = texts.text(logs.pattern(record));
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
