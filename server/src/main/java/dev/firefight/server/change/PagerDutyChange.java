package dev.firefight.server.change;

import dev.firefight.document.wire.WireException;
import dev.firefight.server.change.ToldChange.What;
import dev.firefight.server.change.ToldChange.Where;
import dev.firefight.server.intake.Fields;
import dev.firefight.server.intake.Senders;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A change event as PagerDuty's Events API v2 takes it, so that whatever reports deployments there can report them here.
 *
 * <p>Its form knows no service and no author: they are taken from {@code custom_details} under the names that are usual there, and {@code
 * source} else.
 *
 * @param routingKey the key of the integration, where it is said in the event; else empty
 * @param told what it tells
 * @see <a href="https://developer.pagerduty.com/docs/events-api-v2/send-change-events/">PagerDuty: send a change event</a>
 */
public record PagerDutyChange(String routingKey, ToldChange told) {
    /** Reads an event; {@link WireException} says what is missing. */
    public static PagerDutyChange read(byte[] body) {
        JsonNode event = Senders.tree(body);
        JsonNode payload = event.path("payload");
        String summary = Texts.line(payload.path("summary"), Texts.MOST_LINE_CHARS);
        if (summary.isEmpty()) {
            throw new WireException("\"payload.summary\" is missing: it says in a line what was changed");
        }
        JsonNode details = payload.path("custom_details");
        Optional<Instant> at = Fields.time(payload.path("timestamp"));
        JsonNode link = event.path("links").path(0).path("href");
        String id = Texts.first(details, Texts.MOST_REVISION_CHARS, "change_id", "deployment_id", "build_id", "id");
        return new PagerDutyChange(
                Fields.text(event.path("routing_key")).orElse(""),
                new ToldChange(
                        "",
                        id,
                        Texts.type(Texts.first(details, Texts.MOST_NAME_CHARS, "type", "kind"), summary),
                        Texts.state(Texts.first(details, Texts.MOST_NAME_CHARS, "state", "status")),
                        new Where(
                                services(payload, details),
                                Texts.line(payload.path("source"), Texts.MOST_REVISION_CHARS),
                                Texts.first(details, Texts.MOST_NAME_CHARS, "environment", "env", "stage")),
                        new What(
                                summary,
                                Texts.first(
                                        details,
                                        Texts.MOST_REVISION_CHARS,
                                        "revision",
                                        "version",
                                        "sha",
                                        "commit",
                                        "build_version",
                                        "image"),
                                Texts.first(
                                        details,
                                        Texts.MOST_NAME_CHARS,
                                        "author",
                                        "user",
                                        "deployed_by",
                                        "triggered_by",
                                        "by"),
                                Texts.link(link)),
                        at,
                        Optional.empty()));
    }

    private static List<String> services(JsonNode payload, JsonNode details) {
        return List.of(
                        details.path("service"),
                        details.path("services"),
                        details.path("component"),
                        payload.path("component"),
                        details.path("app"))
                .stream()
                .map(Texts::names)
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
