package dev.firefight.telemetry.format;

import dev.firefight.telemetry.TraceId;
import java.nio.ByteBuffer;

/**
 * Tells what an export request of OTLP in protobuf holds. Requests of spans, of log records and of metrics have the same numbers for
 * their fields down to the records; only the records differ: a span begins with ids of 16 and 8 bytes, a log record has times of
 * fixed size, a metric a name and one of the kinds of data.
 */
final class OtlpWire {
    static final int RESOURCE = 1;
    static final int SCOPES = 2;
    static final int RECORDS = 2;
    static final int REQUEST_RESOURCES = 1;
    private static final int TRACE_ID_BYTES = 16;
    private static final int SPAN_ID_BYTES = 8;

    private OtlpWire() {}

    /** What a record is. */
    enum Kind {
        /** A span. */
        SPAN("spans"),
        /** A log record. */
        LOG("log records"),
        /** A metric. */
        METRIC("metrics"),
        /** None of these. */
        OTHER("nothing known");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Several of them, in words. */
        String words() {
            return words;
        }
    }

    /** What the first record of a request, which may be cut, is; {@link Kind#OTHER} when there is none or the bytes are no request. */
    static Kind ofRequest(byte[] bytes, int from, int to) {
        WireFields request = new WireFields(bytes, from, to);
        while (request.next()) {
            if (!request.isBytes(REQUEST_RESOURCES)) {
                return Kind.OTHER;
            }
            WireFields resource = new WireFields(bytes, request.from(), request.to());
            while (resource.next()) {
                Kind kind = resource.isBytes(SCOPES) ? ofScope(bytes, resource.from(), resource.to()) : Kind.OTHER;
                if (kind != Kind.OTHER) {
                    return kind;
                }
            }
        }
        return Kind.OTHER;
    }

    private static Kind ofScope(byte[] bytes, int from, int to) {
        WireFields scope = new WireFields(bytes, from, to);
        while (scope.next()) {
            Kind kind = scope.isBytes(RECORDS) ? ofRecord(bytes, scope.from(), scope.to()) : Kind.OTHER;
            if (kind != Kind.OTHER) {
                return kind;
            }
        }
        return Kind.OTHER;
    }

    /** What a record is. */
    static Kind ofRecord(byte[] bytes, int from, int to) {
        boolean hasTraceId = false;
        boolean hasSpanId = false;
        boolean hasStart = false;
        boolean hasName = false;
        boolean hasData = false;
        boolean hasTime = false;
        WireFields record = new WireFields(bytes, from, to);
        while (record.next()) {
            int length = record.to() - record.from();
            boolean isBytes = record.type() == WireFields.BYTES;
            switch (record.number()) {
                case 1 -> {
                    hasTraceId |= isBytes && length == TRACE_ID_BYTES;
                    hasName |= isBytes && isText(bytes, record.from(), record.to());
                    hasTime |= record.type() == WireFields.FIXED64;
                }
                case 2 -> hasSpanId |= isBytes && length == SPAN_ID_BYTES;
                case 7 -> {
                    hasData |= isBytes;
                    hasStart |= record.type() == WireFields.FIXED64;
                }
                case 5, 9, 10 -> hasData |= isBytes;
                case 11 -> {
                    hasData |= isBytes;
                    hasTime |= record.type() == WireFields.FIXED64;
                }
                default -> {}
            }
        }
        if (hasTraceId && hasSpanId && hasStart) {
            return Kind.SPAN;
        }
        if (hasTime) {
            return Kind.LOG;
        }
        return hasName && hasData ? Kind.METRIC : Kind.OTHER;
    }

    /** The trace of a span; none where it has no id of the right length. */
    static TraceId traceId(byte[] bytes, int from, int to) {
        WireFields span = new WireFields(bytes, from, to);
        while (span.next()) {
            if (span.isBytes(1) && span.to() - span.from() == TRACE_ID_BYTES) {
                ByteBuffer id = ByteBuffer.wrap(bytes, span.from(), TRACE_ID_BYTES);
                return new TraceId(id.getLong(), id.getLong());
            }
        }
        return TraceId.NONE;
    }

    /** Whether bytes may be the name of a metric: some characters, none of them a control character. */
    static boolean isText(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ') {
                return false;
            }
        }
        return to > from;
    }
}
