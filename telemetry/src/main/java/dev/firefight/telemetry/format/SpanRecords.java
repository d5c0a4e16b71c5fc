package dev.firefight.telemetry.format;

import dev.firefight.telemetry.SpanDraft;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.format.ReadNotes.Item;
import dev.firefight.telemetry.log.LevelWord;

/**
 * Completes spans of any format and adds them. What a span says on its way says the same as a log record of its trace, and is kept
 * as one.
 *
 * @param into where spans and log records go
 * @param notes where they are counted, and what could not be used
 */
record SpanRecords(TelemetryBuilder into, ReadNotes notes) {
    private static final int ERROR = 17;

    /** Adds a span whose fields are read. */
    void add(SpanDraft span, SpanSaid said, long line) {
        if (span.startNanos == 0 || span.id == 0) {
            notes.problem(line, "a span without id or start time; left out");
        } else {
            if (span.endNanos < span.startNanos) {
                notes.problem(line, "a span that ends before it starts; taken as of no length");
                span.endNanos = span.startNanos;
            }
            if (!into.wants(span)) {
                return;
            }
            SpanAttributes.apply(said.attributes, span, into);
            if (!into.span(span)) { // what it says on its way was given before, too
                notes.problem(line, ReadNotes.SPAN_GIVEN_BEFORE);
                return;
            }
            notes.found(Item.SPANS);
            String failure = span.failed ? SpanAttributes.failureText(said.statusMessage, said.attributes) : "";
            if (!failure.isEmpty()) {
                log(span.endNanos, ERROR, failure, span);
            }
        }
        said.events().forEach(event -> event(event, span, line));
        if (said.eventsLeftOut() > 0) {
            notes.problem(line, "a span with more events than can be held; those behind are left out");
        }
    }

    private void event(SpanSaid.Event event, SpanDraft span, long line) {
        if (event.timeNanos() == 0) {
            notes.problem(line, "an event without time; left out");
            return;
        }
        String text = SpanAttributes.eventText(event.name(), event.attributes());
        if (!text.isEmpty()) {
            boolean isFailure = event.name().equals("exception") || event.name().equals("error");
            int severity =
                    isFailure ? ERROR : LevelWord.severity(event.attributes().getOrDefault("level", ""));
            log(event.timeNanos(), severity, text, span);
        }
    }

    private void log(long timeNanos, int severity, String text, SpanDraft span) {
        if (into.log(timeNanos, span.origin, severity, text, new TraceId(span.traceHigh, span.traceLow), span.id)) {
            notes.found(Item.LOGS);
        }
    }
}
