package dev.firefight.server.intake;

import dev.firefight.document.wire.WireException;
import dev.firefight.paging.Labels;
import dev.firefight.paging.episode.AlertFact.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An alert in a form of the sender's own, read by a {@link Mapping}. Without one, fields are taken by the names that most senders use for
 * them.
 */
final class GenericAlert {
    private static final Set<String> ENDED =
            Set.of("resolved", "ok", "recovered", "closed", "up", "normal", "resolve", "recovery", "inactive", "green");

    private GenericAlert() {}

    static Delivery read(JsonNode body, Mapping mapping, Instant now) {
        if (!body.isObject()) {
            throw new WireException("one object is needed here, such as {\"title\": \"…\", \"status\": \"firing\"}");
        }
        String title = mapping.find(body, "title")
                .orElseThrow(() -> new WireException(
                        "nothing tells what is wrong: send a \"title\", or map it in the settings of the integration"));
        Map<String, String> labels = new LinkedHashMap<>();
        Fields.labels(body.path("labels")).values().forEach(labels::put);
        labels.put("alertname", title);
        mapping.find(body, "service").ifPresent(one -> labels.put("service", one));
        mapping.find(body, "severity").ifPresent(one -> labels.put("severity", one.toLowerCase(Locale.ROOT)));
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("summary", title);
        mapping.find(body, "text").ifPresent(one -> annotations.put("description", one));
        Status status = mapping.find(body, "status")
                        .filter(one -> ENDED.contains(one.toLowerCase(Locale.ROOT)))
                        .isPresent()
                ? Status.RESOLVED
                : Status.FIRING;
        Labels all = Labels.of(labels);
        String key = mapping.find(body, "key").orElseGet(() -> keyOf(title, all));
        return Delivery.of(
                "generic",
                List.of(new Told(
                        key.length() <= Fields.MOST_FINGERPRINT_CHARS ? key : Fingerprint.of(key),
                        status,
                        mapping.time(body),
                        status == Status.RESOLVED ? Optional.of(now) : Optional.empty(),
                        all,
                        Labels.of(annotations),
                        "",
                        mapping.find(body, "link").orElse(""))));
    }

    /** Of title and service only: how bad it is may change while it lasts. */
    private static String keyOf(String title, Labels labels) {
        return Fingerprint.of(title + '\n' + labels.find("service").orElse(""));
    }
}
