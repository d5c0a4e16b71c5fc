package dev.firefight.telemetry.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** At least one small file of each format. A format without any does not compile. */
final class Samples {
    private Samples() {}

    static List<byte[]> of(Format format) {
        return switch (format) {
            case SEGMENT -> OtlpCheckTest.segments();
            case OTLP_JSON ->
                texts(OtlpJsonReaderTest.ALL, OtlpJsonReaderTest.RESOURCE_LAST, OtlpHistogramTest.RUNNING);
            case OTLP_PROTOBUF -> OtlpProtobufReaderTest.samples();
            case JAEGER_JSON -> texts(JaegerJsonReaderTest.ANSWER, JaegerJsonReaderTest.LINES);
            case ZIPKIN_JSON -> texts(ZipkinJsonReaderTest.LIST, ZipkinJsonReaderTest.LINES);
            case LOKI_JSON -> texts(LokiJsonReaderTest.ANSWER, LokiJsonReaderTest.LINE);
            case PROMETHEUS_JSON -> texts(PrometheusJsonReaderTest.MATRIX, PrometheusJsonReaderTest.NATIVE);
            case OPENMETRICS -> texts(OpenMetricsReaderTest.SAMPLE);
            case CSV_CALLS -> texts("caller,callee\nfront,cart\n\"cart\",\"db\"\n");
            case CSV_TRACES -> texts(CsvReadersTest.TRACES);
            case CSV_LONG -> texts(CsvReadersTest.LONG);
            case CSV_LOGS -> texts(CsvReadersTest.LOGS);
            case LONE_TIME -> texts("1704805331\n");
            case CSV_WIDE -> texts(CsvReadersTest.WIDE);
            case LOG_TEXT -> texts(LogTextReaderTest.MIXED);
        };
    }

    /** All files of all formats. */
    static Stream<byte[]> all() {
        return Arrays.stream(Format.values()).flatMap(format -> of(format).stream());
    }

    private static List<byte[]> texts(String... texts) {
        return Arrays.stream(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
