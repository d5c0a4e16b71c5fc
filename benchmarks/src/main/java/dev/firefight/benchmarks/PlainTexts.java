package dev.firefight.benchmarks;

import dev.firefight.telemetry.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Writes a production down as people do without OpenTelemetry: a table of measurements, a log file. */
final class PlainTexts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private PlainTexts() {}

    /** A row for each step, a column for each measurement of each pod. */
    static byte[] table(Production production) {
        StringBuilder head = new StringBuilder("time");
        StringBuilder rows = new StringBuilder();
        production.run(told -> {
            boolean isFirst = told.pod() == 0;
            if (told.step() == 0) {
                told.meters()
                        .readings()
                        .forEach(reading -> head.append(",\"%s{service=\"\"%s\"\",pod=\"\"%s\"\"}\""
                                .formatted(reading.metric(), told.service().name(), told.podName())));
            }
            rows.append(isFirst ? "\n" + Timestamps.toInstant(told.endNanos()) : "");
            told.meters().readings().forEach(reading -> rows.append(',').append(reading.value()));
        });
        return head.append(rows).append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A line for each log record, and the traces of what was thrown below theirs; in order of time. */
    static byte[] log(Production production) {
        StringBuilder text = new StringBuilder();
        log(production, text::append);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same, handed on step by step. */
    static void log(Production production, Consumer<String> writer) {
        List<Said> step = new ArrayList<>();
        production.run(told -> {
            boolean isNext = told.pod() == 0 && !step.isEmpty();
            if (isNext) {
                write(step, writer);
            }
            told.lines().forEach(line -> step.add(new Said(told.service().name(), line)));
        });
        write(step, writer);
    }

    private record Said(String service, LogLine line) {
        String text() {
            return TIME.format(Timestamps.toInstant(line.timeNanos()))
                    + ' ' + line.level() + " [" + line.thread() + "] " + service + ": " + line.text() + '\n'
                    + (line.stack().isEmpty() ? "" : line.stack() + '\n');
        }
    }

    private static void write(List<Said> lines, Consumer<String> writer) {
        lines.sort(Comparator.comparingLong(said -> said.line().timeNanos()));
        lines.forEach(said -> writer.accept(said.text()));
        lines.clear();
    }
}
