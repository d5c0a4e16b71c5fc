package dev.firefight.server.web;

import dev.firefight.incident.Person;
import dev.firefight.server.intake.Delivery;
import dev.firefight.server.intake.Mapping;
import dev.firefight.server.intake.PagerDutyEvent;
import dev.firefight.server.intake.Senders;
import dev.firefight.server.paging.Intake;
import dev.firefight.server.paging.Paging;
import dev.firefight.server.setup.Integration;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where senders deliver. Whoever knows the key of an integration is let in. An answer of 2xx says that all of it is on disk; where that is not
 * so because of this side, it is 503, which every sender takes for a reason to try again.
 */
final class IntakeApi {
    private final SenderDoor door;
    private final Intake intake;
    private final Paging paging;
    private final ChangeIntakeApi changes;
    private final RecentDeliveries recent;
    private final BeatApi beats;
    private final Supplier<String> freshKeys;
    private final InstantSource clock;

    /**
     * Over all that takes in.
     *
     * @param beats takes out what is a heartbeat and no alert
     * @param freshKeys for events that name no key of their own
     */
    IntakeApi(
            SenderDoor door,
            Intake intake,
            Paging paging,
            ChangeIntakeApi changes,
            RecentDeliveries recent,
            BeatApi beats,
            Supplier<String> freshKeys,
            InstantSource clock) {
        this.door = door;
        this.intake = intake;
        this.paging = paging;
        this.changes = changes;
        this.recent = recent;
        this.beats = beats;
        this.freshKeys = freshKeys;
        this.clock = clock;
    }

    void routes(RoutesConfig routes) {
        routes.post("/in/{key}", request -> door.deliver(request, this::any), Allowed.ANYONE);
        routes.post("/in/{key}/api/v2/alerts", request -> door.deliver(request, this::pushed), Allowed.ANYONE);
        routes.post("/in/{key}/v2/enqueue", request -> door.deliver(request, this::event), Allowed.ANYONE);
        routes.post("/v2/enqueue", this::enqueue, Allowed.ANYONE);
    }

    private void any(Context request, Integration from, byte[] body) {
        switch (from.kind()) {
            case ARGOCD -> changes.argoCd(request, from, body);
            case GITHUB -> changes.gitHub(request, from, body);
            case ALERTMANAGER, GRAFANA, PAGERDUTY, GENERIC, OTLP -> {
                store(from, body, Senders.any(body, new Mapping(from.fields()), clock.instant()));
                Api.answer(request, 200, Schema.node());
            }
        }
    }

    private void pushed(Context request, Integration from, byte[] body) {
        store(from, body, Senders.pushed(body, clock.instant()));
        Api.answer(request, 200, Schema.node());
    }

    private void event(Context request, Integration from, byte[] body) {
        accept(request, from, body, Senders.pagerDuty(body, freshKeys.get()));
    }

    /** Where the key stands in the event. */
    private void enqueue(Context request) {
        door.withBody(request, body -> {
            PagerDutyEvent event = Senders.pagerDuty(body, freshKeys.get());
            accept(request, door.byRoutingKey(event.routingKey()), body, event);
        });
    }

    private void accept(Context request, Integration from, byte[] body, PagerDutyEvent event) {
        store(from, body, event.delivery());
        ObjectNode answer = Schema.node();
        answer.put("status", "success");
        answer.put("message", "Event processed");
        answer.put("dedup_key", event.key());
        Api.answer(request, 202, answer);
    }

    private void store(Integration from, byte[] body, Delivery sent) {
        Delivery delivery = beats.without(sent);
        Intake.Result result = intake.receive(from.name(), delivery);
        delivery.acknowledged().forEach(fingerprint -> acknowledge(from.name(), fingerprint));
        recent.taken(from.name(), clock.instant(), body, delivery, result);
    }

    private void acknowledge(String integration, String fingerprint) {
        paging.alerts()
                .read(all -> all.open(integration, fingerprint))
                .flatMap(episode -> episode.incident())
                .ifPresent(incident ->
                        paging.pager().acknowledge(incident, new Person("Integration " + integration), "its sender"));
    }
}
