package dev.firefight.telemetry.format;

import dev.firefight.telemetry.TelemetryBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Traces as Jaeger's query service and its user interface give them out: an answer with a list of traces, a trace by itself, or, as
 * Jaeger stores them in a search engine, a span by itself with its process; any number of them in a file.
 *
 * <p>Processes stand behind the spans that refer to them, so that the spans of one trace are held until it ends.
 *
 * @see <a href="https://github.com/jaegertracing/jaeger/blob/v1.76.0/internal/uimodel/model.go">Jaeger, model of its JSON</a>
 */
final class JaegerJsonReader implements FormatReader {
    private static final int MAX_HELD_SPANS = 100_000;
    private static final Set<String> ENVELOPE = Set.of("data", "spans", "processes", "errors");

    /** Tells the format by the spelling of its ids and operations. */
    static Optional<String> why(Head head) {
        boolean isJson = head.first() == '{' || head.first() == '[';
        return isJson && head.hasProperty("traceID") && head.hasProperty("spanID") && head.hasProperty("operationName")
                ? Optional.of("holds spans with traceID, spanID and operationName")
                : Optional.empty();
    }

    @Override
    public void read(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        JsonValues.forEach(bytes, notes, (json, line) -> new Answer(into, notes, line).read(json));
    }

    /** One answer, trace or span; what a list holds is read one by one. */
    private static final class Answer {
        private final TelemetryBuilder into;
        private final ReadNotes notes;
        private final SpanRecords records;
        private final long line;

        Answer(TelemetryBuilder into, ReadNotes notes, long line) {
            this.into = into;
            this.notes = notes;
            this.records = new SpanRecords(into, notes);
            this.line = line;
        }

        void read(JsonParser json) {
            if (json.currentToken() == JsonToken.START_ARRAY) {
                JsonToken token = json.nextToken();
                while (token != JsonToken.END_ARRAY && token != null) {
                    read(json);
                    token = json.nextToken();
                }
            } else if (json.currentToken() == JsonToken.START_OBJECT) {
                trace(json);
            } else {
                notes.problem(line, "neither a trace nor a list of traces; left out");
            }
        }

        private void trace(JsonParser json) {
            Trace trace = new Trace();
            boolean isKnown = false;
            try {
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    isKnown |= ENVELOPE.contains(name);
                    switch (name) {
                        case "data" -> list(json);
                        case "spans" ->
                            Json.forEachObject(json, () -> trace.take(JaegerSpan.read(json, into)), this::noSpan);
                        case "processes" ->
                            Json.forEachProperty(
                                    json, process -> trace.processes.put(process, JaegerProcess.read(json)));
                        case "errors" -> errors(json);
                        default -> trace.itself.property(json, name, into);
                    }
                }
                if (trace.itself.isSpan()) {
                    trace.take(trace.itself);
                } else if (!isKnown) {
                    notes.problem(line, "neither a trace nor a span with an id; left out");
                }
            } finally { // what was whole before a fault is kept
                trace.finish();
            }
        }

        private void noSpan() {
            notes.problem(line, "something else where a span should be; left out");
        }

        /** The traces of an answer; nothing at all when none was found. */
        private void list(JsonParser json) {
            if (json.currentToken() != JsonToken.VALUE_NULL) {
                read(json);
            }
        }

        private void errors(JsonParser json) {
            Json.forEachObject(
                    json,
                    () -> Json.forEachProperty(json, name -> {
                        if (name.equals("msg")) {
                            notes.problem(line, "the server says: " + Json.text(json));
                        } else {
                            json.skipChildren();
                        }
                    }));
        }

        /** The spans of one trace, until it ends. */
        private final class Trace {
            private final Map<String, JaegerProcess> processes = new HashMap<>();
            private final List<JaegerSpan> held = new ArrayList<>();
            private final JaegerSpan itself = new JaegerSpan();

            void take(JaegerSpan span) {
                if (span.isOwnProcess() || processes.containsKey(span.process())) {
                    add(span);
                } else if (held.size() < MAX_HELD_SPANS) {
                    held.add(span);
                } else {
                    notes.problem(
                            line,
                            "a trace of more than " + MAX_HELD_SPANS
                                    + " spans before its processes; those behind are left out");
                }
            }

            void finish() {
                held.forEach(this::add);
                held.clear();
            }

            private void add(JaegerSpan span) {
                JaegerProcess process = processes.get(span.process());
                if (process == null && !span.isOwnProcess()) {
                    notes.problem(line, "a span whose process is not told; taken as of an unknown service");
                }
                span.addTo(records, process == null ? JaegerProcess.UNKNOWN : process, line);
            }
        }
    }
}
