package dev.firefight.server.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Where the fields of an alert stand in what a sender writes.
 *
 * @param pointers for a field the place of its value as a JSON Pointer (RFC 6901), such as {@code /event/name}; of a field without one the
 *     usual names are tried
 */
public record Mapping(Map<String, String> pointers) {
    /** By the usual names only. */
    public static final Mapping USUAL = new Mapping(Map.of());

    private static final String START = "startsAt";

    /** The fields, each with the names that are usual for it. */
    public static final Map<String, List<String>> FIELDS = Map.of(
            "title",
            List.of("title", "alert_title", "summary", "name", "alertname", "search_name", "message", "subject"),
            "text",
            List.of("text", "description", "body", "message", "details"),
            "status",
            List.of("status", "state", "transition", "alert_transition", "event_type", "action"),
            "severity",
            List.of("severity", "priority", "level", "urgency"),
            "service",
            List.of("service", "service_name", "app", "application", "component", "host"),
            "key",
            List.of("key", "dedup_key", "fingerprint", "cycle", "alert_id", "issueId", "incident_id", "id", "sid"),
            START,
            List.of("startsAt", "starts_at", "started_at", "createdAt", "created_at", "timestamp", "date"),
            "link",
            List.of("link", "url", "issueUrl", "results_link", "href"));

    /** Copies the map. */
    public Mapping {
        pointers = Map.copyOf(pointers);
        pointers.forEach((field, pointer) -> {
            if (!FIELDS.containsKey(field)) {
                throw new IllegalArgumentException("there is no field \"" + field + "\" of an alert; there are "
                        + String.join(", ", FIELDS.keySet().stream().sorted().toList()));
            }
            JsonPointer.compile(pointer);
        });
    }

    /**
     * Where something stands.
     *
     * @param pointer as a JSON Pointer
     * @param value what stands there, as a text
     */
    public record Spot(String pointer, String value) {}

    /** Where the value of a field stands; empty where nothing is told of it. */
    Optional<Spot> spot(JsonNode body, String field) {
        return Optional.ofNullable(pointers.get(field))
                .map(pointer -> spot(body, field, pointer))
                .orElseGet(() -> FIELDS.getOrDefault(field, List.of()).stream()
                        .flatMap(name -> spot(body, field, "/" + name).stream())
                        .findFirst());
    }

    private static Optional<Spot> spot(JsonNode body, String field, String pointer) {
        JsonNode there = body.at(pointer);
        boolean isOfUse = !field.equals(START) || Fields.time(there).isPresent();
        return Fields.text(there).filter(_ -> isOfUse).map(text -> new Spot(pointer, text));
    }

    Optional<String> find(JsonNode body, String field) {
        return spot(body, field).map(Spot::value);
    }

    Optional<Instant> time(JsonNode body) {
        return spot(body, START).flatMap(spot -> Fields.time(body.at(spot.pointer())));
    }
}
