package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Person;
import dev.firefight.paging.episode.Episode;
import dev.firefight.paging.escalation.Message;
import dev.firefight.paging.escalation.Page;
import dev.firefight.paging.escalation.Pages;
import dev.firefight.paging.roster.OnCall;
import dev.firefight.server.incidents.Follower;
import dev.firefight.server.paging.AlertList;
import dev.firefight.server.paging.Paging;
import dev.firefight.server.setup.Setups;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Alerts, pages and who is on call, for programs. */
final class AlertApi {
    private static final String INCIDENT = "/api/v1/incidents/{incident}";
    private static final int MOST_LINES = 1_000;
    private static final int USUAL_LINES = 100;
    private static final String WAY = "the API";

    private final Paging paging;
    private final Setups setups;
    private final IncidentRequests requests;
    private final Follower follower;
    private final InstantSource clock;

    AlertApi(Paging paging, Setups setups, IncidentRequests requests, Follower follower, InstantSource clock) {
        this.paging = paging;
        this.setups = setups;
        this.requests = requests;
        this.follower = follower;
        this.clock = clock;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/v1/alerts", Allowed.VIEWER, "Alerts that fire, the newest first", this::alerts)
                        .with("words", "that stand in their names, labels and texts", Schema.text())
                        .with("incident", "only those of an incident", Schema.number())
                        .with("from", "how many to leave out at the beginning", Schema.number())
                        .with("most", "how many to list, " + USUAL_LINES + " unless told", Schema.number())
                        .gives(Schema.named("alerts")),
                Endpoint.get("/api/v1/on-call", Allowed.VIEWER, "Who is on call, now and next", this::onCall)
                        .gives(Schema.named("on-call")),
                Endpoint.get(INCIDENT + "/pages", Allowed.VIEWER, "Who was called, and what became of it", this::pages)
                        .gives(Schema.named("pages")),
                Endpoint.post(
                                INCIDENT + "/pages",
                                Allowed.RESPONDER,
                                "Calls somebody, by name or by a policy",
                                this::call)
                        .takes(Schema.named("page-wanted"))
                        .gives(Schema.named("pages")),
                Endpoint.post(
                                INCIDENT + "/acknowledgement",
                                Allowed.RESPONDER,
                                "Says that whoever asks takes care, so that nobody else is called",
                                this::acknowledge)
                        .gives(Schema.named("pages")));
    }

    private void alerts(Context request) {
        int from = (int) ListQuery.number(request, "from", 0, Integer.MAX_VALUE);
        int most = (int) ListQuery.number(request, "most", USUAL_LINES, MOST_LINES);
        Optional<Long> incident = Optional.ofNullable(request.queryParam("incident"))
                .map(_ -> ListQuery.number(request, "incident", 0, Long.MAX_VALUE));
        String words = Optional.ofNullable(request.queryParam("words")).orElse("");
        AlertList list = AlertList.of(paging.alerts(), words, incident, from, most);
        ObjectNode json = Schema.node();
        json.put("total", list.total());
        ArrayNode lines = json.putArray("alerts");
        list.lines().forEach(one -> alert(one, lines.addObject()));
        Api.answer(request, 200, json);
    }

    private static void alert(Episode episode, ObjectNode json) {
        json.put("number", episode.id());
        json.put("integration", episode.integration());
        json.put("fingerprint", episode.alert().fingerprint());
        json.put("name", episode.alert().name());
        episode.alert().service().ifPresent(one -> json.put("service", one));
        json.put("severity", episode.alert().severity());
        json.put("summary", episode.alert().summary());
        json.put("startsAt", episode.startsAt().toString());
        ObjectNode labels = json.putObject("labels");
        episode.alert().labels().values().forEach(labels::put);
        switch (episode.standing()) {
            case Episode.Standing.OfIncident of -> {
                json.put("incident", of.incident());
                json.put("because", of.because());
            }
            case Episode.Standing.Waiting waiting -> {
                json.put("because", waiting.because());
                waiting.until().ifPresent(until -> json.put("until", until.toString()));
            }
            case Episode.Standing.Undecided _ -> json.put("because", "not decided yet");
        }
    }

    private void onCall(Context request) {
        ObjectNode json = Schema.node();
        ArrayNode lines = json.putArray("schedules");
        for (OnCall one : setups.roster().onCall(clock.instant())) {
            ObjectNode line = lines.addObject();
            line.put("schedule", one.schedule());
            one.now().ifPresent(name -> line.put("now", name));
            one.until().ifPresent(at -> line.put("until", at.toString()));
            one.next().ifPresent(name -> line.put("next", name));
        }
        Api.answer(request, 200, json);
    }

    private void pages(Context request) {
        answer(request, requests.timeline(request).number());
    }

    private void call(Context request) {
        long incident = requests.timeline(request).number();
        ObjectNode body = Bodies.object(request);
        String person = body.path("person").asString("");
        String policy = body.path("policy").asString("");
        String reason = body.path("reason").asString("");
        if (person.isBlank() == policy.isBlank()) {
            throw new WireException("say either \"person\" or \"policy\": who is to be called");
        }
        if (reason.isBlank()) {
            throw new WireException("\"reason\" is missing: it is what whoever is woken reads first");
        }
        Person by = Gate.caller(request).person();
        OptionalLong position = person.isBlank()
                ? paging.pager()
                        .callPolicy(
                                incident,
                                by,
                                known(setups.roster().policy(policy), "policy", policy)
                                        .name(),
                                reason)
                : paging.pager()
                        .call(
                                incident,
                                by,
                                known(setups.roster().member(person), "person", person)
                                        .name(),
                                reason);
        position.ifPresent(follower::awaits);
        answer(request, incident);
    }

    private static <T> T known(Optional<T> found, String kind, String name) {
        return found.orElseThrow(() -> new WireException(
                "there is no " + kind + " \"" + name.substring(0, Math.min(60, name.length())) + "\" in the set-up"));
    }

    private void acknowledge(Context request) {
        long incident = requests.timeline(request).number();
        paging.pager().acknowledge(incident, Gate.caller(request).person(), WAY).ifPresent(follower::awaits);
        answer(request, incident);
    }

    private void answer(Context request, long incident) {
        Pages pages = paging.book().pages(incident);
        ObjectNode json = Schema.node();
        ArrayNode people = json.putArray("acknowledgedBy");
        pages.acknowledgers().forEach(people::add);
        ArrayNode lines = json.putArray("pages");
        for (Page page : pages.pages().values()) {
            ObjectNode line = lines.addObject();
            line.put("number", page.number());
            line.put("cause", Value.word(page.cause()));
            line.put("state", Value.word(page.state()));
            line.put("reason", page.reason());
            line.put("openedAt", page.openedAt().toString());
            page.policy().ifPresent(one -> line.put("policy", one));
            ArrayNode messages = line.putArray("messages");
            pages.messages().values().stream()
                    .filter(message -> message.page() == page.number())
                    .forEach(message -> message(message, messages.addObject()));
        }
        Api.answer(request, 200, json);
    }

    private static void message(Message message, ObjectNode json) {
        json.put("number", message.number());
        json.put("person", message.person());
        json.put("at", message.at().toString());
        ArrayNode deliveries = json.putArray("deliveries");
        message.deliveries().forEach((channel, delivery) -> {
            ObjectNode line = deliveries.addObject();
            line.put("channel", Value.word(channel));
            line.put("state", Value.word(delivery.state()));
            line.put("attempts", delivery.attempts());
            line.put("at", delivery.at().toString());
            if (!delivery.reason().isEmpty()) {
                line.put("reason", delivery.reason());
            }
            delivery.again().ifPresent(again -> line.put("again", again.toString()));
        });
    }
}
