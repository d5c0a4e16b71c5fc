package dev.firefight.telemetry.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts values of all other types into each place of a file, one place at a time. The file stays well-formed. */
final class WrongTypes {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> ODD_VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e300",
            "99999999999999999999999999",
            "\"\"",
            "\"99999999999999999999999999\"",
            "[]",
            "{}",
            "[[[1]]]",
            "{\"a\":{\"b\":[{}]}}",
            "[null,7,\"x\",[],{}]");
    private static final List<String> ODD_CELLS =
            List.of("", "NaN", "-1", "1e300", "99999999999999999999999999", "true", "x", "{}", "\"a,b\nc\"", "\"");

    private WrongTypes() {}

    /** A file of one JSON document, or of one a line. */
    static Stream<String> inJson(String text) {
        try {
            return inDocument(text);
        } catch (JacksonException e) {
            List<String> lines = text.lines().toList();
            return IntStream.range(0, lines.size()).boxed().flatMap(i -> inDocument(lines.get(i))
                    .map(line -> with(lines, i, line, "\n")));
        }
    }

    /** A file of cells, separated by commas or, as in a log, by spaces. */
    static Stream<String> inTable(String text) {
        List<String> lines = text.lines().toList();
        String separator = lines.getFirst().contains(",") ? "," : " ";
        return IntStream.range(0, lines.size()).boxed().flatMap(row -> {
            List<String> cells = List.of(lines.get(row).split(separator, -1));
            return IntStream.range(0, cells.size())
                    .boxed()
                    .flatMap(cell -> ODD_CELLS.stream().map(odd -> with(cells, cell, odd, separator)))
                    .map(line -> with(lines, row, line, "\n"));
        });
    }

    private static String with(List<String> parts, int at, String other, String separator) {
        List<String> changed = new ArrayList<>(parts);
        changed.set(at, other);
        return String.join(separator, changed);
    }

    private static Stream<String> inDocument(String document) {
        JsonNode root = JSON.readTree(document);
        List<Place> places = new ArrayList<>();
        collect(root, places);
        return places.stream().flatMap(place -> ODD_VALUES.stream().map(odd -> {
            place.put().accept(JSON.readTree(odd));
            String changed = JSON.writeValueAsString(root);
            place.put().accept(place.before());
            return changed;
        }));
    }

    private record Place(JsonNode before, Consumer<JsonNode> put) {}

    private static void collect(JsonNode node, List<Place> places) {
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyNames()) {
                JsonNode before = object.get(name);
                places.add(new Place(before, value -> object.set(name, value)));
                collect(before, places);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                JsonNode before = array.get(i);
                places.add(new Place(before, value -> array.set(index, value)));
                collect(before, places);
            }
        }
    }
}
