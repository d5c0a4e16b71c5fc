package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.window.Encoding;
import dev.firefight.telemetry.window.SegmentBytes;
import dev.firefight.telemetry.window.SegmentBytes.Arrived;
import dev.firefight.telemetry.window.Signal;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OtlpCheckTest {
    private static final long SEED = 20260301;
    private static final ByteString ID = ByteString.fromHex("00000000000000a1");
    private static final List<Signal> ORDER = List.of(Signal.TRACES, Signal.LOGS, Signal.METRICS);

    /** Requests of all signals in both encodings. */
    private static List<Arrived> requests() {
        List<Arrived> all = new ArrayList<>();
        List<byte[]> protobuf = OtlpProtobufReaderTest.requests();
        for (int i = 0; i < ORDER.size(); i++) {
            all.add(new Arrived(ORDER.get(i), Encoding.PROTOBUF, protobuf.get(i)));
        }
        for (Signal signal : Signal.values()) {
            all.add(new Arrived(signal, Encoding.JSON, golden(signal)));
        }
        return all;
    }

    /** Segments of a window, as samples of their format. */
    static List<byte[]> segments() {
        return List.of(SegmentBytes.of(requests()));
    }

    private static byte[] golden(Signal signal) {
        String name = "otlp-" + signal.name().toLowerCase(Locale.ROOT) + ".json";
        try (InputStream in = OtlpCheckTest.class.getResourceAsStream(name)) {
            return java.util.Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OtlpCheck json(Signal signal, String text) throws OtlpUnreadable {
        return OtlpCheck.of(signal, Encoding.JSON, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theExamplesOfTheSpecificationAreTakenAndCounted() throws OtlpUnreadable {
        assertThat(OtlpCheck.of(Signal.TRACES, Encoding.JSON, golden(Signal.TRACES)))
                .isEqualTo(new OtlpCheck(1, 0));
        assertThat(OtlpCheck.of(Signal.METRICS, Encoding.JSON, golden(Signal.METRICS)))
                .isEqualTo(new OtlpCheck(4, 0));
        assertThat(OtlpCheck.of(Signal.LOGS, Encoding.JSON, golden(Signal.LOGS)))
                .isEqualTo(new OtlpCheck(1, 0));
    }

    @Test
    void whatIsTakenIsReadWithoutAnyProblem() throws OtlpUnreadable {
        for (Arrived one : requests()) {
            OtlpCheck check = OtlpCheck.of(one.signal(), one.encoding(), one.body());
            ReadNotes notes = new ReadNotes();
            new OtlpStream(new TelemetryBuilder(new Vocabulary(text -> 0)), notes).read(one.encoding(), one.body());
            assertThat(check.items()).isPositive();
            assertThat(check.rejected()).isZero();
            assertThat(notes.problems())
                    .as("%s %s", one.signal(), one.encoding())
                    .isEmpty();
        }
    }

    @Test
    void anEmptyRequestSaysNothingAndIsTaken() throws OtlpUnreadable {
        for (Signal signal : Signal.values()) {
            assertThat(OtlpCheck.of(signal, Encoding.PROTOBUF, new byte[0])).isEqualTo(new OtlpCheck(0, 0));
            assertThat(json(signal, "{}")).isEqualTo(new OtlpCheck(0, 0));
            assertThat(json(signal, " {\"newer\": [{\"than\": 1}]} ")).isEqualTo(new OtlpCheck(0, 0));
        }
    }

    @Test
    void aRequestOfAnotherSignalIsRefused() {
        for (Arrived one : requests()) {
            for (Signal other : Signal.values()) {
                if (other != one.signal()) {
                    assertThatThrownBy(() -> OtlpCheck.of(other, one.encoding(), one.body()))
                            .as("%s as %s in %s", one.signal(), other, one.encoding())
                            .isInstanceOf(OtlpUnreadable.class);
                }
            }
        }
    }

    @Test
    void whatSaysNothingOfUseIsCountedAsRejected() throws OtlpUnreadable {
        Span sound = Span.newBuilder()
                .setTraceId(ID.concat(ID))
                .setSpanId(ID)
                .setStartTimeUnixNano(1)
                .build();
        ScopeSpans spans = ScopeSpans.newBuilder()
                .addSpans(sound)
                .addSpans(sound.toBuilder().clearStartTimeUnixNano())
                .addSpans(sound.toBuilder().setTraceId(ID))
                .addSpans(sound.toBuilder().setSpanId(ByteString.copyFrom(new byte[8])))
                .build();
        assertThat(OtlpCheck.of(
                        Signal.TRACES,
                        Encoding.PROTOBUF,
                        ExportTraceServiceRequest.newBuilder()
                                .addResourceSpans(ResourceSpans.newBuilder().addScopeSpans(spans))
                                .build()
                                .toByteArray()))
                .isEqualTo(new OtlpCheck(4, 3));
        ScopeLogs logs = ScopeLogs.newBuilder()
                .addLogRecords(LogRecord.newBuilder().setTimeUnixNano(1))
                .addLogRecords(LogRecord.newBuilder().setObservedTimeUnixNano(1))
                .addLogRecords(LogRecord.newBuilder().setSeverityText("INFO"))
                .build();
        assertThat(OtlpCheck.of(
                        Signal.LOGS,
                        Encoding.PROTOBUF,
                        ExportLogsServiceRequest.newBuilder()
                                .addResourceLogs(ResourceLogs.newBuilder().addScopeLogs(logs))
                                .build()
                                .toByteArray()))
                .isEqualTo(new OtlpCheck(3, 1));
        Gauge two = Gauge.newBuilder()
                .addDataPoints(NumberDataPoint.newBuilder().setTimeUnixNano(1).setAsInt(5))
                .addDataPoints(NumberDataPoint.newBuilder().setAsInt(5))
                .build();
        ScopeMetrics metrics = ScopeMetrics.newBuilder()
                .addMetrics(Metric.newBuilder().setName("named").setGauge(two))
                .addMetrics(Metric.newBuilder().setGauge(two))
                .build();
        assertThat(OtlpCheck.of(
                        Signal.METRICS,
                        Encoding.PROTOBUF,
                        ExportMetricsServiceRequest.newBuilder()
                                .addResourceMetrics(ResourceMetrics.newBuilder().addScopeMetrics(metrics))
                                .build()
                                .toByteArray()))
                .isEqualTo(new OtlpCheck(4, 3));
        assertThat(
                        json(
                                Signal.LOGS,
                                "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":\"0\"},{\"observedTimeUnixNano\":7}]}]}]}"))
                .isEqualTo(new OtlpCheck(2, 1));
    }

    @Test
    void jsonOfTheWrongTypeIsRefusedWithTheNameOfTheField() {
        Map<String, String> wrong = Map.of(
                "[]", "is an object",
                "{} {}", "something stands behind",
                "{", "no JSON that can be read",
                "{\"resourceSpans\":{}}", "\"resourceSpans\" of TracesRequest",
                "{\"resourceSpans\":[5]}", "\"resourceSpans\" of TracesRequest",
                "{\"resource_spans\":[]}", "camel case",
                "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":5}]}]}]}", "\"traceId\" of Span",
                "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"startTimeUnixNano\":\"1.5\"}]}]}]}",
                        "\"startTimeUnixNano\" of Span",
                "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"attributes\":{}}]}]}]}", "\"attributes\" of Span");
        wrong.forEach((text, words) -> assertThatThrownBy(() -> json(Signal.TRACES, text))
                .as(text)
                .isInstanceOf(OtlpUnreadable.class)
                .hasMessageContaining(words));
    }

    @Test
    void whatIsNestedWithoutEndIsRefused() {
        AnyValue value = AnyValue.newBuilder().setIntValue(1).build();
        for (int i = 0; i < 500; i++) {
            value = AnyValue.newBuilder()
                    .setArrayValue(ArrayValue.newBuilder().addValues(value))
                    .build();
        }
        byte[] nested = ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder()
                        .addScopeLogs(ScopeLogs.newBuilder()
                                .addLogRecords(LogRecord.newBuilder()
                                        .addAttributes(KeyValue.newBuilder().setValue(value)))))
                .build()
                .toByteArray();
        assertThatThrownBy(() -> OtlpCheck.of(Signal.LOGS, Encoding.PROTOBUF, nested))
                .isInstanceOf(OtlpUnreadable.class)
                .hasMessageContaining("nested");
        assertThatThrownBy(() -> json(Signal.LOGS, "{\"a\":" + "[".repeat(100_000)))
                .isInstanceOf(OtlpUnreadable.class);
    }

    /** What is taken damaged is read by protobuf's own reader, with as many items; and ours, in both encodings, never throws for it. */
    @Test
    void damagedRequestsAreRefusedOrCanBeReadByProtobufItself() throws InvalidProtocolBufferException {
        Random random = new Random(SEED);
        int taken = 0;
        int refused = 0;
        for (Arrived one : requests()) {
            for (Damage damage : Damage.values()) {
                for (byte[] body : damage.of(one.body(), random).toList()) {
                    try {
                        OtlpCheck check = OtlpCheck.of(one.signal(), one.encoding(), body);
                        taken++;
                        if (one.encoding() == Encoding.PROTOBUF) {
                            assertThat(check.items())
                                    .as("seed %d, %s, %s", SEED, one.signal(), damage)
                                    .isEqualTo(items(one.signal(), body));
                        }
                        new OtlpStream(new TelemetryBuilder(new Vocabulary(text -> 0)), new ReadNotes())
                                .read(one.encoding(), body);
                    } catch (OtlpUnreadable unreadable) {
                        refused++;
                    }
                }
            }
        }
        assertThat(taken).isGreaterThan(500);
        assertThat(refused).isGreaterThan(5_000);
    }

    private static int items(Signal signal, byte[] body) throws InvalidProtocolBufferException {
        return switch (signal) {
            case TRACES ->
                ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().stream()
                        .flatMap(one -> one.getScopeSpansList().stream())
                        .mapToInt(ScopeSpans::getSpansCount)
                        .sum();
            case LOGS ->
                ExportLogsServiceRequest.parseFrom(body).getResourceLogsList().stream()
                        .flatMap(one -> one.getScopeLogsList().stream())
                        .mapToInt(ScopeLogs::getLogRecordsCount)
                        .sum();
            case METRICS -> {
                var metrics = ExportMetricsServiceRequest.parseFrom(body).getResourceMetricsList().stream()
                        .flatMap(one -> one.getScopeMetricsList().stream())
                        .flatMap(one -> one.getMetricsList().stream())
                        .toList();
                yield metrics.stream()
                        .mapToInt(one -> one.getGauge().getDataPointsCount()
                                + one.getSum().getDataPointsCount()
                                + one.getHistogram().getDataPointsCount()
                                + one.getExponentialHistogram().getDataPointsCount()
                                + one.getSummary().getDataPointsCount())
                        .sum();
            }
        };
    }

    @Test
    void textsAreUtf8AsTheDecoderOfTheJdkSays() {
        Random random = new Random(SEED);
        List<Integer> odd = List.of(
                0x41, 0x7F, 0x80, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xA0, 0xED, 0x9F, 0xEF, 0xF0, 0x90, 0xF4, 0x8F, 0xF5);
        int sound = 0;
        for (int round = 0; round < 200_000; round++) {
            byte[] bytes = new byte[random.nextInt(14)];
            java.util.Arrays.fill(bytes, (byte) 'a');
            for (int i = random.nextInt(5); i > 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) (int) odd.get(random.nextInt(odd.size()));
            }
            boolean expected = decodes(bytes);
            sound += expected ? 1 : 0;
            assertThat(Utf8.isWellFormed(bytes, 0, bytes.length))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(expected);
        }
        assertThat(sound).isBetween(10_000, 190_000);
        byte[] text = "déjà vu 火事 🔥".getBytes(StandardCharsets.UTF_8);
        assertThat(Utf8.isWellFormed(text, 0, text.length)).isTrue();
    }

    private static boolean decodes(byte[] bytes) {
        try {
            var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
