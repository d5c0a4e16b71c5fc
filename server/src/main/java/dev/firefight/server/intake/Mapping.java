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

    /** The fields, each with the names that are usual for it. */
    public static final Map<String, List<String>> FIELDS = Map.of(
            "title",
                    List.of(
                            "title",
                            "alert_title",
                            "summary",
                            "name",
                            "alertname",
                            "search_name",
                            "message",
                            "subject"),
            "text", List.of("text", "description", "body", "message", "details"),
            "status", List.of("status", "state", "transition", "alert_transition", "event_type", "action"),
            "severity", List.of("severity", "priority", "level", "urgency"),
            "service", List.of("service", "service_name", "app", "application", "component", "host"),
            "key",
                    List.of(
                            "key",
                            "dedup_key",
                            "fingerprint",
                            "cycle",
                            "alert_id",
                            "issueId",
                            "incident_id",
                            "id",
                            "sid"),
            "startsAt", List.of("startsAt", "starts_at", "started_at", "createdAt", "created_at", "timestamp", "date"),
            "link", List.of("link", "url", "issueUrl", "results_link", "href"));

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

    Optional<String> find(JsonNode body, String field) {
        return Optional.ofNullable(pointers.get(field))
                .map(pointer -> Fields.text(body.at(pointer)))
                .orElseGet(() -> FIELDS.getOrDefault(field, List.of()).stream()
                        .flatMap(name -> Fields.text(body.path(name)).stream())
                        .findFirst());
    }

    Optional<Instant> time(JsonNode body) {
        return Optional.ofNullable(pointers.get("startsAt"))
                .map(pointer -> Fields.time(body.at(pointer)))
                .orElseGet(() -> FIELDS.getOrDefault("startsAt", List.of()).stream()
                        .flatMap(name -> Fields.time(body.path(name)).stream())
                        .findFirst());
    }
}
