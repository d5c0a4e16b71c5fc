package dev.firefight.benchmarks;

import dev.firefight.benchmarks.Meters.Route;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes OTLP/JSON as the OpenTelemetry Collector's file exporter does: a line for each pod and step. */
final class OtlpLines implements AutoCloseable {
    private static final JsonFactory JSON =
            JsonFactory.builder().rootValueSeparator("\n").build();
    private static final HexFormat HEX = HexFormat.of();

    private final JsonGenerator json;

    OtlpLines(OutputStream out) {
        this.json = JSON.createGenerator(ObjectWriteContext.empty(), out)
                .configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false);
    }

    @Override
    public void close() {
        json.close();
    }

    /** A line of spans; none when there are none. */
    void spans(PodStep told) {
        if (!told.spans().isEmpty()) {
            start("resourceSpans", "scopeSpans", "spans", told);
            told.spans().forEach(this::span);
            end();
        }
    }

    /** A line of log records; none when there are none. */
    void logs(PodStep told) {
        if (!told.lines().isEmpty()) {
            start("resourceLogs", "scopeLogs", "logRecords", told);
            told.lines().forEach(this::log);
            end();
        }
    }

    /** A line of measurements. */
    void metrics(PodStep told) {
        Meters meters = told.meters();
        long timeNanos = told.endNanos();
        start("resourceMetrics", "scopeMetrics", "metrics", told);
        for (Meters.Reading reading : meters.readings()) {
            json.writeStartObject().writeStringProperty("name", reading.metric());
            json.writeName(reading.isTotal() ? "sum" : "gauge").writeStartObject();
            json.writeName("dataPoints").writeStartArray().writeStartObject();
            times(timeNanos);
            json.writeNumberProperty("asDouble", reading.value());
            json.writeEndObject().writeEndArray();
            total(reading.isTotal());
            json.writeEndObject().writeEndObject();
        }
        json.writeStartObject().writeStringProperty("name", "http.server.request.count");
        json.writeName("sum").writeStartObject().writeName("dataPoints").writeStartArray();
        for (Route route : meters.routes()) {
            count(route, "200", route.answered, timeNanos);
            count(route, "503", route.failed, timeNanos);
        }
        json.writeEndArray();
        total(true);
        json.writeEndObject().writeEndObject();
        json.writeStartObject()
                .writeStringProperty("name", "http.server.request.duration")
                .writeStringProperty("unit", "s");
        json.writeName("histogram").writeStartObject().writeName("dataPoints").writeStartArray();
        meters.routes().forEach(route -> histogram(route, timeNanos));
        json.writeEndArray();
        json.writeNumberProperty("aggregationTemporality", 2);
        json.writeEndObject().writeEndObject();
        end();
    }

    private void count(Route route, String status, long count, long timeNanos) {
        json.writeStartObject();
        json.writeName("attributes").writeStartArray();
        attribute("http.route", route.name);
        attribute("http.response.status_code", status);
        json.writeEndArray();
        times(timeNanos);
        json.writeStringProperty("asInt", Long.toString(count));
        json.writeEndObject();
    }

    private void histogram(Route route, long timeNanos) {
        json.writeStartObject();
        attributes(Map.of("http.route", route.name));
        times(timeNanos);
        json.writeStringProperty("count", Long.toString(route.answered + route.failed));
        json.writeNumberProperty("sum", route.seconds);
        json.writeName("bucketCounts").writeStartArray();
        for (long bucket : route.buckets) {
            json.writeString(Long.toString(bucket));
        }
        json.writeEndArray().writeName("explicitBounds").writeStartArray();
        for (double bound : Meters.BOUNDS) {
            json.writeNumber(bound);
        }
        json.writeEndArray().writeEndObject();
    }

    private void total(boolean isTotal) {
        if (isTotal) {
            json.writeNumberProperty("aggregationTemporality", 2).writeBooleanProperty("isMonotonic", true);
        }
    }

    private void times(long timeNanos) {
        json.writeStringProperty("startTimeUnixNano", Long.toString(Production.START_NANOS));
        json.writeStringProperty("timeUnixNano", Long.toString(timeNanos));
    }

    private void span(Span span) {
        json.writeStartObject();
        json.writeStringProperty("traceId", HEX.toHexDigits(span.traceHigh()) + HEX.toHexDigits(span.traceLow()));
        json.writeStringProperty("spanId", HEX.toHexDigits(span.id()));
        json.writeStringProperty("parentSpanId", span.parent() == 0 ? "" : HEX.toHexDigits(span.parent()));
        json.writeStringProperty("name", span.name()).writeNumberProperty("kind", span.kind());
        json.writeStringProperty("startTimeUnixNano", Long.toString(span.startNanos()));
        json.writeStringProperty("endTimeUnixNano", Long.toString(span.endNanos()));
        attributes(span.attributes());
        json.writeName("status").writeStartObject();
        if (span.status() != 0) {
            json.writeNumberProperty("code", span.status());
        }
        json.writeEndObject().writeEndObject();
    }

    private void log(LogLine line) {
        json.writeStartObject();
        json.writeStringProperty("timeUnixNano", Long.toString(line.timeNanos()));
        json.writeStringProperty("observedTimeUnixNano", Long.toString(line.timeNanos()));
        json.writeNumberProperty("severityNumber", line.level().number);
        json.writeStringProperty("severityText", line.level().name());
        json.writeName("body")
                .writeStartObject()
                .writeStringProperty("stringValue", line.text())
                .writeEndObject();
        attributes(line.attributes());
        Span span = line.span();
        json.writeStringProperty("traceId", HEX.toHexDigits(span.traceHigh()) + HEX.toHexDigits(span.traceLow()));
        json.writeStringProperty("spanId", HEX.toHexDigits(span.id()));
        json.writeEndObject();
    }

    private void start(String resources, String scopes, String records, PodStep told) {
        json.writeStartObject().writeName(resources).writeStartArray().writeStartObject();
        json.writeName("resource").writeStartObject();
        attributes(told.resource());
        json.writeEndObject();
        json.writeName(scopes).writeStartArray().writeStartObject();
        json.writeName("scope")
                .writeStartObject()
                .writeStringProperty("name", "shop")
                .writeEndObject();
        json.writeName(records).writeStartArray();
    }

    private void end() {
        json.writeEndArray().writeEndObject().writeEndArray(); // records, scope, scopes
        json.writeEndObject().writeEndArray().writeEndObject(); // resource, resources, request
    }

    private void attributes(Map<String, String> attributes) {
        json.writeName("attributes").writeStartArray();
        attributes.forEach(this::attribute);
        json.writeEndArray();
    }

    private void attribute(String key, String value) {
        json.writeStartObject().writeStringProperty("key", key);
        json.writeName("value")
                .writeStartObject()
                .writeStringProperty("stringValue", value)
                .writeEndObject();
        json.writeEndObject();
    }
}
