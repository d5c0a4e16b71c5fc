package dev.firefight.telemetry.format;

import dev.firefight.telemetry.format.OtlpSchema.Field;
import dev.firefight.telemetry.format.OtlpSchema.Kind;
import dev.firefight.telemetry.format.OtlpSchema.Message;

/** Walks over the wire format of a request, message by message, and makes nothing of it but counts. */
final class OtlpProtobufCheck {
    private static final int TRACE_ID_BYTES = 16;
    private static final int SPAN_ID_BYTES = 8;

    private final byte[] bytes;
    private final OtlpTally tally;

    OtlpProtobufCheck(byte[] bytes, OtlpTally tally) {
        this.bytes = bytes;
        this.tally = tally;
    }

    void request(Message message) throws OtlpUnreadable {
        message(message, 0, bytes.length, 0);
    }

    private void message(Message message, int from, int to, int depth) throws OtlpUnreadable {
        if (depth > OtlpCheck.MOST_DEPTH) {
            throw new OtlpUnreadable("values are nested more than " + OtlpCheck.MOST_DEPTH + " deep");
        }
        tally.begin(message.counted());
        long said = 0;
        WireFields fields = new WireFields(bytes, from, to);
        while (fields.next()) {
            if (fields.isBroken()) {
                break;
            }
            Field field = message.field(fields.number());
            if (field == null) {
                continue;
            }
            if (field.kind() == Kind.MESSAGE && fields.type() == WireFields.BYTES) {
                message(message.inner(field), fields.from(), fields.to(), depth + 1);
            } else if (says(message, field, fields)) {
                said |= 1L << field.number();
            }
        }
        if (fields.isBroken()) {
            throw new OtlpUnreadable("the body is cut, or no message of protobuf (" + message.name() + ")");
        }
        tally.end(message.counted(), said);
    }

    /** Whether a field says something; in protobuf zero is the same as nothing. */
    private boolean says(Message message, Field field, WireFields value) throws OtlpUnreadable {
        int from = value.from();
        int to = value.to();
        int type = value.type();
        boolean isSound =
                switch (field.kind()) {
                    case TEXT, NAME -> type == WireFields.BYTES && Utf8.isWellFormed(bytes, from, to);
                    case BYTES, TRACEID, SPANID -> type == WireFields.BYTES;
                    case VARINT, ENUM, FLAG ->
                        type == WireFields.VARINT
                                || (field.isRepeated() && type == WireFields.BYTES && areVarints(from, to));
                    case FIXED64, DOUBLE ->
                        type == WireFields.FIXED64
                                || (field.isRepeated() && type == WireFields.BYTES && (to - from) % 8 == 0);
                    case FIXED32 -> type == WireFields.FIXED32;
                    case MESSAGE -> false;
                };
        if (!isSound) {
            throw new OtlpUnreadable(
                    "\"" + field.name() + "\" of " + message.name()
                            + " is not written as it should be: is this a request of another signal, or a text that is no UTF-8?");
        }
        return switch (field.kind()) {
            case NAME -> OtlpWire.isText(bytes, from, to);
            case TRACEID -> to - from == TRACE_ID_BYTES && isNotZero(from, to);
            case SPANID -> to - from == SPAN_ID_BYTES && isNotZero(from, to);
            case FIXED64 -> isNotZero(from, to);
            case TEXT, BYTES, VARINT, ENUM, FLAG, FIXED32, DOUBLE, MESSAGE -> true;
        };
    }

    private boolean areVarints(int from, int to) {
        int length = 0;
        for (int i = from; i < to; i++) {
            length++;
            if (bytes[i] >= 0) {
                length = 0;
            } else if (length == WireFields.MAX_VARINT_BYTES) {
                return false;
            }
        }
        return length == 0;
    }

    private boolean isNotZero(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return true;
            }
        }
        return false;
    }
}
