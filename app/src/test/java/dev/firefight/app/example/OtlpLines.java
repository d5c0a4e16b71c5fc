package dev.firefight.app.example;

import dev.firefight.app.example.Measurements.Measure;
import dev.firefight.app.example.Measurements.Point;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes signals as the OpenTelemetry Collector's file exporter does: one export request a line, fields in the order of the protocol,
 * identifiers in hexadecimal digits, 64-bit integers as texts, enumerations as numbers.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">OTLP, JSON encoding</a>
 */
final class OtlpLines {
    private static final JsonFactory JSON = new JsonFactory();
    private static final long METRICS_A_LINE_MICROS = 300_000_000;
    private static final long SPANS_A_LINE_MICROS = 30_000_000;
    private static final long LOGS_A_LINE_MICROS = 60_000_000;
    private static final int CUMULATIVE = 2;

    private OtlpLines() {}

    /** The lines of {@code metrics.jsonl}. */
    static String metrics(Map<Measure, List<Point>> measured) {
        Map<Long, Map<Optional<Pod>, List<Measure>>> batches = new TreeMap<>();
        measured.forEach((measure, points) -> points.stream()
                .map(point -> point.micros() / METRICS_A_LINE_MICROS)
                .distinct()
                .forEach(batch -> batches.computeIfAbsent(batch, _ -> new LinkedHashMap<>())
                        .computeIfAbsent(measure.pod(), _ -> new ArrayList<>())
                        .add(measure)));
        StringBuilder lines = new StringBuilder();
        batches.forEach((batch, resources) -> lines.append(line(
                "Metrics",
                resources,
                (json, measure) -> metric(
                        json,
                        measure,
                        measured.getOrDefault(measure, List.of()).stream()
                                .filter(point -> point.micros() / METRICS_A_LINE_MICROS == batch)
                                .toList()))));
        return lines.toString();
    }

    /** The lines of {@code traces.jsonl}. */
    static String spans(List<Span> spans) {
        return batches("Spans", spans, Span::end, SPANS_A_LINE_MICROS, span -> span.pod, OtlpLines::span);
    }

    /** The lines of {@code logs.jsonl}. */
    static String logs(List<LogLine> lines) {
        return batches("Logs", lines, LogLine::micros, LOGS_A_LINE_MICROS, LogLine::pod, OtlpLines::log);
    }

    private interface Writer<T> {
        void write(JsonGenerator json, T item);
    }

    private static <T> String batches(
            String signal, List<T> items, ToLongFunction<T> time, long micros, Function<T, Pod> pod, Writer<T> writer) {
        Map<Long, Map<Optional<Pod>, List<T>>> batches = new TreeMap<>();
        for (T item : items) {
            batches.computeIfAbsent(time.applyAsLong(item) / micros, _ -> new LinkedHashMap<>())
                    .computeIfAbsent(Optional.of(pod.apply(item)), _ -> new ArrayList<>())
                    .add(item);
        }
        StringBuilder lines = new StringBuilder();
        batches.values().forEach(batch -> lines.append(line(signal, batch, writer)));
        return lines.toString();
    }

    private static <T> String line(String signal, Map<Optional<Pod>, List<T>> resources, Writer<T> writer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("resource" + signal);
            resources.forEach((pod, items) -> {
                json.writeStartObject();
                json.writeObjectPropertyStart("resource");
                pod.ifPresent(owner -> attributes(
                        json,
                        List.of(
                                new Span.Attribute("service.name", owner.service, false),
                                new Span.Attribute("k8s.pod.name", owner.name, false),
                                new Span.Attribute("k8s.node.name", owner.node, false))));
                json.writeEndObject();
                json.writeArrayPropertyStart("scope" + signal);
                json.writeStartObject();
                json.writeObjectPropertyStart("scope");
                json.writeStringProperty("name", "shop");
                json.writeEndObject();
                json.writeArrayPropertyStart(
                        switch (signal) {
                            case "Metrics" -> "metrics";
                            case "Logs" -> "logRecords";
                            default -> "spans";
                        });
                items.forEach(item -> {
                    json.writeStartObject();
                    writer.write(json, item);
                    json.writeEndObject();
                });
                json.writeEndArray();
                json.writeEndObject();
                json.writeEndArray();
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }

    private static void metric(JsonGenerator json, Measure measure, List<Point> points) {
        json.writeStringProperty("name", measure.name());
        json.writeStringProperty("unit", measure.unit());
        json.writeObjectPropertyStart(measure.isCounter() ? "sum" : "gauge");
        json.writeArrayPropertyStart("dataPoints");
        for (Point point : points) {
            json.writeStartObject();
            if (!measure.attribute().isEmpty()) {
                attributes(
                        json,
                        List.of(new Span.Attribute(
                                measure.attribute().getFirst(),
                                measure.attribute().getLast(),
                                false)));
            }
            if (measure.isCounter()) {
                time(json, "startTimeUnixNano", point.startedMicros());
            }
            time(json, "timeUnixNano", point.micros());
            if (measure.isWhole()) {
                json.writeStringProperty("asInt", point.value().toPlainString());
            } else {
                json.writeName("asDouble");
                json.writeNumber(point.value().stripTrailingZeros().toPlainString());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        if (measure.isCounter()) {
            json.writeNumberProperty("aggregationTemporality", CUMULATIVE);
            json.writeBooleanProperty("isMonotonic", true);
        }
        json.writeEndObject();
    }

    private static void span(JsonGenerator json, Span span) {
        json.writeStringProperty("traceId", traceId(span.request));
        json.writeStringProperty("spanId", hex(span.id));
        json.writeStringProperty("parentSpanId", span.parent == 0 ? "" : hex(span.parent));
        json.writeStringProperty("name", span.name);
        json.writeNumberProperty("kind", span.kind.number());
        time(json, "startTimeUnixNano", span.start);
        time(json, "endTimeUnixNano", span.end());
        attributes(json, span.attributes);
        json.writeObjectPropertyStart("status");
        if (span.failed()) {
            if (!span.message().isEmpty()) {
                json.writeStringProperty("message", span.message());
            }
            json.writeNumberProperty("code", 2);
        }
        json.writeEndObject();
    }

    private static void log(JsonGenerator json, LogLine line) {
        time(json, "timeUnixNano", line.micros());
        time(json, "observedTimeUnixNano", line.micros());
        json.writeNumberProperty("severityNumber", line.level().number);
        json.writeStringProperty("severityText", line.level().name());
        json.writeObjectPropertyStart("body");
        json.writeStringProperty("stringValue", line.text());
        json.writeEndObject();
        json.writeStringProperty(
                "traceId", line.span().map(span -> traceId(span.request)).orElse(""));
        json.writeStringProperty("spanId", line.span().map(span -> hex(span.id)).orElse(""));
    }

    private static void attributes(JsonGenerator json, List<Span.Attribute> attributes) {
        if (attributes.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("attributes");
        for (Span.Attribute attribute : attributes) {
            json.writeStartObject();
            json.writeStringProperty("key", attribute.key());
            json.writeObjectPropertyStart("value");
            json.writeStringProperty(attribute.isNumber() ? "intValue" : "stringValue", attribute.value());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void time(JsonGenerator json, String name, long micros) {
        json.writeStringProperty(name, Long.toString(Scenario.unixNanos(micros)));
    }

    private static String traceId(Request request) {
        return hex(request.traceHigh) + hex(request.traceLow);
    }

    private static String hex(long number) {
        return HexFormat.of().toHexDigits(number);
    }
}
