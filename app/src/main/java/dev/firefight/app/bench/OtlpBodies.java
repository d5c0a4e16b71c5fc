package dev.firefight.app.bench;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Export requests as services send them: a web shop with some services, each span with the attributes that instrumentation gives it. */
final class OtlpBodies {
    private static final List<String> SERVICES =
            List.of("front", "checkout", "payment", "cart", "catalogue", "shipping");
    private static final List<String> PATHS =
            List.of("/cart", "/checkout", "/api/products/{id}", "/api/orders/{id}", "/health");
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Random random;
    private long nanos;

    /** Those of a seed, from a moment on. */
    OtlpBodies(long seed, Instant from) {
        random = new Random(seed);
        nanos = from.toEpochMilli() * NANOS_PER_MILLI;
    }

    /** A request of so many spans of one service. */
    byte[] traces(int spans) {
        ScopeSpans.Builder scope = ScopeSpans.newBuilder();
        ByteString trace = id(16);
        for (int i = 0; i < spans; i++) {
            trace = i % 8 == 0 ? id(16) : trace;
            scope.addSpans(span(trace));
        }
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(
                        ResourceSpans.newBuilder().setResource(service()).addScopeSpans(scope))
                .build()
                .toByteArray();
    }

    private Span span(ByteString trace) {
        nanos += random.nextInt((int) NANOS_PER_MILLI);
        String path = one(PATHS);
        return Span.newBuilder()
                .setTraceId(trace)
                .setSpanId(id(8))
                .setParentSpanId(id(8))
                .setName("GET " + path)
                .setKind(Span.SpanKind.SPAN_KIND_SERVER)
                .setStartTimeUnixNano(nanos)
                .setEndTimeUnixNano(nanos + random.nextInt((int) (80 * NANOS_PER_MILLI)))
                .addAttributes(text("http.request.method", "GET"))
                .addAttributes(text("http.route", path))
                .addAttributes(text("url.path", path.replace("{id}", String.valueOf(random.nextInt(100_000)))))
                .addAttributes(number("http.response.status_code", random.nextInt(50) == 0 ? 503 : 200))
                .addAttributes(text("server.address", one(SERVICES) + ".shop.svc"))
                .addAttributes(text("user_agent.original", "Mozilla/5.0 (X11; Linux x86_64) shop-client/2.4"))
                .addAttributes(number("thread.id", random.nextInt(200)))
                .build();
    }

    /** A request of so many log records of one service. */
    byte[] logs(int records) {
        ScopeLogs.Builder scope = ScopeLogs.newBuilder();
        for (int i = 0; i < records; i++) {
            nanos += random.nextInt((int) NANOS_PER_MILLI);
            scope.addLogRecords(LogRecord.newBuilder()
                    .setTimeUnixNano(nanos)
                    .setObservedTimeUnixNano(nanos)
                    .setSeverityNumber(SeverityNumber.SEVERITY_NUMBER_INFO)
                    .setSeverityText("INFO")
                    .setBody(AnyValue.newBuilder()
                            .setStringValue("order " + random.nextInt(10_000_000) + " of customer "
                                    + random.nextInt(1_000_000) + " was accepted in " + random.nextInt(900) + " ms by "
                                    + one(SERVICES)))
                    .addAttributes(text("logger.name", "com.example.shop.OrderService"))
                    .addAttributes(text("thread.name", "worker-" + random.nextInt(64)))
                    .setTraceId(id(16))
                    .setSpanId(id(8)));
        }
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(
                        ResourceLogs.newBuilder().setResource(service()).addScopeLogs(scope))
                .build()
                .toByteArray();
    }

    private Resource service() {
        String name = one(SERVICES);
        return Resource.newBuilder()
                .addAttributes(text("service.name", name))
                .addAttributes(text("service.version", "2.14." + random.nextInt(9)))
                .addAttributes(text("k8s.pod.name", name + "-7d9c5b-" + random.nextInt(100)))
                .addAttributes(text("telemetry.sdk.language", "java"))
                .build();
    }

    private ByteString id(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return UnsafeByteOperations.unsafeWrap(bytes);
    }

    private String one(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static KeyValue text(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static KeyValue number(String key, long value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setIntValue(value))
                .build();
    }
}
