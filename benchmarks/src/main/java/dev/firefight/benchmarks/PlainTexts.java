package dev.firefight.benchmarks;

import dev.firefight.telemetry.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Writes a production down as people do without OpenTelemetry: a table of measurements, a log file. */
final class PlainTexts {
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

    /** A line for each log record, and the traces of what was thrown below theirs. */
    static byte[] log(Production production) {
        StringBuilder text = new StringBuilder();
        production.run(told -> text.append(told.lines().stream()
                .map(line -> "%s %s [%s] %s: %s\n%s"
                        .formatted(
                                Timestamps.toInstant(line.timeNanos()),
                                line.level(),
                                line.thread(),
                                told.service().name(),
                                line.text(),
                                line.stack().isEmpty() ? "" : line.stack() + "\n"))
                .collect(Collectors.joining())));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
