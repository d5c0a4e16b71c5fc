package dev.firefight.benchmarks;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Writes OTLP in protobuf as the OpenTelemetry Collector's file exporter does: a message for each pod and step, behind its length. */
final class OtlpMessages {
    private OtlpMessages() {}

    /** All spans of a production. */
    static byte[] spans(Production production) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        production.run(told -> {
            if (!told.spans().isEmpty()) {
                byte[] message = message(told).toByteArray();
                bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                        .putInt(message.length)
                        .array());
                bytes.writeBytes(message);
            }
        });
        return bytes.toByteArray();
    }

    private static TracesData message(PodStep told) {
        Resource.Builder resource = Resource.newBuilder();
        told.resource().forEach((key, value) -> resource.addAttributes(attribute(key, value)));
        ScopeSpans.Builder scope = ScopeSpans.newBuilder();
        told.spans().forEach(span -> scope.addSpans(message(span)));
        return TracesData.newBuilder()
                .addResourceSpans(
                        ResourceSpans.newBuilder().setResource(resource).addScopeSpans(scope))
                .build();
    }

    private static io.opentelemetry.proto.trace.v1.Span message(Span span) {
        io.opentelemetry.proto.trace.v1.Span.Builder message = io.opentelemetry.proto.trace.v1.Span.newBuilder()
                .setTraceId(id(span.traceHigh(), span.traceLow()))
                .setSpanId(id(span.id()))
                .setParentSpanId(span.parent() == 0 ? ByteString.EMPTY : id(span.parent()))
                .setName(span.name())
                .setKindValue(span.kind())
                .setStartTimeUnixNano(span.startNanos())
                .setEndTimeUnixNano(span.endNanos())
                .setStatus(Status.newBuilder().setCodeValue(span.status()));
        span.attributes().forEach((key, value) -> message.addAttributes(attribute(key, value)));
        return message.build();
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static ByteString id(long... parts) {
        ByteBuffer id = ByteBuffer.allocate(parts.length * Long.BYTES);
        for (long part : parts) {
            id.putLong(part);
        }
        return ByteString.copyFrom(id.flip());
    }
}
