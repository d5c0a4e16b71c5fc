package dev.firefight.telemetry.format;

import dev.firefight.telemetry.SpanDraft;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.TraceId;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One span of Jaeger's JSON, held until its process is known. */
final class JaegerSpan {
    private static final long NANOS_PER_MICRO = 1000;
    private static final long MAX_MICROS = Long.MAX_VALUE / 4 / NANOS_PER_MICRO;

    private final SpanDraft span = new SpanDraft();
    private final SpanSaid said = new SpanSaid();
    private TraceId trace = TraceId.NONE;
    private long durationMicros;
    private boolean hasDuration;
    private String process = "";
    private JaegerProcess own = JaegerProcess.UNKNOWN;
    private boolean isOwnProcess;
    private long childOf;
    private long followsFrom;

    /** Reads the object the parser stands at. */
    static JaegerSpan read(JsonParser json, TelemetryBuilder into) {
        JaegerSpan span = new JaegerSpan();
        Json.forEachProperty(json, name -> span.property(json, name, into));
        return span;
    }

    /** Reads one property, with the parser at its value. */
    void property(JsonParser json, String name, TelemetryBuilder into) {
        switch (name) {
            case "traceID" -> trace = TraceId.parse(Json.text(json));
            case "spanID" -> span.id = TraceId.parseSpanId(Json.text(json));
            case "parentSpanID" -> childOf = TraceId.parseSpanId(Json.text(json));
            case "operationName" -> span.operation = into.text(Json.text(json));
            case "references" -> Json.forEachObject(json, () -> reference(json));
            case "startTime" -> span.startNanos = Timestamps.toNanos(Json.longValue(json));
            case "duration" -> {
                durationMicros = Json.longValue(json);
                hasDuration = true;
            }
            case "tags" -> JaegerProcess.tags(json, said.attributes);
            case "logs" -> Json.forEachObject(json, () -> event(json));
            case "processID" -> process = Json.text(json);
            case "process" -> {
                isOwnProcess = json.currentToken() == JsonToken.START_OBJECT;
                own = JaegerProcess.read(json);
            }
            default -> json.skipChildren();
        }
    }

    /** Whether there was anything that only a span has. */
    boolean isSpan() {
        return span.id != 0;
    }

    /** Whether it names its process itself. */
    boolean isOwnProcess() {
        return isOwnProcess;
    }

    /** The name its trace has for its process. */
    String process() {
        return process;
    }

    /** Adds it, with the process its trace knows for it. */
    void addTo(SpanRecords records, JaegerProcess known, long line) {
        span.trace(trace);
        span.parent = childOf != 0 ? childOf : followsFrom;
        span.origin = records.into().origin(isOwnProcess ? own.origin() : known.origin());
        span.kind = OtlpJson.spanKind(said.attributes.getOrDefault("span.kind", ""));
        said.statusMessage = said.attributes.getOrDefault("otel.status_description", "");
        if (!hasDuration && span.startNanos != 0) {
            records.notes().problem(line, "a span without end or duration; taken as of no length");
        }
        span.endNanos = span.startNanos + Math.clamp(durationMicros, -MAX_MICROS, MAX_MICROS) * NANOS_PER_MICRO;
        records.add(span, said, line);
    }

    /** The first caller counts; a span may also follow from what did not wait for it. */
    private void reference(JsonParser json) {
        Map<String, String> said = new HashMap<>();
        Json.forEachProperty(json, name -> said.put(name, Json.text(json)));
        TraceId ofTrace = TraceId.parse(said.getOrDefault("traceID", ""));
        long id = TraceId.parseSpanId(said.getOrDefault("spanID", ""));
        if (ofTrace.isPresent() && trace.isPresent() && !ofTrace.equals(trace)) {
            return; // a link to another request
        }
        if (said.getOrDefault("refType", "").equalsIgnoreCase("FOLLOWS_FROM")) {
            followsFrom = followsFrom == 0 ? id : followsFrom;
        } else {
            childOf = childOf == 0 ? id : childOf;
        }
    }

    private void event(JsonParser json) {
        Map<String, String> fields = new HashMap<>();
        long[] time = {0};
        Json.forEachProperty(json, name -> {
            switch (name) {
                case "timestamp" -> time[0] = Timestamps.toNanos(Json.longValue(json));
                case "fields" -> JaegerProcess.tags(json, fields);
                default -> json.skipChildren();
            }
        });
        String event = fields.getOrDefault("event", "");
        fields.remove("event");
        rename(fields, "error.kind", "exception.type");
        rename(fields, "error.object", "exception.message");
        rename(fields, "stack", "exception.stacktrace");
        said.add(new SpanSaid.Event(time[0], event, fields));
    }

    /** OpenTracing's name of a field as OpenTelemetry's. */
    private static void rename(Map<String, String> fields, String from, String to) {
        String value = fields.getOrDefault(from, "");
        if (!value.isEmpty()) {
            fields.putIfAbsent(to, value);
            fields.remove(from);
        }
    }
}
