package dev.firefight.telemetry.format;

import dev.firefight.telemetry.TelemetryBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Log records as Loki gives them out: answers of {@code /loki/api/v1/query_range} and of its tail, what is pushed to it, and the lines
 * of {@code logcli --output=jsonl}; any number of them in a file.
 *
 * @see <a href="https://grafana.com/docs/loki/latest/reference/loki-http-api/">Loki, HTTP API</a>
 */
final class LokiJsonReader implements FormatReader {
    private static final Set<String> ENVELOPE = Set.of("data", "result", "streams", "values", "error", "message");
    private static final Pattern STREAMS = Pattern.compile("\"resultType\"\\s*:\\s*\"streams\"");
    private static final Pattern STREAM = Pattern.compile("\"stream\"\\s*:\\s*\\{");
    private static final Pattern LINE = Pattern.compile("\"line\"\\s*:\\s*\"");
    private static final Pattern LABELS = Pattern.compile("\"labels\"\\s*:\\s*\\{");

    /** Tells the format by the type of its result, by a stream with its values, or by a line with its labels. */
    static Optional<String> why(Head head) {
        if (head.first() != '{' && head.first() != '[') {
            return Optional.empty();
        }
        if (STREAMS.matcher(head.text()).find()) {
            return Optional.of("holds the streams of a query");
        }
        if (head.hasProperty("values") && STREAM.matcher(head.text()).find()) {
            return Optional.of("holds streams with labels and values");
        }
        return head.hasProperty("timestamp")
                        && LINE.matcher(head.text()).find()
                        && LABELS.matcher(head.text()).find()
                ? Optional.of("holds lines with labels and timestamp")
                : Optional.empty();
    }

    @Override
    public void read(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        LokiRecords records = new LokiRecords(into, notes);
        JsonValues.forEach(bytes, notes, new Answers(records, notes)::read);
    }

    /** Reads answers, streams and lines. */
    private static final class Answers {
        private final LokiRecords records;
        private final ReadNotes notes;
        private long line;

        Answers(LokiRecords records, ReadNotes notes) {
            this.records = records;
            this.notes = notes;
        }

        void read(JsonParser json, long atLine) {
            line = atLine;
            if (json.currentToken() == JsonToken.START_OBJECT || json.currentToken() == JsonToken.START_ARRAY) {
                answers(json);
            } else {
                notes.problem(line, "neither an answer nor a line with labels; left out");
            }
        }

        private void answers(JsonParser json) {
            Json.forEachObject(
                    json,
                    () -> answer(json),
                    () -> notes.problem(line, "something else where a stream should be; left out"));
        }

        /** An answer, which holds streams; a stream, which holds records; or a record. */
        private void answer(JsonParser json) {
            Map<String, String> labels = new HashMap<>();
            HeldValues held = new HeldValues();
            boolean hasLabels = false;
            boolean isRecord = false;
            boolean isKnown = false;
            String time = "";
            String text = "";
            try {
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    isKnown |= ENVELOPE.contains(name);
                    switch (name) {
                        case "data", "result", "streams" -> answers(json);
                        case "stream", "labels" -> {
                            hasLabels = true;
                            LokiRecords.labels(json, labels);
                        }
                        case "values" -> {
                            if (hasLabels) {
                                values(json, labels);
                            } else if (!held.add(json)) {
                                notes.problem(line, "more before its labels than can be held; left out what is behind");
                            }
                        }
                        case "line" -> {
                            isRecord = true;
                            text = Json.text(json);
                        }
                        case "timestamp" -> time = Json.text(json);
                        case "error", "message" -> said(json);
                        default -> json.skipChildren();
                    }
                }
                if (isRecord) {
                    records.add(time, text, labels, Map.of(), line);
                } else if (!isKnown) {
                    notes.problem(line, "neither an answer nor a line with labels; left out");
                }
            } finally { // what was whole before a fault is kept
                held.forEach(values -> values(values, labels));
            }
        }

        private void said(JsonParser json) {
            String message = Json.text(json);
            if (!message.isEmpty()) {
                notes.problem(line, "the server says: " + message);
            }
        }

        private void values(JsonParser json, Map<String, String> labels) {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                noRecord(json);
                return;
            }
            JsonToken token = json.nextToken();
            while (token != JsonToken.END_ARRAY && token != null) {
                if (token == JsonToken.START_ARRAY) {
                    value(json, labels);
                } else {
                    noRecord(json);
                }
                token = json.nextToken();
            }
        }

        /** One {@code [time, line]} or {@code [time, line, {structured metadata}]}. */
        private void value(JsonParser json, Map<String, String> labels) {
            String time = "";
            String text = "";
            Map<String, String> metadata = Map.of();
            boolean isRecord = false;
            int at = 0;
            JsonToken token = json.nextToken();
            while (token != JsonToken.END_ARRAY && token != null) {
                switch (at++) {
                    case 0 -> time = Json.text(json);
                    case 1 -> {
                        isRecord = token.isScalarValue() && token != JsonToken.VALUE_NULL;
                        text = Json.text(json);
                    }
                    default -> {
                        metadata = new HashMap<>();
                        LokiRecords.labels(json, metadata);
                    }
                }
                token = json.nextToken();
            }
            if (!isRecord) {
                notes.problem(line, "a value that is no pair of time and line; left out");
            } else {
                records.add(time, text, labels, metadata, line);
            }
        }

        private void noRecord(JsonParser json) {
            if (json.currentToken() != JsonToken.VALUE_NULL) {
                notes.problem(line, "a value that is no pair of time and line; left out");
                json.skipChildren();
            }
        }
    }
}
