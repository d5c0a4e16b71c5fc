package dev.firefight.telemetry.live;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.util.HexFormat;

/** What servers of traces and logs answer, after the examples in their documentation. */
final class Bodies {
    static final long MICROS = Live.WINDOW.fromNanos() / 1000 + 60_000_000;
    static final String LINKS = "[{\"parent\":\"front\",\"child\":\"cart\",\"callCount\":3,\"errorCount\":1}]";
    static final String TEMPO_FOUND = """
            {"traces":[{"traceID":"2f3e0cee77ae5dc9c17ade3689eb2e54","rootServiceName":"front","rootTraceName":"GET /",
              "startTimeUnixNano":"1772366100000000000","durationMs":14},
             {"traceID":"../../etc/passwd"}],"metrics":{"inspectedTraces":2}}""";

    private Bodies() {}

    static String zipkin(String trace) {
        return """
                [[{"traceId":"%1$s","id":"0000000000000001","kind":"SERVER","name":"get /","timestamp":%2$d,"duration":900,
                   "localEndpoint":{"serviceName":"front"},"tags":{"error":"no answer"}},
                  {"traceId":"%1$s","parentId":"0000000000000001","id":"0000000000000002","kind":"CLIENT","name":"get",
                   "timestamp":%2$d,"duration":700,"localEndpoint":{"serviceName":"front"},
                   "remoteEndpoint":{"serviceName":"cart"}}]]""".formatted(trace, MICROS);
    }

    static String jaeger(String trace, String service) {
        return """
                {"data":[{"traceID":"%1$s","spans":[{"traceID":"%1$s","spanID":"%4$s","operationName":"GET /","references":[],
                  "startTime":%2$d,"duration":900,"tags":[{"key":"span.kind","type":"string","value":"server"}],"logs":[],
                  "processID":"p1"}],"processes":{"p1":{"serviceName":"%3$s","tags":[]}}}],"total":0,"errors":null}""".formatted(trace, MICROS, service, Integer.toHexString((service.hashCode() & 0xFFFF) | 0x10000));
    }

    static byte[] tempo(String traceId) {
        Span span = Span.newBuilder()
                .setTraceId(ByteString.copyFrom(HexFormat.of().parseHex(traceId)))
                .setSpanId(ByteString.copyFrom(HexFormat.of().parseHex("000000000000000a")))
                .setName("GET /")
                .setKind(Span.SpanKind.SPAN_KIND_SERVER)
                .setStartTimeUnixNano(MICROS * 1000)
                .setEndTimeUnixNano(MICROS * 1000 + 900_000)
                .build();
        Resource resource = Resource.newBuilder()
                .addAttributes(KeyValue.newBuilder()
                        .setKey("service.name")
                        .setValue(AnyValue.newBuilder().setStringValue("front")))
                .build();
        return TracesData.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(resource)
                        .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
                .build()
                .toByteArray();
    }

    static String loki(String line, int count) {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < count; i++) {
            values.append(i == 0 ? "" : ",")
                    .append("[\"")
                    .append((MICROS + i) * 1000)
                    .append("\",\"")
                    .append(line)
                    .append("\"]");
        }
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":[{\"stream\":{\"app\":\"cart\"},"
                + "\"values\":[" + values + "]}],\"stats\":{}}}";
    }
}
