package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts values of all other types into each place of a JSON document, one place at a time. */
final class WrongTypes {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String[] ODD = {
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
        "[null,7,\"x\",[],{}]"
    };

    private WrongTypes() {}

    /**
     * Reads each of the changed documents and checks what comes out. All of them are well-formed, so that none may be taken for
     * unreadable. Where nothing stands nothing can be checked.
     */
    static void inEachPlace(
            String document, Function<String, ReaderFuzz.Outcome> reader, Predicate<ReaderFuzz.Outcome> check) {
        JsonNode root = JSON.readTree(document);
        List<Place> places = new ArrayList<>();
        collect(root, places);
        for (Place place : places) {
            for (String odd : ODD) {
                place.put().accept(JSON.readTree(odd));
                String text = JSON.writeValueAsString(root);
                ReaderFuzz.Outcome outcome;
                try {
                    outcome = reader.apply(text);
                } catch (RuntimeException e) {
                    fail(text, e);
                    return;
                }
                assertThat(outcome.reasons()).as(text).noneMatch(reason -> reason.startsWith("not readable"));
                boolean isNothing = odd.equals("null") || odd.equals("[]");
                assertThat(isNothing || check.test(outcome)).as(text).isTrue();
            }
            place.put().accept(place.before());
        }
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
