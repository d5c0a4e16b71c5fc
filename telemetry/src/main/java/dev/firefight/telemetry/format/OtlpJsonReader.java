package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SpanDraft;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final Set<String> OF_SCOPE =
            Set.of("spans", "logRecords", "metrics", "scope", "instrumentationLibrary", "schemaUrl");

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
        private final SpanRecords spans;
        private final SpanDraft span = new SpanDraft();
        private final SpanSaid said = new SpanSaid();
        private final LogDraft log = new LogDraft();
        private final SeriesPoints points;
        private final HistogramSeries histograms;
        private long line;
        private int origin;
        private Origin source = Origin.UNKNOWN;
        private SortedMap<String, String> resourceAttributes = new TreeMap<>();

        Requests(TelemetryBuilder into, ReadNotes notes) {
            this.into = into;
            this.notes = notes;
            this.spans = new SpanRecords(into, notes);
            this.points = new SeriesPoints(into, notes);
            this.histograms = new HistogramSeries(points);
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
                    case "resourceMetrics", "resourceLogs", "resourceSpans", "batches" ->
                        Json.forEachObject(json, () -> ofResource(json), this::other);
                    case "trace", "result" -> read(json, atLine);
                    default -> json.skipChildren();
                }
            }
        }

        /** What one resource says. Scopes that stand before their resource are held until it is known whose they are. */
        private void ofResource(JsonParser json) {
            resource(Map.of());
            HeldValues held = new HeldValues();
            boolean isKnown = false;
            boolean hasScopes = false;
            try {
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    switch (name) {
                        case "resource" -> {
                            isKnown = true;
                            resource(json);
                        }
                        case "scopeMetrics", "scopeLogs", "scopeSpans", "instrumentationLibrarySpans" -> {
                            hasScopes = true;
                            if (isKnown) {
                                scopes(json);
                            } else if (!held.add(json)) {
                                notes.problem(
                                        line, "more before its resource than can be held; left out what is behind");
                            }
                        }
                        default -> json.skipChildren();
                    }
                }
                if (!isKnown && !hasScopes) {
                    other();
                }
            } finally { // what was whole before a fault is kept
                held.forEach(this::scopes);
            }
        }

        private void resource(JsonParser json) {
            Map<String, String> named = new HashMap<>();
            Json.forEachProperty(json, property -> {
                if (property.equals("attributes")) {
                    OtlpJson.attributes(json, named);
                } else {
                    json.skipChildren();
                }
            });
            resource(named);
        }

        private void resource(Map<String, String> named) {
            source = OtlpResource.origin(named);
            origin = into.origin(source);
            resourceAttributes = OtlpResource.others(named);
        }

        private void scopes(JsonParser json) {
            Json.forEachObject(json, () -> scope(json), this::other);
        }

        private void scope(JsonParser json) {
            boolean isKnown = false;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                isKnown |= OF_SCOPE.contains(name);
                switch (name) {
                    case "spans" -> Json.forEachObject(json, () -> span(json), this::other);
                    case "logRecords" -> Json.forEachObject(json, () -> log(json), this::other);
                    case "metrics" -> Json.forEachObject(json, () -> metric(json), this::other);
                    default -> json.skipChildren();
                }
            }
            if (!isKnown) {
                other();
            }
        }

        private void other() {
            notes.problem(line, "something else where an object should be; left out");
        }

        private void metric(JsonParser json) {
            OtlpMetric metric = new OtlpMetric(notes);
            OtlpMetricJson.read(json, metric, line);
            metric.addTo(points, histograms, source, resourceAttributes, line);
        }

        private void span(JsonParser json) {
            span.clear();
            said.clear();
            span.origin = origin;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "traceId" -> span.trace(OtlpJson.traceId(Json.text(json)));
                    case "spanId" -> span.id = OtlpJson.spanId(Json.text(json));
                    case "parentSpanId" -> span.parent = OtlpJson.spanId(Json.text(json));
                    case "name" -> span.operation = into.text(Json.text(json));
                    case "kind" -> span.kind = OtlpJson.spanKind(json);
                    case "startTimeUnixNano" -> span.startNanos = Timestamps.toNanos(Json.longValue(json));
                    case "endTimeUnixNano" -> span.endNanos = Timestamps.toNanos(Json.longValue(json));
                    case "attributes" -> OtlpJson.attributes(json, said.attributes);
                    case "status" -> Json.forEachProperty(json, property -> status(json, property));
                    case "events" -> Json.forEachObject(json, () -> event(json), this::other);
                    default -> json.skipChildren();
                }
            }
            spans.add(span, said, line);
        }

        private void status(JsonParser json, String property) {
            switch (property) {
                case "code" -> {
                    String code = Json.text(json);
                    span.failed = code.equals("2") || code.equals("STATUS_CODE_ERROR");
                }
                case "message" -> said.statusMessage = Json.text(json);
                default -> json.skipChildren();
            }
        }

        private void event(JsonParser json) {
            Map<String, String> attributes = new HashMap<>();
            String name = "";
            long time = 0;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String property = json.currentName();
                json.nextToken();
                switch (property) {
                    case "timeUnixNano" -> time = Timestamps.toNanos(Json.longValue(json));
                    case "name" -> name = Json.text(json);
                    case "attributes" -> OtlpJson.attributes(json, attributes);
                    default -> json.skipChildren();
                }
            }
            said.add(new SpanSaid.Event(time, name, attributes));
        }

        private void log(JsonParser json) {
            log.clear();
            log.origin = origin;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "timeUnixNano" -> log.timeNanos = Timestamps.toNanos(Json.longValue(json));
                    case "observedTimeUnixNano" -> log.observedNanos = Timestamps.toNanos(Json.longValue(json));
                    case "severityNumber" -> log.severity = OtlpJson.severity(json);
                    case "severityText" -> log.severityText = Json.text(json);
                    case "body" -> log.body = OtlpJson.anyValue(json);
                    case "traceId" -> log.trace = OtlpJson.traceId(Json.text(json));
                    case "spanId" -> log.span = OtlpJson.spanId(Json.text(json));
                    case "attributes" -> OtlpJson.attributes(json, log.attributes);
                    default -> json.skipChildren();
                }
            }
            log.addTo(into, notes, line);
        }
    }
}
