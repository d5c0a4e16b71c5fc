package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SpanDraft;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.format.ReadNotes.Item;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * OTLP in JSON, as the OpenTelemetry Collector's file exporter writes it: one export request of metrics, logs or spans a line. Also
 * the answers of Tempo and of Jaeger's version 3 API, which hold the same in another envelope.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">OTLP, JSON encoding</a>
 */
final class OtlpJsonReader implements FormatReader {
    /** Tells the format by the lists that only its requests hold. */
    static Optional<String> why(Head head) {
        return Stream.of("resourceMetrics", "resourceLogs", "resourceSpans")
                .filter(head::hasProperty)
                .findFirst()
                .map(name -> "holds " + name);
    }

    @Override
    public void read(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        Requests requests = new Requests(into, notes);
        JsonValues.forEach(bytes, notes, requests::read);
    }

    /** Reads export requests; keeps what is reused from one to the next. */
    private static final class Requests {
        private final TelemetryBuilder into;
        private final ReadNotes notes;
        private final SpanDraft span = new SpanDraft();
        private final Map<String, String> attributes = new HashMap<>();
        private final OtlpMetric metric;
        private long line;
        private int origin;
        private Origin source = Origin.UNKNOWN;
        private SortedMap<String, String> resourceAttributes = new TreeMap<>();

        Requests(TelemetryBuilder into, ReadNotes notes) {
            this.into = into;
            this.notes = notes;
            this.metric = new OtlpMetric(into, notes);
        }

        void read(JsonParser json, long atLine) {
            line = atLine;
            if (json.currentToken() != JsonToken.START_OBJECT) {
                notes.problem(line, "an export request is a JSON object; left out");
                json.skipChildren();
                return;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "resourceMetrics", "resourceLogs", "resourceSpans", "batches" -> resources(json);
                    case "trace", "result" -> read(json, atLine);
                    default -> json.skipChildren();
                }
            }
        }

        private void resources(JsonParser json) {
            Json.forEachObject(json, () -> {
                resource(Map.of());
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    switch (name) {
                        case "resource" ->
                            Json.forEachProperty(json, property -> {
                                if (property.equals("attributes")) {
                                    attributes.clear();
                                    OtlpJson.attributes(json, attributes);
                                    resource(attributes);
                                } else {
                                    json.skipChildren();
                                }
                            });
                        case "scopeMetrics", "scopeLogs", "scopeSpans", "instrumentationLibrarySpans" -> scopes(json);
                        default -> json.skipChildren();
                    }
                }
            });
        }

        private void resource(Map<String, String> named) {
            source = OtlpResource.origin(named);
            origin = into.origin(source);
            resourceAttributes = OtlpResource.others(named);
        }

        private void scopes(JsonParser json) {
            Json.forEachObject(json, () -> {
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    switch (name) {
                        case "spans" -> Json.forEachObject(json, () -> span(json));
                        case "logRecords" -> Json.forEachObject(json, () -> log(json));
                        case "metrics" ->
                            Json.forEachObject(json, () -> metric.read(json, source, resourceAttributes, line));
                        default -> json.skipChildren();
                    }
                }
            });
        }

        private void span(JsonParser json) {
            span.clear();
            span.origin = origin;
            attributes.clear();
            String statusMessage = "";
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "traceId" -> span.trace(OtlpJson.traceId(json.getString()));
                    case "spanId" -> span.id = OtlpJson.spanId(json.getString());
                    case "parentSpanId" -> span.parent = OtlpJson.spanId(json.getString());
                    case "name" -> span.operation = into.text(json.getString());
                    case "kind" -> span.kind = OtlpJson.spanKind(json);
                    case "startTimeUnixNano" -> span.startNanos = Timestamps.toNanos(Json.longValue(json));
                    case "endTimeUnixNano" -> span.endNanos = Timestamps.toNanos(Json.longValue(json));
                    case "attributes" -> OtlpJson.attributes(json, attributes);
                    case "status" -> {
                        StatusText status = OtlpJson.status(json);
                        span.failed = status.failed();
                        statusMessage = status.message();
                    }
                    case "events" -> Json.forEachObject(json, () -> event(json));
                    default -> json.skipChildren();
                }
            }
            finishSpan(statusMessage);
        }

        private void finishSpan(String statusMessage) {
            if (span.startNanos == 0 || span.id == 0) {
                notes.problem(line, "a span without id or start time; left out");
                return;
            }
            if (span.endNanos < span.startNanos) {
                notes.problem(line, "a span that ends before it starts; taken as of no length");
                span.endNanos = span.startNanos;
            }
            SpanAttributes.apply(attributes, span, into);
            into.span(span);
            notes.found(Item.SPANS);
            if (span.failed && !statusMessage.isEmpty()) {
                into.log(span.endNanos, origin, 17, statusMessage, new TraceId(span.traceHigh, span.traceLow), span.id);
                notes.found(Item.LOGS);
            }
        }

        /** An event of a span says the same as a log record of its trace, and is kept as one. */
        private void event(JsonParser json) {
            Map<String, String> said = new HashMap<>();
            String name = "";
            long time = 0;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String property = json.currentName();
                json.nextToken();
                switch (property) {
                    case "timeUnixNano" -> time = Timestamps.toNanos(Json.longValue(json));
                    case "name" -> name = json.getString();
                    case "attributes" -> OtlpJson.attributes(json, said);
                    default -> json.skipChildren();
                }
            }
            String text = SpanAttributes.eventText(name, said);
            if (!text.isEmpty() && time != 0) {
                into.log(
                        time,
                        origin,
                        name.equals("exception") ? 17 : 0,
                        text,
                        new TraceId(span.traceHigh, span.traceLow));
                notes.found(Item.LOGS);
            }
        }

        private void log(JsonParser json) {
            long time = 0;
            long observed = 0;
            int severity = 0;
            String severityText = "";
            String body = "";
            TraceId trace = TraceId.NONE;
            long inSpan = 0;
            attributes.clear();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "timeUnixNano" -> time = Timestamps.toNanos(Json.longValue(json));
                    case "observedTimeUnixNano" -> observed = Timestamps.toNanos(Json.longValue(json));
                    case "severityNumber" -> severity = OtlpJson.severity(json);
                    case "severityText" -> severityText = json.getString();
                    case "body" -> body = OtlpJson.anyValue(json);
                    case "traceId" -> trace = OtlpJson.traceId(json.getString());
                    case "spanId" -> inSpan = OtlpJson.spanId(json.getString());
                    case "attributes" -> OtlpJson.attributes(json, attributes);
                    default -> json.skipChildren();
                }
            }
            time = time != 0 ? time : observed;
            if (time == 0) {
                notes.problem(line, "a log record without time; left out");
                return;
            }
            into.log(
                    time,
                    origin,
                    severity != 0 ? severity : Severities.of(severityText),
                    SpanAttributes.withException(body, attributes),
                    trace.isPresent() ? trace : TraceIds.inText(body),
                    inSpan);
            notes.found(Item.LOGS);
        }
    }

    /** The status of a span. */
    record StatusText(boolean failed, String message) {}
}
