package dev.firefight.telemetry.format;

import dev.firefight.telemetry.TelemetryBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** A form in which telemetry is written down. The order is the one in which a file is tried: the unmistakable first. */
public enum Format {
    /** What Firefight's own receiver keeps on disk. */
    SEGMENT("segment", "a segment of Firefight's own receiver", new SegmentReader(), SegmentReader::why),
    /** OTLP in JSON, as the OpenTelemetry Collector's file exporter writes it. */
    OTLP_JSON("otlp-json", "OTLP/JSON (metrics, logs, traces)", new OtlpJsonReader(), OtlpJsonReader::why),
    /** OTLP in protobuf, one message or those of the OpenTelemetry Collector's file exporter. */
    OTLP_PROTOBUF(
            "otlp-protobuf",
            "OTLP/protobuf (metrics, logs, traces)",
            new OtlpProtobufReader(),
            OtlpProtobufReader::why),
    /** Traces of Jaeger. */
    JAEGER_JSON("jaeger-json", "Jaeger's JSON (traces)", new JaegerJsonReader(), JaegerJsonReader::why),
    /** Spans of Zipkin. */
    ZIPKIN_JSON("zipkin-json", "Zipkin's JSON (spans)", new ZipkinJsonReader(), ZipkinJsonReader::why),
    /** Log records of Loki. */
    LOKI_JSON("loki-json", "Loki's JSON (log records)", new LokiJsonReader(), LokiJsonReader::why),
    /** Answers of Prometheus' query API. */
    PROMETHEUS_JSON(
            "prometheus-json", "a Prometheus query's answer", new PrometheusJsonReader(), PrometheusJsonReader::why),
    /** The text formats of Prometheus and OpenMetrics. */
    OPENMETRICS("openmetrics", "OpenMetrics or Prometheus text", new OpenMetricsReader(), OpenMetricsReader::why),
    /** Who calls whom, as a table. */
    CSV_CALLS("csv-calls", "a table of calls", new CsvCallsReader(), CsvCallsReader::why),
    /** Spans as a table. */
    CSV_TRACES("csv-traces", "a table of spans", new CsvTracesReader(), CsvTracesReader::why),
    /** Points as a table, one point a row. */
    CSV_LONG("csv-long", "a table with one point a row", new CsvLongReader(), CsvLongReader::why),
    /** Log records as a table. */
    CSV_LOGS("csv-logs", "a table of log records", new CsvLogsReader(), CsvLogsReader::why),
    /** A time and nothing else. */
    LONE_TIME("time", "a time", new LoneTimeReader(), LoneTimeReader::why),
    /** Series as a table, one column a series. */
    CSV_WIDE("csv-wide", "a table with one column a series", new CsvWideReader(), CsvWideReader::why),
    /** Plain files of logs: any text whose lines tell their time. */
    LOG_TEXT("log-text", "a log file", new LogTextReader(), LogTextReader::why);

    /** What is noted of content that was read and holds nothing. */
    public static final String NO_RECORD = "holds no record";

    private final String id;
    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // readers keep no state between files
    private final FormatReader reader;

    @SuppressWarnings("ImmutableEnumChecker") // references to static methods
    private final Function<Head, Optional<String>> why;

    Format(String id, String words, FormatReader reader, Function<Head, Optional<String>> why) {
        this.id = id;
        this.words = words;
        this.reader = reader;
        this.why = why;
    }

    /** The name by which a person chooses it on the command line. */
    public String id() {
        return id;
    }

    /** What it is, in words. */
    public String words() {
        return words;
    }

    /** The format with an id. */
    public static Optional<Format> ofId(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }

    /** What gives this format away at the start of a file, in words; empty when the file is not written in it. */
    Optional<String> why(Head head) {
        return why.apply(head);
    }

    /**
     * Reads a stream to its end.
     *
     * @param bytes the content, already unpacked; closed by the caller
     * @param into where records go
     * @param notes what was found, and what could not be used and why
     * @throws IOException when the bytes themselves cannot be had; never for what they say
     */
    public void read(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        reader.read(bytes, into, notes);
        if (notes.isEmpty() && notes.problems().isEmpty()) {
            notes.problem(0, NO_RECORD);
        }
    }
}
