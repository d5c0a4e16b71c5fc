package dev.firefight.telemetry.format;

import dev.firefight.telemetry.SpanDraft;
import dev.firefight.telemetry.SpanKind;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.TraceId;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;

/** One span of Zipkin's JSON, held until it is known with whom it shares its id. */
final class ZipkinSpan {
    private static final long NANOS_PER_MICRO = 1000;
    private static final long MAX_MICROS = Long.MAX_VALUE / 4 / NANOS_PER_MICRO;

    final SpanDraft span = new SpanDraft();
    final SpanSaid said = new SpanSaid();
    final long line;
    private String service = "";
    private String peer = "";
    private boolean isShared;
    private long durationMicros;
    private boolean hasDuration;

    private ZipkinSpan(long line) {
        this.line = line;
    }

    /** Reads the object the parser stands at. */
    static ZipkinSpan read(JsonParser json, TelemetryBuilder into, long line) {
        ZipkinSpan one = new ZipkinSpan(line);
        Json.forEachProperty(json, name -> one.property(json, name, into));
        one.complete(into);
        return one;
    }

    /** The service it was measured in; empty where not told. */
    String service() {
        return service;
    }

    /** Whether it says itself that a client began its id. */
    boolean isShared() {
        return isShared;
    }

    /** Whether how long it took is told. */
    boolean hasDuration() {
        return hasDuration;
    }

    private void property(JsonParser json, String name, TelemetryBuilder into) {
        switch (name) {
            case "traceId" -> span.trace(TraceId.parse(Json.text(json)));
            case "id" -> span.id = TraceId.parseSpanId(Json.text(json));
            case "parentId" -> span.parent = TraceId.parseSpanId(Json.text(json));
            case "name" -> span.operation = into.text(Json.text(json));
            case "kind" -> span.kind = OtlpJson.spanKind(Json.text(json));
            case "timestamp" -> span.startNanos = Timestamps.toNanos(Json.longValue(json));
            case "duration" -> {
                durationMicros = Json.longValue(json);
                hasDuration = true;
            }
            case "localEndpoint" -> service = serviceName(json, service);
            case "remoteEndpoint" -> peer = serviceName(json, peer);
            case "shared" -> isShared = Json.text(json).equals("true");
            case "tags" -> Json.forEachProperty(json, tag -> said.attributes.put(tag, Json.text(json)));
            case "annotations" -> Json.forEachObject(json, () -> annotation(json));
            default -> json.skipChildren();
        }
    }

    private static String serviceName(JsonParser json, String otherwise) {
        String[] name = {otherwise};
        Json.forEachProperty(json, property -> {
            if (property.equals("serviceName")) {
                name[0] = Json.text(json);
            } else {
                json.skipChildren();
            }
        });
        return name[0];
    }

    private void annotation(JsonParser json) {
        long[] time = {0};
        String[] value = {""};
        Json.forEachProperty(json, property -> {
            switch (property) {
                case "timestamp" -> time[0] = Timestamps.toNanos(Json.longValue(json));
                case "value" -> value[0] = Json.text(json);
                default -> json.skipChildren();
            }
        });
        said.add(new SpanSaid.Event(time[0], value[0], Map.of()));
    }

    private void complete(TelemetryBuilder into) {
        Map<String, String> resource = new HashMap<>(said.attributes);
        if (!service.isEmpty()) {
            resource.put("service.name", service);
        }
        span.origin = into.origin(OtlpResource.origin(resource));
        span.endNanos = span.startNanos + Math.clamp(durationMicros, -MAX_MICROS, MAX_MICROS) * NANOS_PER_MICRO;
        // the other end of a server's span is who called it
        if (span.kind != SpanKind.SERVER && span.kind != SpanKind.CONSUMER && !peer.isEmpty()) {
            span.peer = into.text(peer);
        }
        String error = said.attributes.getOrDefault("error", "false");
        if (!error.equalsIgnoreCase("false")) { // in Zipkin even an empty value says that it failed
            span.failed = true;
            said.statusMessage = error.equalsIgnoreCase("true") ? "" : error;
        }
    }
}
