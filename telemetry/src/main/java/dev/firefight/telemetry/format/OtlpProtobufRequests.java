package dev.firefight.telemetry.format;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.firefight.telemetry.SpanDraft;
import dev.firefight.telemetry.SpanKind;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.TraceId;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads export requests in protobuf record by record, so that a damaged record costs itself, and a cut message only what is missing.
 */
final class OtlpProtobufRequests {
    private static final int NO_LINE = 0;

    private final TelemetryBuilder into;
    private final ReadNotes notes;
    private final SpanRecords spans;
    private final SeriesPoints points;
    private final HistogramSeries histograms;
    private final SpanDraft span = new SpanDraft();
    private final SpanSaid said = new SpanSaid();
    private final LogDraft log = new LogDraft();
    private int origin;
    private OtlpResource resource = OtlpResource.NONE;

    OtlpProtobufRequests(TelemetryBuilder into, ReadNotes notes) {
        this.into = into;
        this.notes = notes;
        this.spans = new SpanRecords(into, notes);
        this.points = new SeriesPoints(into, notes);
        this.histograms = new HistogramSeries(points);
    }

    /** Reads one request; an empty one says nothing. */
    void read(byte[] bytes) {
        WireFields request = new WireFields(bytes, 0, bytes.length);
        while (request.next()) {
            if (request.isBytes(OtlpWire.REQUEST_RESOURCES)) {
                ofResource(bytes, request.from(), request.to());
            } else {
                notes.problem(NO_LINE, "a field that no export request has; left out");
            }
        }
        tellIfBroken(request);
    }

    private void ofResource(byte[] bytes, int from, int to) {
        resource(bytes, from, to);
        WireFields fields = new WireFields(bytes, from, to);
        while (fields.next()) {
            if (fields.isBytes(OtlpWire.SCOPES)) {
                WireFields scope = new WireFields(bytes, fields.from(), fields.to());
                while (scope.next()) {
                    if (scope.isBytes(OtlpWire.RECORDS)) {
                        record(bytes, scope.from(), scope.to(), scope.isBroken());
                    }
                }
                tellIfBroken(scope);
            }
        }
        tellIfBroken(fields);
    }

    /** The resource may stand behind its records. */
    private void resource(byte[] bytes, int from, int to) {
        Map<String, String> named = new HashMap<>();
        WireFields fields = new WireFields(bytes, from, to);
        while (fields.next()) {
            if (fields.isBytes(OtlpWire.RESOURCE)) {
                try {
                    Resource message = Resource.parser().parseFrom(bytes, fields.from(), fields.to() - fields.from());
                    OtlpProtobuf.attributes(message.getAttributesList(), named);
                } catch (InvalidProtocolBufferException e) {
                    notes.problem(NO_LINE, "a resource that cannot be read; taken as unknown");
                }
            }
        }
        resource = OtlpResource.of(named);
        origin = into.origin(resource.origin());
    }

    private void record(byte[] bytes, int from, int to, boolean isCut) {
        try {
            int length = to - from;
            switch (OtlpWire.ofRecord(bytes, from, to)) {
                case SPAN -> {
                    TraceId trace = OtlpWire.traceId(bytes, from, to);
                    if (into.wantsTrace(trace.high(), trace.low())) { // most of the work is what is not done for others
                        span(Span.parser().parseFrom(bytes, from, length));
                    }
                }
                case LOG -> log(LogRecord.parser().parseFrom(bytes, from, length));
                case METRIC -> metric(Metric.parser().parseFrom(bytes, from, length));
                case OTHER ->
                    notes.problem(NO_LINE, "neither a span nor a log record with time nor a metric; left out");
            }
        } catch (InvalidProtocolBufferException e) {
            notes.problem(
                    NO_LINE,
                    isCut ? "the record at the end is cut; left out" : "a record that cannot be read; left out");
        }
    }

    private void tellIfBroken(WireFields fields) {
        if (fields.isBroken()) {
            notes.problem(NO_LINE, "a message that cannot be read to its end; kept what came before");
        }
    }

    private void metric(Metric message) {
        OtlpMetric metric = new OtlpMetric(notes);
        OtlpMetricProtobuf.read(message, metric);
        metric.addTo(points, histograms, resource, NO_LINE);
    }

    private void span(Span message) {
        span.clear();
        said.clear();
        span.origin = origin;
        span.trace(OtlpProtobuf.traceId(message.getTraceId()));
        span.id = OtlpProtobuf.spanId(message.getSpanId());
        span.parent = OtlpProtobuf.spanId(message.getParentSpanId());
        span.operation = into.text(message.getName());
        span.kind = SpanKind.ofNumber(message.getKindValue());
        span.startNanos = Timestamps.toNanos(message.getStartTimeUnixNano());
        span.endNanos = Timestamps.toNanos(message.getEndTimeUnixNano());
        span.failed = message.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR;
        said.statusMessage = message.getStatus().getMessage();
        OtlpProtobuf.attributes(message.getAttributesList(), said.attributes);
        for (Span.Event event : message.getEventsList()) {
            Map<String, String> attributes = new HashMap<>();
            OtlpProtobuf.attributes(event.getAttributesList(), attributes);
            said.add(new SpanSaid.Event(Timestamps.toNanos(event.getTimeUnixNano()), event.getName(), attributes));
        }
        spans.add(span, said, NO_LINE);
    }

    private void log(LogRecord message) {
        log.clear();
        log.origin = origin;
        log.isRecorded = resource.isRecorded();
        log.timeNanos = Timestamps.toNanos(message.getTimeUnixNano());
        log.observedNanos = Timestamps.toNanos(message.getObservedTimeUnixNano());
        log.severity = message.getSeverityNumberValue();
        log.severityText = message.getSeverityText();
        log.body = OtlpProtobuf.text(message.getBody());
        log.trace = OtlpProtobuf.traceId(message.getTraceId());
        log.span = OtlpProtobuf.spanId(message.getSpanId());
        OtlpProtobuf.attributes(message.getAttributesList(), log.attributes);
        log.addTo(into, notes, NO_LINE);
    }
}
