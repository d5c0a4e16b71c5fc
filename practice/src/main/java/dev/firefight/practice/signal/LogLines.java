package dev.firefight.practice.signal;

import dev.firefight.practice.production.LogBook.Line;
import dev.firefight.practice.production.LogBook.Severity;
import dev.firefight.practice.production.Production;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines as programs write them into files: one file for each program, in the layout that it has. Which one that is follows from what it is: the
 * entry writes access logs, databases write as PostgreSQL does, all others take turns in the order of the design.
 */
public final class LogLines {
    private static final List<LogLayout> TURNS = List.of(LogLayout.SPRING, LogLayout.JSON, LogLayout.LOGFMT);

    private final Production production;
    private final Map<String, LogLayout> layouts = new HashMap<>();
    private int written;

    /** Nothing is written yet. */
    public LogLines(Production production) {
        this.production = production;
        int turn = 0;
        for (var service : production.services()) {
            layouts.put(
                    service.name(),
                    service.name().equals(production.design().load().entry())
                            ? LogLayout.EDGE
                            : TURNS.get(turn++ % TURNS.size()));
        }
    }

    /** A line as its program writes it, with the end of the line; several lines where it failed and the layout has stack traces. */
    public String text(Line line) {
        return layouts.getOrDefault(line.origin().service(), LogLayout.POSTGRES).text(line);
    }

    /**
     * Appends all that was written since this was done last to the files of a directory, which are named after the programs.
     *
     * @return how many lines those were
     */
    public int append(Path directory) throws IOException {
        List<Line> lines = production.logs().lines();
        Map<String, StringBuilder> texts = new HashMap<>();
        int before = written;
        while (written < lines.size()) {
            Line line = lines.get(written++);
            texts.computeIfAbsent(file(line), _ -> new StringBuilder()).append(text(line));
        }
        for (Map.Entry<String, StringBuilder> one : texts.entrySet()) {
            try (BufferedWriter out = Files.newBufferedWriter(
                    directory.resolve(one.getKey()),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND)) {
                out.append(one.getValue());
            }
        }
        return written - before;
    }

    /** One file for what it says of requests, and at the entry another one for what goes wrong. */
    private String file(Line line) {
        boolean isError = layouts.get(line.origin().service()) == LogLayout.EDGE && line.severity() != Severity.INFO;
        return line.origin().component() + (isError ? ".error.log" : ".log");
    }
}
