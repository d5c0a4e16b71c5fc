package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OtlpApiTest extends WithServer {
    private static final String JSON = "application/json";
    private static final String PROTOBUF = "application/x-protobuf";
    private static final String LOG =
            "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":\"1544712660300000000\",\"body\":{\"stringValue\":\"paid\"}}]}]}]}";

    private final HttpClient client = HttpClient.newHttpClient();
    private String key = "";

    @BeforeEach
    void connect() {
        key = newKey("shop", "otlp");
    }

    private String newKey(String name, String kind) {
        return OwnServer.json(server.post(
                        "Root", "/api/v1/integrations", "{\"name\":\"" + name + "\",\"kind\":\"" + kind + "\"}"))
                .path("key")
                .asString("");
    }

    private HttpResponse<byte[]> send(String path, String type, String packing, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!packing.isEmpty()) {
            request.header("Content-Encoding", packing);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> logs(String type, String body) throws IOException, InterruptedException {
        return send("/in/" + key + "/v1/logs", type, "", body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    private static ExportTraceServiceRequest spans(String service, Instant at, int count) {
        ScopeSpans.Builder scope = ScopeSpans.newBuilder();
        for (int i = 1; i <= count; i++) {
            scope.addSpans(Span.newBuilder()
                    .setTraceId(ByteString.fromHex("%032x".formatted(i)))
                    .setSpanId(ByteString.fromHex("%016x".formatted(i)))
                    .setName("pay")
                    .setStartTimeUnixNano(at.toEpochMilli() * 1_000_000)
                    .setEndTimeUnixNano(at.toEpochMilli() * 1_000_000 + 5));
        }
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(Resource.newBuilder()
                                .addAttributes(KeyValue.newBuilder()
                                        .setKey("service.name")
                                        .setValue(AnyValue.newBuilder().setStringValue(service))))
                        .addScopeSpans(scope))
                .build();
    }

    private long kept() throws IOException {
        try (Stream<java.nio.file.Path> files = java.nio.file.Files.walk(directory.resolve("telemetry"))) {
            return files.filter(java.nio.file.Files::isRegularFile)
                    .mapToLong(one -> one.toFile().length())
                    .sum();
        }
    }

    @Test
    void whatIsTakenIsAnsweredInItsEncodingAndIsOnDisk() throws Exception {
        byte[] traces = spans("shop", now(), 3).toByteArray();
        HttpResponse<byte[]> protobuf = send("/in/" + key + "/v1/traces", PROTOBUF, "", traces);
        assertThat(protobuf.statusCode()).isEqualTo(200);
        assertThat(protobuf.body()).isEmpty();
        assertThat(protobuf.headers().firstValue("Content-Type")).contains(PROTOBUF);
        long first = kept();
        assertThat(first).isPositive();
        HttpResponse<byte[]> json = logs(JSON + "; charset=utf-8", LOG);
        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(new String(json.body(), StandardCharsets.UTF_8)).isEqualTo("{}");
        assertThat(json.headers().firstValue("Content-Type")).contains(JSON);
        assertThat(kept()).isGreaterThan(first);
        assertThat(send("/in/" + key + "/v1/traces", PROTOBUF, "gzip", packed(traces))
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("Root", "/metrics").body())
                .contains("firefight_otlp_items_total{outcome=\"kept\",signal=\"traces\"} 6")
                .contains("firefight_otlp_items_total{outcome=\"kept\",signal=\"logs\"} 1");
    }

    @Test
    void whatSaysNothingOfUseIsToldAsAPartialSuccess() throws Exception {
        ExportTraceServiceRequest request = spans("shop", Instant.EPOCH, 2);
        HttpResponse<byte[]> protobuf = send("/in/" + key + "/v1/traces", PROTOBUF, "", request.toByteArray());
        assertThat(protobuf.statusCode()).isEqualTo(200);
        ExportTraceServiceResponse answer = ExportTraceServiceResponse.parseFrom(protobuf.body());
        assertThat(answer.getPartialSuccess().getRejectedSpans()).isEqualTo(2);
        assertThat(answer.getPartialSuccess().getErrorMessage()).contains("a span needs its ids and a start");
        HttpResponse<byte[]> json = logs(JSON, LOG.replace("1544712660300000000", "0"));
        assertThat(json(json).path("partialSuccess").path("rejectedLogRecords").asString(""))
                .isEqualTo("1");
    }

    @Test
    void whatIsNoOtlpIsRefusedForGoodWithAStatusInItsEncoding() throws Exception {
        HttpResponse<byte[]> json = logs(JSON, "{\"resourceLogs\":5}");
        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(json(json).path("code").asInt()).isEqualTo(3);
        assertThat(json(json).path("message").asString("")).contains("\"resourceLogs\"");
        HttpResponse<byte[]> protobuf = logs(PROTOBUF, "no protobuf");
        assertThat(protobuf.statusCode()).isEqualTo(400);
        assertThat(protobuf.headers().firstValue("Content-Type")).contains(PROTOBUF);
        assertThat(protobuf.body()).startsWith(0x08, 3, 0x12);
        assertThat(logs("text/plain", LOG).statusCode()).isEqualTo(415);
        assertThat(send("/in/" + key + "/v1/logs", JSON, "br", new byte[5]).statusCode())
                .isEqualTo(415);
        assertThat(send("/in/" + key + "/v1/logs", JSON, "gzip", LOG.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(400);
        byte[] cut = packed(LOG.getBytes(StandardCharsets.UTF_8));
        assertThat(send("/in/" + key + "/v1/logs", JSON, "gzip", java.util.Arrays.copyOf(cut, cut.length - 9))
                        .statusCode())
                .isEqualTo(400);
        assertThat(directory.resolve("telemetry")).doesNotExist();
        assertThat(server.page("Root", "/integrations/shop").body()).contains("refused", "of another type");
    }

    @Test
    void moreThanABodyMayHaveIsRefusedPackedOrNot() throws Exception {
        String large = " ".repeat(OwnServer.KEPT.mostBodyBytes()) + LOG;
        assertThat(logs(JSON, large).statusCode()).isEqualTo(413);
        byte[] bomb = packed(large.getBytes(StandardCharsets.UTF_8));
        assertThat(bomb.length).isLessThan(10_000);
        assertThat(send("/in/" + key + "/v1/logs", JSON, "gzip", bomb).statusCode())
                .isEqualTo(413);
    }

    @Test
    void aKeyOfTelemetryWakesNobodyAndAKeyOfAlertsBringsNoTelemetry() throws Exception {
        String alerts = newKey("any", "generic");
        assertThat(send("/in/" + alerts + "/v1/logs", JSON, "", LOG.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("/in/" + "x".repeat(43) + "/v1/logs", JSON, "", LOG.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.anyone("/in/" + key, "{\"title\":\"fire\"}").statusCode())
                .isEqualTo(404);
        assertThat(server.form("Root", "/integrations/shop/test", "").statusCode())
                .isEqualTo(400);
        assertThat(OwnServer.json(server.get("Ann", "/api/v1/alerts")).toString())
                .doesNotContain("fire");
    }

    @Test
    void thePageOfTheIntegrationTellsWhatToSet() {
        assertThat(server.page("Root", "/integrations/shop").body())
                .contains("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:" + server.port() + "/in/KEY")
                .contains("OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf")
                .doesNotContain("Send a test alert");
    }

    @Test
    void anIncidentIsLookedIntoWithWhatCameAndNoOtherSource() throws Exception {
        for (int minute = 30; minute > 0; minute--) {
            byte[] body =
                    spans("checkout", now().minusSeconds(minute * 60L), 20).toByteArray();
            assertThat(send("/in/" + key + "/v1/traces", PROTOBUF, "", body).statusCode())
                    .isEqualTo(200);
        }
        server.tell("the till is on fire");
        String timeline = "";
        for (int i = 0; i < 300 && !timeline.contains("Looked into"); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            timeline = server.get("Ann", "/api/v1/incidents/1/timeline").body();
        }
        assertThat(timeline).contains("Looked into 60 minutes of own receiver in");
    }
}
