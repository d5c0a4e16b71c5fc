package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.metrics.v1.Summary;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OtlpProtobufReaderTest {
    private static final long NOW = 1_692_216_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final ByteString TRACE = bytes("000000000000000000000000000000a1");
    private static final Resource CART = Resource.newBuilder()
            .addAttributes(attribute("service.name", "cart"))
            .addAttributes(attribute("k8s.pod.name", "cart-0"))
            .addAttributes(attribute("zone", "a"))
            .build();
    private static final Span SPAN = Span.newBuilder()
            .setTraceId(TRACE)
            .setSpanId(bytes("0000000000000001"))
            .setParentSpanId(bytes("0000000000000009"))
            .setName("get")
            .setKind(Span.SpanKind.SPAN_KIND_CLIENT)
            .setStartTimeUnixNano(NOW)
            .setEndTimeUnixNano(NOW + 5000)
            .addAttributes(attribute("peer.service", "redis"))
            .addEvents(Span.Event.newBuilder()
                    .setTimeUnixNano(NOW + 1000)
                    .setName("exception")
                    .addAttributes(attribute("exception.type", "Timeout")))
            .setStatus(Status.newBuilder()
                    .setCode(Status.StatusCode.STATUS_CODE_ERROR)
                    .setMessage("refused"))
            .build();
    private static final LogRecord LOG = LogRecord.newBuilder()
            .setTimeUnixNano(NOW)
            .setObservedTimeUnixNano(NOW + 1)
            .setSeverityNumber(SeverityNumber.SEVERITY_NUMBER_WARN)
            .setBody(AnyValue.newBuilder()
                    .setArrayValue(ArrayValue.newBuilder()
                            .addValues(AnyValue.newBuilder().setStringValue("left:"))
                            .addValues(AnyValue.newBuilder().setIntValue(3))
                            .addValues(AnyValue.newBuilder().setDoubleValue(2))
                            .addValues(AnyValue.newBuilder().setBoolValue(true))))
            .setTraceId(TRACE)
            .setSpanId(bytes("0000000000000001"))
            .build();
    private static final byte[] SPANS = request(SPAN).toByteArray();
    private static final byte[] LOGS = request(LOG).toByteArray();

    private static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static ExportTraceServiceRequest request(Span... spans) {
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(CART)
                        .addScopeSpans(ScopeSpans.newBuilder().addAllSpans(Arrays.asList(spans))))
                .build();
    }

    private static ExportLogsServiceRequest request(LogRecord... records) {
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder()
                        .setResource(CART)
                        .addScopeLogs(ScopeLogs.newBuilder().addAllLogRecords(Arrays.asList(records))))
                .build();
    }

    private static ExportMetricsServiceRequest request(Metric... metrics) {
        return ExportMetricsServiceRequest.newBuilder()
                .addResourceMetrics(ResourceMetrics.newBuilder()
                        .setResource(CART)
                        .addScopeMetrics(ScopeMetrics.newBuilder().addAllMetrics(Arrays.asList(metrics))))
                .build();
    }

    private static byte[] framed(byte[]... messages) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (byte[] message : messages) {
            file.writeBytes(ByteBuffer.allocate(4).putInt(message.length).array());
            file.writeBytes(message);
        }
        return file.toByteArray();
    }

    private static NumberDataPoint.Builder point(int second, double value) {
        return NumberDataPoint.newBuilder()
                .setTimeUnixNano(NOW + second * SECOND)
                .setAsDouble(value);
    }

    /** A request of spans, one of log records, one of metrics. */
    static List<byte[]> requests() {
        return samples().subList(0, 3);
    }

    /** A request of each kind, and a file with all of them. */
    static List<byte[]> samples() {
        byte[] metrics = request(gauge("mem", 5), histogram(0, 1, 2, 3), histogram(5, 1, 3, 4))
                .toByteArray();
        return List.of(SPANS, LOGS, metrics, framed(SPANS, LOGS, metrics));
    }

    private static Metric gauge(String name, double value) {
        return Metric.newBuilder()
                .setName(name)
                .setUnit("By")
                .setGauge(Gauge.newBuilder().addDataPoints(point(0, value).addAttributes(attribute("disk", "d1"))))
                .build();
    }

    private static Metric histogram(int second, long... counts) {
        return Metric.newBuilder()
                .setName("lag")
                .setHistogram(Histogram.newBuilder()
                        .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                        .addDataPoints(HistogramDataPoint.newBuilder()
                                .setTimeUnixNano(NOW + second * SECOND)
                                .setCount(Arrays.stream(counts).sum())
                                .addExplicitBounds(1)
                                .addExplicitBounds(2)
                                .addAllBucketCounts(
                                        Arrays.stream(counts).boxed().toList())))
                .build();
    }

    private static boolean isTakenForProtobuf(byte[] bytes) {
        return FormatDetector.detect(bytes)
                .filter(found -> found.format() == Format.OTLP_PROTOBUF)
                .isPresent();
    }

    @Test
    void spansAreRead() {
        Reading outcome = Reading.of(Format.OTLP_PROTOBUF, SPANS);
        assertThat(Expect.spans(outcome))
                .containsExactly("a1/1<9 cart@cart-0@ get CLIENT 1692216000000000+5 failed to redis");
        assertThat(Expect.logs(outcome))
                .containsExactly(
                        "1692216000000005 17 cart@cart-0@ a1/1: refused\npeer.service=redis",
                        "1692216000000001 17 cart@cart-0@ a1/1: Timeout");
        assertThat(outcome.reasons()).isEmpty();
    }

    @Test
    void logRecordsAreRead() {
        Reading outcome = Reading.of(Format.OTLP_PROTOBUF, LOGS);
        assertThat(Expect.logs(outcome)).containsExactly("1692216000000000 13 cart@cart-0@ a1/1: left: 3 2 true");
        assertThat(outcome.reasons()).isEmpty();
    }

    @Test
    void numbersAndDistributionsAreRead() {
        Metric sum = Metric.newBuilder()
                .setName("sold")
                .setSum(Sum.newBuilder()
                        .setIsMonotonic(true)
                        .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                        .addDataPoints(point(0, 10))
                        .addDataPoints(point(10, 30)))
                .build();
        Metric exponential = Metric.newBuilder()
                .setName("size")
                .setExponentialHistogram(ExponentialHistogram.newBuilder()
                        .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA)
                        .addDataPoints(ExponentialHistogramDataPoint.newBuilder()
                                .setTimeUnixNano(NOW)
                                .setCount(4)
                                .setPositive(ExponentialHistogramDataPoint.Buckets.newBuilder()
                                        .addBucketCounts(2)
                                        .addBucketCounts(2))))
                .build();
        Metric summary = Metric.newBuilder()
                .setName("wait")
                .setSummary(Summary.newBuilder()
                        .addDataPoints(SummaryDataPoint.newBuilder()
                                .setTimeUnixNano(NOW)
                                .addQuantileValues(SummaryDataPoint.ValueAtQuantile.newBuilder()
                                        .setQuantile(0.5)
                                        .setValue(7))))
                .build();
        Reading outcome = Reading.of(
                Format.OTLP_PROTOBUF,
                request(gauge("mem", 5), sum, histogram(0, 0, 0, 0), histogram(10, 0, 10, 0), exponential, summary)
                        .toByteArray());

        assertThat(outcome.reasons()).isEmpty();
        assertThat(outcome.series("mem").key().selector()).contains("cart", "d1", "zone");
        assertThat(outcome.series("mem").key().unit()).isEqualTo("By");
        assertThat(outcome.series("mem").values()).containsExactly(5);
        assertThat(outcome.series("sold").values()).containsExactly(2);
        assertThat(outcome.series("lag_p50").values()).containsExactly(1.5);
        assertThat(outcome.series("lag_count").values()).containsExactly(1);
        assertThat(outcome.series("size_p50").values()).containsExactly(2);
        assertThat(outcome.series("wait_p50").values()).containsExactly(7);
    }

    @Test
    void theSameInJsonMeansTheSame() {
        String json =
                "{\"resourceSpans\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"cart\"}},"
                        + "{\"key\":\"k8s.pod.name\",\"value\":{\"stringValue\":\"cart-0\"}}]},\"scopeSpans\":[{\"spans\":[{"
                        + "\"traceId\":\"000000000000000000000000000000a1\",\"spanId\":\"0000000000000001\",\"parentSpanId\":\"0000000000000009\","
                        + "\"name\":\"get\",\"kind\":3,\"startTimeUnixNano\":\"1692216000000000000\",\"endTimeUnixNano\":\"1692216000000005000\","
                        + "\"attributes\":[{\"key\":\"peer.service\",\"value\":{\"stringValue\":\"redis\"}}],\"events\":[{\"timeUnixNano\":"
                        + "\"1692216000000001000\",\"name\":\"exception\",\"attributes\":[{\"key\":\"exception.type\",\"value\":{\"stringValue\":"
                        + "\"Timeout\"}}]}],\"status\":{\"code\":2,\"message\":\"refused\"}}]}]}]}";
        Reading fromJson = Reading.of(Format.OTLP_JSON, json);
        Reading fromProtobuf = Reading.of(Format.OTLP_PROTOBUF, SPANS);
        assertThat(Expect.spans(fromProtobuf)).isEqualTo(Expect.spans(fromJson)).hasSize(1);
        assertThat(Expect.logs(fromProtobuf)).isEqualTo(Expect.logs(fromJson)).hasSize(2);
    }

    /** Another span than a given one, since it starts later. */
    private static Span later(Span span) {
        return span.toBuilder()
                .setStartTimeUnixNano(span.getStartTimeUnixNano() + 1)
                .build();
    }

    @Test
    void messagesAreToldApartByTheirRecords() {
        byte[] metrics = request(gauge("mem", 5)).toByteArray();
        byte[] empty = {};
        byte[] noRecords = request(new Span[0]).toByteArray();
        for (byte[] message : new byte[][] {SPANS, LOGS, metrics, framed(empty, noRecords, LOGS), framed(SPANS)}) {
            assertThat(isTakenForProtobuf(message)).isTrue();
        }
        byte[] another = request(later(SPAN)).toByteArray();
        Reading outcome = Reading.of(Format.OTLP_PROTOBUF, framed(SPANS, empty, LOGS, noRecords, metrics, another));
        assertThat(outcome.telemetry().spans().size()).isEqualTo(2);
        assertThat(outcome.telemetry().logs().size()).isEqualTo(5);
        assertThat(outcome.series("mem").values()).containsExactly(5);
        assertThat(outcome.reasons()).isEmpty();
    }

    @Test
    void whatIsNoMessageIsNotTakenForOne() {
        Random random = new Random(81);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            if (noise.length > 0 && i % 2 == 0) {
                noise[0] = 0x0A;
            }
            assertThat(isTakenForProtobuf(noise)).as("seed 81, run %d", i).isFalse();
        }
        for (String text : new String[] {"\n\nhello\n", "\n\ttime,cpu\n1,2\n", "{}", "\0\0\0\5hello"}) {
            assertThat(isTakenForProtobuf(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isFalse();
        }
    }

    @Test
    void aResourceBehindItsRecordsNamesTheirOrigin() {
        ResourceSpans whole = request(SPAN).getResourceSpans(0);
        ByteString swapped = whole.toBuilder()
                .clearResource()
                .build()
                .toByteString()
                .concat(ResourceSpans.newBuilder()
                        .setResource(whole.getResource())
                        .build()
                        .toByteString());
        byte[] length = {0x0A, (byte) ((swapped.size() & 0x7F) | 0x80), (byte) (swapped.size() >> 7)};
        assertThat(Expect.spans(Reading.of(
                        Format.OTLP_PROTOBUF,
                        ByteString.copyFrom(length).concat(swapped).toByteArray())))
                .singleElement()
                .asString()
                .contains("cart@cart-0@");
    }

    @Test
    void aCutFileKeepsTheWholeRecords() {
        byte[] two = request(SPAN, SPAN).toByteArray();
        for (byte[] file : new byte[][] {two, framed(two), framed(LOGS, two)}) {
            Reading outcome = Reading.of(Format.OTLP_PROTOBUF, Arrays.copyOf(file, file.length - 3));
            assertThat(outcome.telemetry().spans().size()).isEqualTo(1);
            assertThat(outcome.reasons()).contains("the record at the end is cut; left out");
        }
    }

    @Test
    void aRecordThatCannotBeReadCostsItself() {
        Span marked = SPAN.toBuilder().setName("MARK").build();
        byte[] file = request(SPAN, marked, later(SPAN)).toByteArray();
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf("MARK");
        file[at] = (byte) 0xFF; // no UTF-8
        Reading outcome = Reading.of(Format.OTLP_PROTOBUF, file);
        assertThat(outcome.telemetry().spans().size()).isEqualTo(2);
        assertThat(outcome.reasons()).containsExactly("a record that cannot be read; left out");
    }

    @Test
    void recordsWithoutWhatTheyNeedAreCounted() {
        Span noTime = SPAN.toBuilder().clearStartTimeUnixNano().build();
        LogRecord noTimes =
                LOG.toBuilder().clearTimeUnixNano().clearObservedTimeUnixNano().build();
        Metric noPointTime = Metric.newBuilder()
                .setName("mem")
                .setGauge(Gauge.newBuilder()
                        .addDataPoints(NumberDataPoint.newBuilder().setAsInt(1)))
                .build();
        Metric noValue = Metric.newBuilder()
                .setName("mem")
                .setGauge(Gauge.newBuilder()
                        .addDataPoints(NumberDataPoint.newBuilder().setTimeUnixNano(NOW)))
                .build();
        Reading outcome = Reading.of(
                Format.OTLP_PROTOBUF,
                framed(
                        request(noTime).toByteArray(),
                        request(noTimes).toByteArray(),
                        request(noPointTime, noValue).toByteArray()));
        assertThat(outcome.notes().isEmpty()).isTrue();
        assertThat(outcome.notes().problems())
                .extracting(ReadNotes.Problem::count)
                .containsExactly(2L, 1L, 1L);
    }

    @Test
    void aMessageBeyondTheLimitIsLeftOutAndCounted() throws IOException {
        int most = SPANS.length + 10;
        byte[] large = request(SPAN, SPAN).toByteArray();
        for (byte[] file : new byte[][] {large, framed(SPANS, large)}) {
            TelemetryBuilder into = new TelemetryBuilder(new Vocabulary(text -> 0));
            ReadNotes notes = new ReadNotes();
            new OtlpProtobufReader(most).read(new ByteArrayInputStream(file), into, notes);
            assertThat(into.build().spans().size()).isEqualTo(1);
            assertThat(notes.problems()).isNotEmpty();
        }
        Reading outcome = Reading.of(Format.OTLP_PROTOBUF, new byte[] {0x7F, 0x7F, 0x7F, 0x7F, 1, 2, 3});
        assertThat(outcome.reasons())
                .containsExactly("a message whose length is cut or beyond all bounds; left out what is behind");
    }

    @Test
    void randomGaugesComeBack() {
        Random random = new Random(82);
        for (int run = 0; run < 200; run++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10);
            String name = "cpu" + random.nextInt(1000);
            byte[] one = request(gauge(name, value)).toByteArray();
            byte[] file = random.nextBoolean() ? one : framed(one);
            assertThat(isTakenForProtobuf(file)).as("seed 82, run %d", run).isTrue();
            assertThat(Reading.of(Format.OTLP_PROTOBUF, file).series(name).values())
                    .as("seed 82, run %d", run)
                    .containsExactly(value);
        }
    }
}
