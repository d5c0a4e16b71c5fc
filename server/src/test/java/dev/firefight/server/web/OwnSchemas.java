package dev.firefight.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Holds answers to the schemas of a description: so much of JSON Schema as the description uses, and nothing else passes. */
final class OwnSchemas {
    private static final Set<String> KNOWN = Set.of(
            "$ref",
            "type",
            "format",
            "const",
            "enum",
            "items",
            "properties",
            "required",
            "additionalProperties",
            "unevaluatedProperties",
            "allOf",
            "oneOf",
            "discriminator",
            "description",
            "minimum",
            "maxLength",
            "minLength");

    private final JsonNode document;

    OwnSchemas(JsonNode document) {
        this.document = document;
    }

    /** What does not fit. */
    List<String> faults(JsonNode schema, JsonNode value) {
        List<String> faults = new ArrayList<>();
        check(schema, value, "", faults);
        return faults;
    }

    /** Where a reference leads; the node itself where it is none. */
    JsonNode resolved(JsonNode schema) {
        String to = schema.path("$ref").asString("");
        return to.isEmpty() ? schema : document.at(to.substring(1));
    }

    private void check(JsonNode given, JsonNode value, String at, List<String> faults) {
        JsonNode schema = resolved(given);
        if (!schema.isObject()) {
            faults.add(at + ": no schema " + given);
            return;
        }
        schema.propertyNames().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> faults.add(at + ": unknown word " + name));
        if (schema.has("oneOf")) {
            String kind = value.path(schema.at("/discriminator/propertyName").asString())
                    .asString("");
            String to = schema.at("/discriminator/mapping").path(kind).asString("");
            check(document.at(to.isEmpty() ? "/none" : to.substring(1)), value, at, faults);
            return;
        }
        boolean isRight =
                switch (schema.path("type").asString("")) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isString();
                    case "integer" -> value.isIntegralNumber();
                    case "boolean" -> value.isBoolean();
                    default -> false;
                };
        if (!isRight) {
            faults.add(at + ": " + value + " is no " + schema);
        }
        Optional.ofNullable(schema.get("const"))
                .filter(one -> !one.equals(value))
                .ifPresent(one -> faults.add(at + ": " + value + " is not " + one));
        Optional.ofNullable(schema.get("enum"))
                .filter(all -> all.valueStream().noneMatch(value::equals))
                .ifPresent(all -> faults.add(at + ": " + value + " is none of " + all));
        schema.path("required").valueStream().map(JsonNode::asString).forEach(name -> {
            if (!value.has(name)) {
                faults.add(at + ": " + name + " is missing");
            }
        });
        value.valueStream()
                .filter(_ -> value.isArray())
                .forEach(item -> check(schema.path("items"), item, at + "/-", faults));
        if (value.isObject()) {
            value.propertyStream().forEach(member -> {
                JsonNode inner = schema.path("properties").path(member.getKey());
                if (inner.isMissingNode() && schema.has("additionalProperties")) {
                    faults.add(at + "/" + member.getKey() + ": not described");
                } else if (!inner.isMissingNode()) {
                    check(inner, member.getValue(), at + "/" + member.getKey(), faults);
                }
            });
        }
    }
}
