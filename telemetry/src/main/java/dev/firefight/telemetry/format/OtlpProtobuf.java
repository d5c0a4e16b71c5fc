package dev.firefight.telemetry.format;

import com.google.protobuf.ByteString;
import dev.firefight.telemetry.TraceId;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The small common parts of OTLP in protobuf, with the same meaning as in JSON: attributes, values, ids. */
final class OtlpProtobuf {
    private static final double MAX_WHOLE = 1L << 53;

    private OtlpProtobuf() {}

    /** Puts attributes into a map. */
    static void attributes(List<KeyValue> attributes, Map<String, String> into) {
        for (KeyValue attribute : attributes) {
            if (!attribute.getKey().isEmpty()) {
                into.put(attribute.getKey(), text(attribute.getValue()));
            }
        }
    }

    /** The text of a value; of a list or map the texts of its parts, separated by spaces. */
    static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> String.valueOf(value.getBoolValue());
            case INT_VALUE -> String.valueOf(value.getIntValue());
            case DOUBLE_VALUE -> text(value.getDoubleValue());
            case BYTES_VALUE ->
                Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray());
            case ARRAY_VALUE ->
                value.getArrayValue().getValuesList().stream()
                        .map(OtlpProtobuf::text)
                        .collect(Collectors.joining(" "));
            case KVLIST_VALUE ->
                value.getKvlistValue().getValuesList().stream()
                        .map(entry -> entry.getKey() + " " + text(entry.getValue()))
                        .collect(Collectors.joining(" "));
            default -> "";
        };
    }

    /** Whole numbers as JSON has them, without a point. */
    private static String text(double number) {
        boolean isWhole = number == Math.rint(number) && Math.abs(number) < MAX_WHOLE;
        return isWhole ? String.valueOf((long) number) : String.valueOf(number);
    }

    /** A trace id; none when it has not its 16 bytes. */
    static TraceId traceId(ByteString id) {
        return id.size() == 16 ? new TraceId(bigEndian(id, 0), bigEndian(id, 8)) : TraceId.NONE;
    }

    /** A span id; 0 when it has not its 8 bytes. */
    static long spanId(ByteString id) {
        return id.size() == 8 ? bigEndian(id, 0) : 0;
    }

    private static long bigEndian(ByteString bytes, int from) {
        return bytes.substring(from, from + 8).asReadOnlyByteBuffer().getLong();
    }
}
