package dev.firefight.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables with commas, whose cells may stand in quotation marks and go over several lines. */
final class CsvText {
    private CsvText() {}

    /** Some columns of a file, a row for each of its rows; empty when one of the columns is not there. What is no UTF-8 is replaced. */
    static Optional<List<List<String>>> columns(Path file, String... names) throws IOException {
        List<List<String>> rows = rows(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        Map<String, Integer> head = new HashMap<>();
        List<String> first = rows.isEmpty() ? List.of() : rows.getFirst();
        for (int i = 0; i < first.size(); i++) {
            head.put(first.get(i).strip().replace("\ufeff", ""), i);
        }
        List<Integer> places = new ArrayList<>();
        for (String name : names) {
            Integer place = head.get(name);
            if (place == null) {
                return Optional.empty();
            }
            places.add(place);
        }
        return Optional.of(rows.stream()
                .skip(1)
                .filter(row -> row.size() > 1 || !row.getFirst().isEmpty())
                .map(row -> places.stream()
                        .map(place -> place < row.size() ? row.get(place) : "")
                        .toList())
                .toList());
    }

    /** The cells of each row. */
    static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    cell.append(c);
                    at++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows;
    }
}
