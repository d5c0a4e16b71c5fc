package dev.firefight.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The truth about one recording.
 *
 * @param caseId name of the recording
 * @param component pod, machine or change that was broken, or {@code none}
 * @param service its service
 * @param fault kind of fault
 * @param indicator the signal that names the fault, or empty
 */
record Label(String caseId, String component, String service, String fault, String indicator) {
    /** Reads a file of labels: {@code case,split,component,service,fault_type,indicator}. */
    static List<Label> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Map<String, Integer> columns = new HashMap<>();
        List<Label> labels = new ArrayList<>();
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            if (columns.isEmpty()) {
                for (int i = 0; i < cells.length; i++) {
                    columns.put(cells[i], i);
                }
            } else if (!line.isBlank()) {
                labels.add(new Label(
                        cell(cells, columns, "case"),
                        cell(cells, columns, "component"),
                        cell(cells, columns, "service"),
                        cell(cells, columns, "fault_type"),
                        cell(cells, columns, "indicator")));
            }
        }
        return labels;
    }

    private static String cell(String[] cells, Map<String, Integer> columns, String name) {
        int column = columns.getOrDefault(name, Integer.MAX_VALUE);
        return column < cells.length ? cells[column] : "";
    }
}
