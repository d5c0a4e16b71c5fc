package dev.firefight.telemetry.format;

import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.format.ReadNotes.Item;
import dev.firefight.telemetry.log.LevelWord;
import java.util.HashMap;
import java.util.Map;

/** One log record of OpenTelemetry on its way, filled again for each. */
final class LogDraft {
    private static final int MOST_SEVERE = 24;

    /** From here on a log record tells of an error, and its attributes are half the evidence. */
    private static final int ERROR = 17;

    /** The attributes of the record. */
    final Map<String, String> attributes = new HashMap<>();
    /** Number of the origin. */
    int origin;
    /** When it was written; 0 where not told. */
    long timeNanos;
    /** When it was collected; 0 where not told. */
    long observedNanos;
    /** OpenTelemetry's number, 0 where not told. */
    long severity;
    /** The level as the source names it. */
    String severityText = "";
    /** The message. */
    String body = "";
    /** The trace it belongs to. */
    TraceId trace = TraceId.NONE;
    /** The span it belongs to; 0 for none. */
    long span;

    /** Whether a recording wrote it: what it does not say is not looked for in its text. */
    boolean isRecorded;

    /** Makes it empty again. */
    void clear() {
        attributes.clear();
        origin = 0;
        timeNanos = 0;
        observedNanos = 0;
        severity = 0;
        severityText = "";
        body = "";
        trace = TraceId.NONE;
        span = 0;
        isRecorded = false;
    }

    /** Adds it to what was read, if it has a time. */
    void addTo(TelemetryBuilder into, ReadNotes notes, long line) {
        long time = timeNanos != 0 ? timeNanos : observedNanos;
        if (time == 0) {
            notes.problem(line, "a log record without time; left out");
            return;
        }
        boolean isNumbered = severity > 0 && severity <= MOST_SEVERE;
        int told = isNumbered ? (int) severity : LevelWord.severity(severityText);
        int howBad = told == 0 && !isRecorded
                ? LineSeverity.of(body)
                : told; // what collects lines of files knows no more than the line
        String text = SpanAttributes.withException(body, attributes);
        boolean isAdded = into.log(
                time,
                origin,
                howBad,
                howBad >= ERROR ? SpanAttributes.withOthers(text, attributes) : text,
                trace.isPresent() || isRecorded ? trace : TraceIds.inText(body),
                span);
        if (isAdded) {
            notes.found(Item.LOGS);
        }
    }
}
