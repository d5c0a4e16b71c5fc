package dev.firefight.telemetry.format;

import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.format.ReadNotes.Item;
import dev.firefight.telemetry.log.LevelWord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Adds log records of Loki: what labels and structured metadata say beside the line. */
final class LokiRecords {
    private static final List<String> LEVEL =
            List.of("severitytext", "severity", "level", "lvl", "loglevel", "detectedlevel");
    private static final int MOST_SEVERE = 24;
    private static final int MAX_NESTED = 4;

    private final TelemetryBuilder into;
    private final ReadNotes notes;
    /** Labels said last, since neighbours mostly share them. */
    private Map<String, String> lastLabels = Map.of();

    private int lastOrigin;

    LokiRecords(TelemetryBuilder into, ReadNotes notes) {
        this.into = into;
        this.notes = notes;
    }

    /** Reads labels, or metadata that may be told apart by where they come from ({@code structuredMetadata}, {@code parsed}). */
    static void labels(JsonParser json, Map<String, String> labels) {
        labels(json, labels, 0);
    }

    private static void labels(JsonParser json, Map<String, String> labels, int depth) {
        Json.forEachProperty(json, name -> {
            if (json.currentToken() == JsonToken.START_OBJECT && depth < MAX_NESTED) {
                labels(json, labels, depth + 1);
            } else {
                String value = Json.text(json);
                if (!value.startsWith("unknown_service")) { // Loki's word for none
                    labels.put(name, value);
                }
            }
        });
    }

    /** Adds one record. */
    void add(String time, String text, Map<String, String> labels, Map<String, String> metadata, long line) {
        OptionalLong nanos = Timestamps.parse(time);
        if (nanos.isEmpty() || nanos.getAsLong() == 0) {
            notes.problem(line, "a log record without time; left out");
            return;
        }
        Map<String, String> said = byPlainName(labels, metadata);
        int severity = severity(said);
        boolean isAdded = into.log(
                nanos.getAsLong(),
                origin(labels, metadata),
                severity != 0 ? severity : LineSeverity.of(text),
                text.stripTrailing(),
                TraceId.parse(said.getOrDefault("traceid", "")),
                TraceId.parseSpanId(said.getOrDefault("spanid", "")));
        if (isAdded) {
            notes.found(Item.LOGS);
        }
    }

    private static Map<String, String> byPlainName(Map<String, String> labels, Map<String, String> metadata) {
        Map<String, String> said = new HashMap<>();
        labels.forEach((name, value) -> said.put(Labels.plain(name), value));
        metadata.forEach((name, value) -> said.put(Labels.plain(name), value));
        return said;
    }

    private int origin(Map<String, String> labels, Map<String, String> metadata) {
        Map<String, String> all = new HashMap<>();
        keepOrigin(metadata, all);
        keepOrigin(labels, all); // what names the stream is more certain than what a line carries
        if (!all.equals(lastLabels)) {
            lastLabels = all;
            lastOrigin = into.origin(Labels.of("", all).origin());
        }
        return lastOrigin;
    }

    private static void keepOrigin(Map<String, String> from, Map<String, String> into) {
        from.forEach((name, value) -> {
            if (Labels.namesOrigin(name)) {
                into.put(name, value);
            }
        });
    }

    private static int severity(Map<String, String> said) {
        double number = Numbers.parseDouble(said.getOrDefault("severitynumber", ""));
        if (number >= 1 && number <= MOST_SEVERE) {
            return (int) number;
        }
        for (String name : LEVEL) {
            int severity = LevelWord.severity(said.getOrDefault(name, ""));
            if (severity != 0) {
                return severity;
            }
        }
        return 0;
    }
}
