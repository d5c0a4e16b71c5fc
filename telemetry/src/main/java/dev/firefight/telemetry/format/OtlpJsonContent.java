package dev.firefight.telemetry.format;

import dev.firefight.telemetry.SpanDraft;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Adds what export requests hold; keeps what is reused from one to the next. */
final class OtlpJsonContent implements OtlpJsonRequests.Content {
    private final TelemetryBuilder into;
    private final ReadNotes notes;
    private final SpanRecords spans;
    private final SpanDraft span = new SpanDraft();
    private final SpanSaid said = new SpanSaid();
    private final LogDraft log = new LogDraft();
    private final SeriesPoints points;
    private final HistogramSeries histograms;
    private OtlpResource resource = OtlpResource.NONE;
    private int origin;

    OtlpJsonContent(TelemetryBuilder into, ReadNotes notes) {
        this.into = into;
        this.notes = notes;
        this.spans = new SpanRecords(into, notes);
        this.points = new SeriesPoints(into, notes);
        this.histograms = new HistogramSeries(points);
    }

    @Override
    public void resource(OtlpResource next) {
        resource = next;
        origin = into.origin(next.origin());
    }

    @Override
    public void metric(JsonParser json, long line) {
        OtlpMetric metric = new OtlpMetric(notes);
        OtlpMetricJson.read(json, metric, line);
        add(metric, resource, line);
    }

    /** Adds a metric that was read elsewhere. */
    void add(OtlpMetric metric, OtlpResource of, long line) {
        metric.addTo(points, histograms, of, line);
    }

    @Override
    public void span(JsonParser json, long line) {
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
                case "events" -> Json.forEachObject(json, () -> event(json), () -> other(line));
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

    @Override
    public void log(JsonParser json, long line) {
        log.clear();
        log.origin = origin;
        log.isRecorded = resource.isRecorded();
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

    private void other(long line) {
        notes.problem(line, "something else where an object should be; left out");
    }
}
