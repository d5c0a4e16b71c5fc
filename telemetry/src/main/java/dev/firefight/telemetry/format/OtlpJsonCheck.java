package dev.firefight.telemetry.format;

import dev.firefight.telemetry.format.OtlpSchema.Field;
import dev.firefight.telemetry.format.OtlpSchema.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Walks over a request in JSON, and makes nothing of it but counts. */
final class OtlpJsonCheck {
    private final JsonParser json;
    private final OtlpTally tally;

    private OtlpJsonCheck(JsonParser json, OtlpTally tally) {
        this.json = json;
        this.tally = tally;
    }

    static void request(byte[] body, Message request, OtlpTally tally) throws OtlpUnreadable {
        try (JsonParser json = JsonValues.parser(body)) {
            OtlpJsonCheck check = new OtlpJsonCheck(json, tally);
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new OtlpUnreadable("an export request in JSON is an object");
            }
            check.message(request, 0);
            if (json.nextToken() != null) {
                throw new OtlpUnreadable("something stands behind the request");
            }
        } catch (JacksonException unread) {
            int line = unread.getLocation() == null ? 1 : unread.getLocation().getLineNr();
            throw new OtlpUnreadable("the body is no JSON that can be read (line " + line + ")");
        }
    }

    /** At the start of an object; is left at its end. */
    private void message(Message message, int depth) throws OtlpUnreadable {
        if (depth > OtlpCheck.MOST_DEPTH) {
            throw new OtlpUnreadable("values are nested more than " + OtlpCheck.MOST_DEPTH + " deep");
        }
        tally.begin(message.counted());
        long said = 0;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            Field field = message.field(name);
            json.nextToken();
            if (field == null) {
                if (depth == 0 && name.startsWith("resource")) {
                    throw new OtlpUnreadable(
                            "a " + message.name()
                                    + " holds no such list: is this a request of another signal, or are its names not in camel case?");
                }
                json.skipChildren();
            } else if (value(message, field, depth)) {
                said |= 1L << field.number();
            }
        }
        tally.end(message.counted(), said);
    }

    /** Whether a field says something. */
    private boolean value(Message message, Field field, int depth) throws OtlpUnreadable {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return false;
        }
        if (!field.isRepeated()) {
            return single(message, field, depth);
        }
        if (token != JsonToken.START_ARRAY) {
            throw wrong(message, field);
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            single(message, field, depth);
        }
        return false;
    }

    private boolean single(Message message, Field field, int depth) throws OtlpUnreadable {
        JsonToken token = json.currentToken();
        boolean isText = token == JsonToken.VALUE_STRING;
        boolean isNumber = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        boolean isSound =
                switch (field.kind()) {
                    case MESSAGE -> token == JsonToken.START_OBJECT;
                    case TEXT, NAME, BYTES, TRACEID, SPANID -> isText;
                    case FLAG -> token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
                    case VARINT, FIXED64, FIXED32 -> isNumber || (isText && isWhole());
                    case ENUM -> isNumber || isText;
                    case DOUBLE -> isNumber || (isText && isDouble());
                };
        if (!isSound) {
            throw wrong(message, field);
        }
        return switch (field.kind()) {
            case MESSAGE -> {
                message(message.inner(field), depth + 1);
                yield true;
            }
            case NAME -> isName();
            case TRACEID -> OtlpJson.traceId(json.getString()).isPresent();
            case SPANID -> OtlpJson.spanId(json.getString()) != 0;
            case FIXED64 -> Json.longValue(json) != 0;
            case TEXT, BYTES, VARINT, ENUM, FLAG, FIXED32, DOUBLE -> true;
        };
    }

    private boolean isWhole() {
        char[] text = json.getStringCharacters();
        int from = json.getStringOffset();
        int to = from + json.getStringLength();
        int first = from < to && text[from] == '-' ? from + 1 : from;
        for (int i = first; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        return to > first;
    }

    private boolean isDouble() {
        String text = json.getString();
        return text.equals("NaN") || !Double.isNaN(Numbers.parseDouble(text));
    }

    private boolean isName() {
        return !json.getString().isEmpty() && json.getString().chars().noneMatch(one -> one < ' ');
    }

    private static OtlpUnreadable wrong(Message message, Field field) {
        return new OtlpUnreadable("\"" + field.name() + "\" of " + message.name() + " is of another type");
    }
}
