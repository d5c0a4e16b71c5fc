package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes schemas of JSON, in the dialect of OpenAPI 3.1. */
final class Schema {
    private Schema() {}

    /** A member of an object. */
    record Member(String name, ObjectNode schema, boolean isRequired) {}

    /** A member that is always there. */
    static Member has(String name, ObjectNode schema) {
        return new Member(name, schema, true);
    }

    /** A member that may be missing. */
    static Member may(String name, ObjectNode schema) {
        return new Member(name, schema, false);
    }

    static ObjectNode text() {
        return type("string");
    }

    static ObjectNode number() {
        return type("integer").put("minimum", 0);
    }

    /** A number that may have a fraction. */
    static ObjectNode amount() {
        return type("number");
    }

    static ObjectNode flag() {
        return type("boolean");
    }

    static ObjectNode time() {
        return format("date-time");
    }

    static ObjectNode format(String name) {
        return text().put("format", name);
    }

    static ObjectNode constant(String word) {
        return text().put("const", word);
    }

    static ObjectNode choice(List<String> words) {
        ObjectNode schema = text();
        words.forEach(schema.putArray("enum")::add);
        return schema;
    }

    static ObjectNode choice(Enum<?>... constants) {
        return choice(Arrays.stream(constants).map(Value::word).toList());
    }

    static ObjectNode listOf(ObjectNode items) {
        ObjectNode schema = type("array");
        schema.set("items", items);
        return schema;
    }

    /** An object with these members and no others. */
    static ObjectNode object(Member... members) {
        return object(List.of(members));
    }

    static ObjectNode object(List<Member> members) {
        ObjectNode schema = type("object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (Member member : members) {
            properties.set(member.name(), member.schema());
            if (member.isRequired()) {
                required.add(member.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    /** One of the schemas that have a name. */
    static ObjectNode named(String name) {
        return node().put("$ref", "#/components/schemas/" + name);
    }

    static ObjectNode described(ObjectNode schema, String description) {
        return schema.put("description", description);
    }

    static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode type(String name) {
        return node().put("type", name);
    }
}
