package dev.firefight.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of results in Markdown that several benches write, each the part under its own heading of the first level. */
final class ResultsFile {
    private ResultsFile() {}

    /** Writes a part, which starts with its heading, in place of the one with the same heading, or after all others. */
    static void write(Path file, String part) throws IOException {
        List<String> parts = Files.isRegularFile(file) ? parts(Files.readString(file)) : new ArrayList<>();
        String heading = part.lines().findFirst().orElse("");
        boolean replaced = false;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).lines().findFirst().orElse("").equals(heading)) {
                parts.set(i, part);
                replaced = true;
            }
        }
        if (!replaced) {
            parts.add(part);
        }
        Files.writeString(
                file, String.join("\n\n", parts.stream().map(String::strip).toList()) + "\n");
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("# ") && !part.toString().isBlank()) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(line).append('\n');
        }
        if (!part.toString().isBlank()) {
            parts.add(part.toString());
        }
        return parts;
    }
}
