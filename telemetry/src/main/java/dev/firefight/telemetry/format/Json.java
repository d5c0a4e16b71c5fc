package dev.firefight.telemetry.format;

import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Small steps over JSON that tolerate values of another type than expected. */
final class Json {
    private static final int SURE_DIGITS = 18; // so many fit whatever they are

    private Json() {}

    /** Runs for each object of an array, with the parser at its start; must leave it at its end. Other values are passed over. */
    static void forEachObject(JsonParser json, Runnable reader) {
        forEachObject(json, reader, () -> {});
    }

    /**
     * As {@link #forEachObject(JsonParser, Runnable)}, and tells of each value that is no object. An object without an array around it
     * is taken for an array of one, nothing at all for an empty one.
     */
    static void forEachObject(JsonParser json, Runnable reader, Runnable other) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            one(json, reader, other);
            return;
        }
        JsonToken token = json.nextToken();
        while (token != JsonToken.END_ARRAY && token != null) {
            one(json, reader, other);
            token = json.nextToken();
        }
    }

    private static void one(JsonParser json, Runnable reader, Runnable other) {
        switch (json.currentToken()) {
            case START_OBJECT -> reader.run();
            case VALUE_NULL -> {}
            case null, default -> {
                other.run();
                json.skipChildren();
            }
        }
    }

    /** Runs for each property of an object, with the parser at its value; must leave it at the value's end. */
    static void forEachProperty(JsonParser json, Consumer<String> reader) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            reader.accept(name);
        }
    }

    /** A whole number, written as a number or as a text; 0 for anything else and for what 64 bits cannot hold. */
    static long longValue(JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_NUMBER_INT ->
                json.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? 0 : json.getLongValue();
            case VALUE_NUMBER_FLOAT -> (long) json.getDoubleValue();
            case VALUE_STRING -> parseLong(json);
            case START_OBJECT, START_ARRAY -> {
                json.skipChildren();
                yield 0;
            }
            case null, default -> 0;
        };
    }

    /** A number, written as a number or as a text such as {@code "NaN"} or {@code "+Inf"}; not a number for anything else. */
    static double doubleValue(JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_STRING -> Numbers.parseDouble(json.getString());
            case START_OBJECT, START_ARRAY -> {
                json.skipChildren();
                yield Double.NaN;
            }
            case null, default -> Double.NaN;
        };
    }

    /** A text; numbers and truth values as they are written; empty for anything else. */
    static String text(JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> json.getString();
            case START_OBJECT, START_ARRAY -> {
                json.skipChildren();
                yield "";
            }
            case null, default -> "";
        };
    }

    private static long parseLong(JsonParser json) {
        char[] chars = json.getStringCharacters();
        int from = json.getStringOffset();
        int to = from + json.getStringLength();
        boolean negative = from < to && chars[from] == '-';
        int first = negative ? from + 1 : from;
        long number = 0;
        for (int i = first; i < to; i++) {
            int digit = chars[i] - '0';
            if (digit < 0 || digit > 9 || (i - first >= SURE_DIGITS && number > (Long.MAX_VALUE - digit) / 10)) {
                return 0;
            }
            number = number * 10 + digit;
        }
        return negative ? -number : number;
    }
}
