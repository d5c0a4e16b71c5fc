package dev.firefight.server.web;

import dev.firefight.server.change.ArgoCdNotice;
import dev.firefight.server.change.ChangeIntake;
import dev.firefight.server.change.ChangeNote;
import dev.firefight.server.change.GitHubEvent;
import dev.firefight.server.change.GitHubSignature;
import dev.firefight.server.change.PagerDutyChange;
import dev.firefight.server.change.Reading;
import dev.firefight.server.change.ToldChange;
import dev.firefight.server.channel.Secret;
import dev.firefight.server.setup.Integration;
import dev.firefight.server.setup.SecretReference;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Where senders report changes. As of alerts: an answer of 2xx says that it is on disk, and 503 that it is to be sent again. */
final class ChangeIntakeApi {
    private final SenderDoor door;
    private final ChangeIntake intake;
    private final Function<SecretReference, String> secrets;
    private final RecentDeliveries recent;
    private final InstantSource clock;

    /** @param secrets what a reference leads to */
    ChangeIntakeApi(
            SenderDoor door,
            ChangeIntake intake,
            Function<SecretReference, String> secrets,
            RecentDeliveries recent,
            InstantSource clock) {
        this.door = door;
        this.intake = intake;
        this.secrets = secrets;
        this.recent = recent;
        this.clock = clock;
    }

    void routes(RoutesConfig routes) {
        routes.post("/in/{key}/change", request -> door.deliver(request, this::note), Allowed.ANYONE);
        routes.post("/in/{key}/github", request -> door.deliver(request, this::gitHub), Allowed.ANYONE);
        routes.post("/in/{key}/v2/change/enqueue", request -> door.deliver(request, this::event), Allowed.ANYONE);
        routes.post("/v2/change/enqueue", this::enqueue, Allowed.ANYONE);
    }

    private void note(Context request, Integration from, byte[] body) {
        store(from, ChangeNote.read(body), body, "change");
        Api.answer(request, 200, Schema.node());
    }

    /** A notification of Argo CD. */
    void argoCd(Context request, Integration from, byte[] body) {
        store(from, ArgoCdNotice.read(body), body, "argocd");
        Api.answer(request, 200, Schema.node());
    }

    private void event(Context request, Integration from, byte[] body) {
        accept(request, from, body, PagerDutyChange.read(body));
    }

    /** Where the key stands in the event. */
    private void enqueue(Context request) {
        door.withBody(request, body -> {
            PagerDutyChange event = PagerDutyChange.read(body);
            accept(request, door.byRoutingKey(event.routingKey()), body, event);
        });
    }

    private void accept(Context request, Integration from, byte[] body, PagerDutyChange event) {
        store(from, event.told(), body, "pagerduty change");
        ObjectNode answer = Schema.node();
        answer.put("status", "success");
        answer.put("message", "Change event processed");
        Api.answer(request, 202, answer);
    }

    /** A message of GitHub, of which nothing is read before its signature holds. */
    void gitHub(Context request, Integration from, byte[] body) {
        if (!GitHubSignature.isGenuine(signing(from, request), header(request, GitHubSignature.HEADER), body)) {
            recent.refused(from.name(), clock.instant(), body, "its signature does not hold");
            throw new ProblemException(
                    401,
                    "signature",
                    "The signature does not hold",
                    "GitHub and Firefight need the same secret: that of the set-up, or else the key of the integration.");
        }
        switch (GitHubEvent.read(header(request, "X-GitHub-Event"), header(request, "X-GitHub-Delivery"), body)) {
            case Reading.Change(ToldChange told) -> store(from, told, body, "github");
            case Reading.LeftAlone(String why) ->
                recent.taken(from.name(), clock.instant(), body, "github, left alone: " + why);
        }
        Api.answer(request, 200, Schema.node());
    }

    /** A secret that is named and cannot be found lets nobody in. */
    private List<Secret> signing(Integration from, Context request) {
        return from.secrets().isEmpty()
                ? List.of(Secret.of(request.pathParam("key")))
                : from.secrets().stream()
                        .map(one -> Secret.from(() -> secrets.apply(one)))
                        .toList();
    }

    private static String header(Context request, String name) {
        return Optional.ofNullable(request.header(name)).orElse("");
    }

    private void store(Integration from, ToldChange told, byte[] body, String format) {
        ChangeIntake.Result result = intake.receive(from.name(), from.services(), told, body);
        String services = String.join(", ", result.change().services());
        recent.taken(
                from.name(),
                clock.instant(),
                body,
                format + ": " + (result.isNew() ? "a change of " : "known already, of ")
                        + (services.isEmpty() ? "no service that is named" : services));
    }
}
