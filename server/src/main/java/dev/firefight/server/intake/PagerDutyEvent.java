package dev.firefight.server.intake;

import dev.firefight.document.wire.WireException;
import dev.firefight.paging.Labels;
import dev.firefight.paging.episode.AlertFact.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An event as PagerDuty's Events API v2 takes it, so that whatever can send there can send here.
 *
 * @param routingKey the key of the integration, where it is said in the event; else empty
 * @param key by which its alert is known again; the sender's, or one that is made of what it says
 * @param delivery what it tells
 * @see <a href="https://developer.pagerduty.com/docs/events-api-v2/trigger-events/">PagerDuty: Events API v2</a>
 */
public record PagerDutyEvent(String routingKey, String key, Delivery delivery) {
    private static final String FORMAT = "pagerduty";
    /** What tells what the event is about, under the names that other senders use. */
    private static final Map<String, String> LABELS = Map.of(
            "severity", "severity",
            "source", "instance",
            "component", "component",
            "group", "group",
            "class", "class");

    /**
     * Reads an event.
     *
     * @param fresh a key for a sender that names none
     */
    static PagerDutyEvent read(JsonNode body, String fresh) {
        if (!body.isObject()) {
            throw new WireException("one object is needed here, with \"event_action\" and \"payload\"");
        }
        String action = Fields.text(body.path("event_action")).orElse("");
        Optional<String> key = Fields.text(body.path("dedup_key"))
                .map(one -> one.length() <= Fields.MOST_FINGERPRINT_CHARS ? one : Fingerprint.of(one));
        return switch (action) {
            case "trigger" -> trigger(body, key.orElse(fresh));
            case "resolve" ->
                new PagerDutyEvent(
                        routingKey(body),
                        needed(key),
                        Delivery.of(FORMAT, List.of(told(body, needed(key), Status.RESOLVED))));
            case "acknowledge" ->
                new PagerDutyEvent(
                        routingKey(body),
                        needed(key),
                        new Delivery(FORMAT, List.of(), Optional.empty(), 0, List.of(needed(key))));
            default -> throw new WireException("\"event_action\" is trigger, acknowledge or resolve");
        };
    }

    private static String routingKey(JsonNode body) {
        return Fields.text(body.path("routing_key")).orElse("");
    }

    private static String needed(Optional<String> key) {
        return key.orElseThrow(
                () -> new WireException("\"dedup_key\" is missing: it says which alert is resolved or acknowledged"));
    }

    private static PagerDutyEvent trigger(JsonNode body, String key) {
        if (Fields.text(body.path("payload").path("summary")).isEmpty()) {
            throw new WireException("\"payload.summary\" is missing: it says in a line what is wrong");
        }
        return new PagerDutyEvent(routingKey(body), key, Delivery.of(FORMAT, List.of(told(body, key, Status.FIRING))));
    }

    private static Told told(JsonNode body, String key, Status status) {
        JsonNode payload = body.path("payload");
        Map<String, String> labels = new LinkedHashMap<>(
                Fields.labels(payload.path("custom_details")).values());
        LABELS.forEach((from, to) -> Fields.text(payload.path(from)).ifPresent(text -> labels.put(to, text)));
        Fields.text(payload.path("summary")).ifPresent(text -> labels.putIfAbsent("alertname", text));
        Map<String, String> annotations = new LinkedHashMap<>();
        Fields.text(payload.path("summary")).ifPresent(text -> annotations.put("summary", text));
        Fields.text(body.path("client")).ifPresent(text -> annotations.put("client", text));
        return new Told(
                key,
                status,
                Optional.empty(),
                Optional.empty(),
                Labels.of(labels),
                Labels.of(annotations),
                "",
                Fields.text(body.path("client_url"))
                        .or(() -> Fields.text(body.path("links").path(0).path("href")))
                        .orElse(""));
    }
}
