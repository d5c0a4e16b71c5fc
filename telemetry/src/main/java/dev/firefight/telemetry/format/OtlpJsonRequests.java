package dev.firefight.telemetry.format;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Walks through export requests of OTLP/JSON, from resource to scope to what was sent, and hands on what it finds there. */
final class OtlpJsonRequests {
    private static final Set<String> OF_SCOPE =
            Set.of("spans", "logRecords", "metrics", "scope", "instrumentationLibrary", "schemaUrl");

    private final Content content;
    private final ReadNotes notes;
    private long line;

    /** What is in requests. A parser stands at the start of an object and must be left at its end. */
    interface Content {
        /** Whose all is that follows. */
        void resource(OtlpResource resource);

        /** A metric with its points. */
        void metric(JsonParser json, long line);

        /** A span. */
        void span(JsonParser json, long line);

        /** A log record. */
        void log(JsonParser json, long line);
    }

    OtlpJsonRequests(Content content, ReadNotes notes) {
        this.content = content;
        this.notes = notes;
    }

    /**
     * Reads a request.
     *
     * @param json stands at the first token of a value; is left at its last
     */
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
        content.resource(OtlpResource.NONE);
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
                            notes.problem(line, "more before its resource than can be held; left out what is behind");
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
        content.resource(OtlpResource.of(named));
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
                case "spans" -> Json.forEachObject(json, () -> content.span(json, line), this::other);
                case "logRecords" -> Json.forEachObject(json, () -> content.log(json, line), this::other);
                case "metrics" -> Json.forEachObject(json, () -> content.metric(json, line), this::other);
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
}
