package dev.firefight.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** As much of JSON Schema as the schema of the findings uses; a keyword it does not know is a complaint. */
final class SchemaCheck {
    private static final Set<String> WORDS = Set.of("$schema", "$defs", "title", "description");

    private final JsonNode root;
    private final List<String> complaints = new ArrayList<>();

    private SchemaCheck(JsonNode root) {
        this.root = root;
    }

    static List<String> complaints(JsonNode schema, JsonNode document) {
        return complaints(schema, schema, document);
    }

    /** Of a part of a schema, whose references point into the whole. */
    static List<String> complaints(JsonNode whole, JsonNode part, JsonNode document) {
        SchemaCheck check = new SchemaCheck(whole);
        check.check(part, document, "");
        return check.complaints;
    }

    private void check(JsonNode schema, JsonNode value, String path) {
        for (String keyword : schema.propertyNames()) {
            JsonNode rule = schema.get(keyword);
            boolean holds =
                    switch (keyword) {
                        case "$ref" -> {
                            check(root.at(rule.stringValue().substring(1)), value, path);
                            yield true;
                        }
                        case "type" -> isType(rule, value);
                        case "const" -> rule.equals(value);
                        case "enum" -> rule.valueStream().anyMatch(value::equals);
                        case "minimum" -> !value.isNumber() || value.doubleValue() >= rule.doubleValue();
                        case "pattern" ->
                            !value.isString()
                                    || Pattern.compile(rule.stringValue())
                                            .matcher(value.stringValue())
                                            .find();
                        case "required" ->
                            !value.isObject() || rule.valueStream().allMatch(name -> value.has(name.stringValue()));
                        case "additionalProperties" ->
                            value.propertyNames().stream().allMatch(schema.get("properties")::has);
                        case "properties" -> {
                            rule.propertyNames().stream()
                                    .filter(value::has)
                                    .forEach(name -> check(rule.get(name), value.get(name), path + "/" + name));
                            yield true;
                        }
                        case "items" -> {
                            for (int i = 0; i < value.size(); i++) {
                                check(rule, value.get(i), path + "/" + i);
                            }
                            yield true;
                        }
                        default -> WORDS.contains(keyword);
                    };
            if (!holds) {
                complaints.add(path + ": " + keyword + " " + rule + " does not hold");
            }
        }
    }

    private static boolean isType(JsonNode types, JsonNode value) {
        return types.isArray()
                ? types.valueStream().anyMatch(type -> isType(type, value))
                : switch (types.stringValue()) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isString();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    case "null" -> value.isNull();
                    default -> false;
                };
    }
}
