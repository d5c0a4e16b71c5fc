package dev.firefight.telemetry.format;

import dev.firefight.telemetry.SpanKind;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.log.LevelWord;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The small common parts of OTLP/JSON: attributes, values, ids, enumerations by number or by name. */
final class OtlpJson {
    private OtlpJson() {}

    /** Reads an array of attributes into a map; nested values as their text. */
    static void attributes(JsonParser json, Map<String, String> into) {
        attributes(json, into::put);
    }

    /** Hands on each attribute of an array; nested values as their text. */
    static void attributes(JsonParser json, BiConsumer<String, String> into) {
        Json.forEachObject(json, () -> {
            String key = "";
            String value = "";
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "key" -> key = Json.text(json);
                    case "value" -> value = anyValue(json);
                    default -> json.skipChildren();
                }
            }
            if (!key.isEmpty()) {
                into.accept(key, value);
            }
        });
    }

    /** The text of an {@code AnyValue}; of a list or map the texts of its parts, separated by spaces. */
    static String anyValue(JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return Json.text(json);
        }
        String only = "";
        StringBuilder all = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            JsonToken token = json.nextToken();
            if (token == null) {
                break;
            }
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                if (only.isEmpty()) {
                    only = json.getString();
                } else {
                    all.append(all.isEmpty() ? only : "").append(' ').append(json.getString());
                }
            }
        }
        return all.isEmpty() ? only : all.toString();
    }

    /** A trace id in hexadecimal digits, or in base64 as protobuf's own JSON writes it. */
    static TraceId traceId(String text) {
        if (text.length() == 24 && text.endsWith("==")) {
            byte[] id = base64(text);
            return id.length == 16 ? new TraceId(bigEndian(id, 0), bigEndian(id, 8)) : TraceId.parse(text);
        }
        return TraceId.parse(text);
    }

    /** A span id in hexadecimal digits, or in base64 as protobuf's own JSON writes it. */
    static long spanId(String text) {
        if (text.length() == 12 && text.endsWith("=")) {
            byte[] id = base64(text);
            return id.length == 8 ? bigEndian(id, 0) : TraceId.parseSpanId(text);
        }
        return TraceId.parseSpanId(text);
    }

    /** A span's kind by number or name. */
    static SpanKind spanKind(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return SpanKind.ofNumber(Math.clamp(Json.longValue(json), -1, Byte.MAX_VALUE));
        }
        return spanKind(Json.text(json));
    }

    /** A span's kind by name, in letters of either case. */
    static SpanKind spanKind(String name) {
        return switch (name.toUpperCase(Locale.ROOT).replace("SPAN_KIND_", "")) {
            case "INTERNAL" -> SpanKind.INTERNAL;
            case "SERVER" -> SpanKind.SERVER;
            case "CLIENT" -> SpanKind.CLIENT;
            case "PRODUCER" -> SpanKind.PRODUCER;
            case "CONSUMER" -> SpanKind.CONSUMER;
            default -> SpanKind.UNSPECIFIED;
        };
    }

    /** A severity by number, or by name such as {@code SEVERITY_NUMBER_ERROR2}; 0 when it is neither. */
    static long severity(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            String name = json.getString().toUpperCase(Locale.ROOT).replace("SEVERITY_NUMBER_", "");
            int named = LevelWord.severity(name.replaceAll("[0-9]", ""));
            return named != 0 ? named : Json.longValue(json);
        }
        return Json.longValue(json);
    }

    /** Whether a temporality, by number or by name, says that each point stands for its own interval. */
    static boolean isDelta(JsonParser json) {
        String temporality = Json.text(json);
        return temporality.equals("1") || temporality.endsWith("_DELTA");
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static long bigEndian(byte[] bytes, int from) {
        long number = 0;
        for (int i = from; i < from + 8; i++) {
            number = number << 8 | (bytes[i] & 0xFF);
        }
        return number;
    }
}
