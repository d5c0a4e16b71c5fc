package dev.firefight.server.web;

import dev.firefight.incident.Person;
import dev.firefight.server.access.Secrets;
import dev.firefight.server.intake.Delivery;
import dev.firefight.server.intake.Mapping;
import dev.firefight.server.intake.PagerDutyEvent;
import dev.firefight.server.intake.Senders;
import dev.firefight.server.paging.Intake;
import dev.firefight.server.paging.Paging;
import dev.firefight.server.setup.Integration;
import dev.firefight.server.setup.Setups;
import dev.firefight.server.wire.WireException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where senders deliver. Whoever knows the key of an integration is let in. An answer of 2xx says that all of it is on disk; where that is not
 * so because of this side, it is 503, which every sender takes for a reason to try again.
 */
final class IntakeApi {
    /** The longest body: some ten thousand alerts. */
    static final int MOST_BODY_BYTES = 16 << 20;

    /** So much is read at once, of all senders together; whoever comes beyond that is asked to come again. */
    private static final int MOST_BYTES_AT_ONCE = 128 << 20;

    private final Setups setups;
    private final Intake intake;
    private final Paging paging;
    private final RecentDeliveries recent;
    private final Supplier<String> freshKeys;
    private final InstantSource clock;
    private final Semaphore bytes = new Semaphore(MOST_BYTES_AT_ONCE);

    /** @param freshKeys for events that name no key of their own */
    IntakeApi(
            Setups setups,
            Intake intake,
            Paging paging,
            RecentDeliveries recent,
            Supplier<String> freshKeys,
            InstantSource clock) {
        this.setups = setups;
        this.intake = intake;
        this.paging = paging;
        this.recent = recent;
        this.freshKeys = freshKeys;
        this.clock = clock;
    }

    void routes(RoutesConfig routes) {
        routes.post("/in/{key}", request -> deliver(request, this::any), Allowed.ANYONE);
        routes.post("/in/{key}/api/v2/alerts", request -> deliver(request, this::pushed), Allowed.ANYONE);
        routes.post("/in/{key}/v2/enqueue", request -> deliver(request, this::event), Allowed.ANYONE);
        routes.post("/v2/enqueue", this::enqueue, Allowed.ANYONE);
    }

    /** Takes what an integration sent. */
    private interface Taking {
        void take(Context request, Integration from, byte[] body);
    }

    private void deliver(Context request, Taking taking) {
        Integration from = integration(request.pathParam("key"))
                .orElseThrow(() -> new ProblemException(
                        404,
                        "not-found",
                        "There is no integration with this key",
                        "Take the address from the page of the integration; its key may have been replaced."));
        withBody(request, body -> told(request, from, body, taking));
    }

    private void told(Context request, Integration from, byte[] body, Taking taking) {
        try {
            taking.take(request, from, body);
        } catch (WireException unreadable) {
            recent.refused(from.name(), clock.instant(), body, String.valueOf(unreadable.getMessage()));
            throw unreadable;
        }
    }

    private Optional<Integration> integration(String key) {
        return Secrets.hashOfShown(key).flatMap(setups::byKey);
    }

    private void withBody(Context request, java.util.function.Consumer<byte[]> use) {
        int wanted = request.contentLength() >= 0 && request.contentLength() <= MOST_BODY_BYTES
                ? request.contentLength()
                : MOST_BODY_BYTES;
        if (!bytes.tryAcquire(wanted)) {
            throw busy(request);
        }
        try {
            byte[] body = request.bodyInputStream().readNBytes(MOST_BODY_BYTES + 1);
            if (body.length > MOST_BODY_BYTES) {
                throw new ProblemException(
                        413,
                        "too-large",
                        "That is too much at once",
                        "A delivery has " + (MOST_BODY_BYTES >> 20) + " MB at most: let the sender cut its groups, as"
                                + " with max_alerts of Alertmanager.");
            }
            use.accept(body);
        } catch (IOException broken) {
            throw new ProblemException(Problems.broken(broken));
        } finally {
            bytes.release(wanted);
        }
    }

    private static ProblemException busy(Context request) {
        request.header("Retry-After", "1");
        return new ProblemException(503, "busy", "Too much comes at once", "Send it again in a moment.");
    }

    private void any(Context request, Integration from, byte[] body) {
        store(from, body, Senders.any(body, new Mapping(from.fields()), clock.instant()));
        Api.answer(request, 200, Schema.node());
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
        withBody(request, body -> {
            PagerDutyEvent event = Senders.pagerDuty(body, freshKeys.get());
            Integration from = integration(event.routingKey())
                    .orElseThrow(() -> new ProblemException(
                            400,
                            "unknown-routing-key",
                            "There is no integration with this routing key",
                            "\"routing_key\" is the key of an integration, as its page shows it."));
            accept(request, from, body, event);
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

    private void store(Integration from, byte[] body, Delivery delivery) {
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
