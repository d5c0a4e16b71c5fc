package dev.firefight.server.intake;

import dev.firefight.document.wire.WireException;
import dev.firefight.paging.Labels;
import dev.firefight.paging.episode.AlertFact.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A group of alerts as Alertmanager sends it to webhooks (version 4), and Grafana with some more fields.
 *
 * <p>Each alert has a status of its own; that of the group counts only where an alert has none. A group that is too large is cut by its sender
 * ({@code truncatedAlerts}): when such a group ends, its other alerts ended too.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">Alertmanager: webhook_config</a>
 * @see <a href="https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/">
 *     Grafana: webhook notifications</a>
 */
final class AlertGroup {
    /** What Grafana says of an alert beside labels and annotations, that people want to see. */
    private static final List<String> SAID_BESIDE =
            List.of("valueString", "dashboardURL", "panelURL", "silenceURL", "imageURL");

    private AlertGroup() {}

    /** Whether a body looks like one. */
    static boolean isOne(JsonNode body) {
        return body.path("alerts").isArray();
    }

    static Delivery read(JsonNode body) {
        JsonNode alerts = body.path("alerts");
        if (!alerts.isArray()) {
            throw new WireException("\"alerts\" is missing: it is a list of alerts, as Alertmanager sends it");
        }
        String group = Fields.text(body.path("groupKey")).orElse("");
        Status ofAll = status(body.path("status"), Status.FIRING);
        List<Told> told = new ArrayList<>();
        for (JsonNode alert : alerts) {
            told.add(alert(alert, ofAll, group, told.size()));
        }
        long leftOut = Math.max(0, body.path("truncatedAlerts").asLong(0));
        boolean hasEnded = ofAll == Status.RESOLVED && leftOut > 0 && !group.isEmpty();
        return new Delivery(
                body.has("orgId") ? "grafana" : "alertmanager",
                told,
                hasEnded ? Optional.of(group) : Optional.empty(),
                leftOut,
                List.of());
    }

    private static Told alert(JsonNode alert, Status ofAll, String group, int index) {
        if (!alert.isObject()) {
            throw new WireException("alerts[" + index + "] is an object with labels, not " + kind(alert));
        }
        JsonNode told = alert.path("labels");
        if (!told.isObject() && !told.isMissingNode() && !told.isNull()) {
            throw new WireException("alerts[" + index + "].labels is an object of names and values, not " + kind(told));
        }
        Labels labels = Fields.labels(told);
        Status status = status(alert.path("status"), ofAll);
        Optional<Instant> endsAt = Fields.time(alert.path("endsAt"));
        return new Told(
                fingerprint(alert.path("fingerprint"), labels),
                status,
                Fields.time(alert.path("startsAt")),
                status == Status.RESOLVED ? endsAt : Optional.empty(),
                labels,
                annotations(alert),
                group,
                Fields.text(alert.path("generatorURL")).orElse(""));
    }

    private static Labels annotations(JsonNode alert) {
        Map<String, String> all =
                new LinkedHashMap<>(Fields.labels(alert.path("annotations")).values());
        SAID_BESIDE.forEach(name -> Fields.text(alert.path(name)).ifPresent(text -> all.putIfAbsent(name, text)));
        return Labels.of(all);
    }

    static String fingerprint(JsonNode told, Labels labels) {
        return Fields.text(told)
                .map(one -> one.length() <= Fields.MOST_FINGERPRINT_CHARS ? one : Fingerprint.of(one))
                .orElseGet(() -> Fingerprint.of(labels));
    }

    private static Status status(JsonNode node, Status otherwise) {
        return switch (Fields.text(node).orElse("")) {
            case "firing" -> Status.FIRING;
            case "resolved" -> Status.RESOLVED;
            default -> otherwise;
        };
    }

    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case BOOLEAN -> "true or false";
            case NUMBER -> "a number";
            case STRING -> "a text";
            case NULL, MISSING -> "nothing";
            default -> "an object";
        };
    }
}
