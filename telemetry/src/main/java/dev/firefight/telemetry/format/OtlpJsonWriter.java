package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.Spans;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TraceId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes telemetry as OTLP/JSON, one export request a line, as the OpenTelemetry Collector's file exporter does, so that other programs can read
 * it too. What {@link Format#OTLP_JSON} reads of it is what was written: the same records in the same order, whichever form they came in.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/protocol/file-exporter/">OpenTelemetry protocol file exporter</a>
 */
public final class OtlpJsonWriter {
    private static final int LINE_CHARS = 1 << 17;
    private static final int POINTS = 1_000;
    private static final int CHARS_OF_RECORD = 250;
    private static final int CHARS_OF_POINT = 70;
    private static final int GAUGE_CHARS = 100;
    private static final char REPLACEMENT = 0xFFFD;
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final OutputStream out;
    private final String resources;
    private final String scopes;
    private final String records;
    private Optional<Line> line = Optional.empty();

    /** A line on its way. */
    private static final class Line {
        final JsonGenerator json;
        Origin origin = Origin.UNKNOWN;
        boolean hasResource;
        int chars;

        Line(JsonGenerator json) {
            this.json = json;
        }
    }

    /** Of one record. */
    private interface Body {
        /** Writes its members, and gives about how many characters they have. */
        int write(JsonGenerator json);
    }

    private OtlpJsonWriter(OutputStream out, String signal, String records) {
        this.out = out;
        this.resources = "resource" + signal;
        this.scopes = "scope" + signal;
        this.records = records;
    }

    /** Writes all series, each point of them. */
    public static void metrics(Telemetry telemetry, OutputStream out) throws IOException {
        OtlpJsonWriter writer = new OtlpJsonWriter(out, "Metrics", "metrics");
        for (Series series : telemetry.series()) {
            for (int from = 0; from < series.size(); from += POINTS) {
                int first = from;
                writer.record(series.key().origin(), json -> metric(series, first, json));
            }
        }
        writer.end();
    }

    /** Writes all spans. */
    public static void spans(Telemetry telemetry, OutputStream out) throws IOException {
        OtlpJsonWriter writer = new OtlpJsonWriter(out, "Spans", "spans");
        Spans spans = telemetry.spans();
        for (int i = 0; i < spans.size(); i++) {
            int span = i;
            writer.record(telemetry.origin(spans.origin(i)), json -> span(telemetry, span, json));
        }
        writer.end();
    }

    /**
     * Writes all log records.
     *
     * @param texts what they say, one for each record, in their order
     */
    public static void logs(Telemetry telemetry, Iterator<String> texts, OutputStream out) throws IOException {
        OtlpJsonWriter writer = new OtlpJsonWriter(out, "Logs", "logRecords");
        for (int i = 0; i < telemetry.logs().size(); i++) {
            int log = i;
            String text = texts.next();
            writer.record(telemetry.origin(telemetry.logs().origin(i)), json -> log(telemetry, log, text, json));
        }
        writer.end();
    }

    private void record(Origin origin, Body body) throws IOException {
        if (line.isEmpty()) {
            line = Optional.of(begun());
        }
        Line now = line.get();
        JsonGenerator json = now.json;
        if (!now.hasResource || !now.origin.equals(origin)) {
            closeResource(now);
            openResource(now, origin);
        }
        json.writeStartObject();
        now.chars += body.write(json);
        json.writeEndObject();
        if (now.chars > LINE_CHARS) {
            end();
        }
    }

    private Line begun() {
        JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out);
        json.writeStartObject();
        json.writeArrayPropertyStart(resources);
        return new Line(json);
    }

    private void openResource(Line now, Origin origin) {
        JsonGenerator json = now.json;
        json.writeStartObject();
        json.writeObjectPropertyStart("resource");
        json.writeArrayPropertyStart("attributes");
        attribute(json, "service.name", origin.service());
        attribute(json, "k8s.pod.name", origin.component());
        attribute(json, "k8s.node.name", origin.node());
        attribute(json, OtlpResource.RECORDED, "true");
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayPropertyStart(scopes);
        json.writeStartObject();
        json.writeArrayPropertyStart(records);
        now.origin = origin;
        now.hasResource = true;
        now.chars += CHARS_OF_RECORD;
    }

    private static void closeResource(Line now) {
        if (now.hasResource) {
            now.json.writeEndArray();
            now.json.writeEndObject();
            now.json.writeEndArray();
            now.json.writeEndObject();
        }
    }

    private void end() throws IOException {
        if (line.isPresent()) {
            closeResource(line.get());
            line.get().json.writeEndArray();
            line.get().json.writeEndObject();
            line.get().json.close();
            out.write("\n".getBytes(StandardCharsets.UTF_8));
            line = Optional.empty();
        }
    }

    private static int metric(Series series, int from, JsonGenerator json) {
        int to = Math.min(series.size(), from + POINTS);
        json.writeStringProperty("name", valid(series.key().metric()));
        json.writeStringProperty("unit", valid(series.key().unit()));
        json.writeObjectPropertyStart("gauge");
        json.writeArrayPropertyStart("dataPoints");
        List<String> names = new ArrayList<>(series.key().attributes().keySet());
        int chars = 0;
        for (int i = from; i < to; i++) {
            json.writeStartObject();
            json.writeStringProperty("timeUnixNano", Long.toString(series.timesNanos()[i]));
            json.writeNumberProperty("asDouble", series.values()[i]);
            json.writeArrayPropertyStart("attributes");
            for (String name : names) {
                String value = series.key().attributes().getOrDefault(name, "");
                valueOf(json, name, value);
                chars += name.length() + value.length() + CHARS_OF_POINT / 2;
            }
            json.writeEndArray();
            json.writeEndObject();
            chars += CHARS_OF_POINT;
        }
        json.writeEndArray();
        json.writeEndObject();
        return GAUGE_CHARS + chars;
    }

    private static int span(Telemetry telemetry, int at, JsonGenerator json) {
        Spans spans = telemetry.spans();
        json.writeStringProperty("traceId", spans.trace(at).hex());
        json.writeStringProperty("spanId", hex(spans.id(at)));
        if (spans.parent(at) != 0) {
            json.writeStringProperty("parentSpanId", hex(spans.parent(at)));
        }
        json.writeStringProperty("name", valid(telemetry.text(spans.operation(at))));
        json.writeNumberProperty("kind", spans.kind(at).number());
        json.writeStringProperty("startTimeUnixNano", Long.toString(spans.startNanos(at)));
        json.writeStringProperty("endTimeUnixNano", Long.toString(spans.endNanos(at)));
        String peer = telemetry.text(spans.peer(at));
        if (!peer.isEmpty()) {
            json.writeArrayPropertyStart("attributes");
            attribute(json, "peer.service", peer);
            json.writeEndArray();
        }
        if (spans.failed(at)) {
            json.writeObjectPropertyStart("status");
            json.writeNumberProperty("code", 2);
            json.writeEndObject();
        }
        return CHARS_OF_RECORD;
    }

    private static int log(Telemetry telemetry, int at, String text, JsonGenerator json) {
        json.writeStringProperty("timeUnixNano", Long.toString(telemetry.logs().timeNanos(at)));
        json.writeNumberProperty("severityNumber", telemetry.logs().severity(at));
        json.writeObjectPropertyStart("body");
        json.writeStringProperty("stringValue", valid(text));
        json.writeEndObject();
        TraceId trace = telemetry.logs().trace(at);
        if (trace.isPresent()) {
            json.writeStringProperty("traceId", trace.hex());
        }
        if (telemetry.logs().span(at) != 0) {
            json.writeStringProperty("spanId", hex(telemetry.logs().span(at)));
        }
        return CHARS_OF_RECORD + text.length();
    }

    private static void attribute(JsonGenerator json, String name, String value) {
        if (!value.isEmpty()) {
            valueOf(json, name, value);
        }
    }

    private static void valueOf(JsonGenerator json, String name, String value) {
        json.writeStartObject();
        json.writeStringProperty("key", valid(name));
        json.writeObjectPropertyStart("value");
        json.writeStringProperty("stringValue", valid(value));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String hex(long id) {
        return HexFormat.of().toHexDigits(id);
    }

    /** Half a character, which an escape of JSON can smuggle in, cannot be written as UTF-8. */
    private static String valid(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? REPLACEMENT : point)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
