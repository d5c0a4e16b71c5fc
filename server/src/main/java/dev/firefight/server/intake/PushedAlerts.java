package dev.firefight.server.intake;

import dev.firefight.document.wire.WireException;
import dev.firefight.paging.Labels;
import dev.firefight.paging.episode.AlertFact.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Alerts as Prometheus pushes them to {@code /api/v2/alerts} of an Alertmanager: a bare list, sent again every minute or so as long as they
 * fire, each with the moment at which it is to be taken for ended unless it is sent again.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/alerts_api/">Alertmanager: sending alerts</a>
 */
final class PushedAlerts {
    /** So long an alert fires that does not say when it ends: as Alertmanager's {@code resolve_timeout}. */
    static final Duration USUAL_END = Duration.ofMinutes(5);

    private PushedAlerts() {}

    static Delivery read(JsonNode body, Instant now) {
        if (!body.isArray()) {
            throw new WireException("a list of alerts is needed here, such as [{\"labels\": {\"alertname\": \"…\"}}]");
        }
        List<Told> told = new ArrayList<>();
        for (JsonNode alert : body) {
            told.add(alert(alert, now, told.size()));
        }
        return Delivery.of("prometheus", told);
    }

    private static Told alert(JsonNode alert, Instant now, int index) {
        Labels labels = Fields.labels(alert.path("labels"));
        if (labels.values().isEmpty()) {
            throw new WireException("[" + index + "] has no labels: nobody could know the alert again");
        }
        Optional<Instant> endsAt = Fields.time(alert.path("endsAt"));
        boolean hasEnded = endsAt.filter(end -> !end.isAfter(now)).isPresent();
        return new Told(
                Fingerprint.of(labels),
                hasEnded ? Status.RESOLVED : Status.FIRING,
                Fields.time(alert.path("startsAt")),
                Optional.of(endsAt.orElse(now.plus(USUAL_END))),
                labels,
                Fields.labels(alert.path("annotations")),
                "",
                Fields.text(alert.path("generatorURL")).orElse(""));
    }
}
