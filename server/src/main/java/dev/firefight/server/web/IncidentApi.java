package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Message.Audience;
import dev.firefight.incident.Severity;
import dev.firefight.incident.StatusUpdate;
import dev.firefight.server.incidents.Directory;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Summary;
import dev.firefight.server.incidents.Timeline;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Incidents for programs. */
final class IncidentApi {
    private static final String INCIDENT = "/api/v1/incidents/{incident}";
    private static final int MOST_LINES = 1_000;
    private static final int USUAL_LINES = 100;

    private final Incidents incidents;
    private final Directory directory;
    private final IncidentRequests requests;

    IncidentApi(IncidentRequests requests, Directory directory) {
        this.incidents = requests.incidents();
        this.directory = directory;
        this.requests = requests;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/v1/incidents", Allowed.VIEWER, "Incidents, what burns first", this::list)
                        .with("words", "that stand anywhere in the timeline, by their beginnings", Schema.text())
                        .with("is", "only those", Schema.choice(List.of("open", "resolved")))
                        .with("severity", "only this; may be said more than once", Schema.choice(Severity.values()))
                        .with("drill", "only exercises, or only real ones", Schema.flag())
                        .with("from", "how many to leave out at the beginning", Schema.number())
                        .with("most", "how many to list, " + USUAL_LINES + " unless told", Schema.number())
                        .gives(Schema.named("list")),
                Endpoint.write("/api/v1/incidents", Allowed.RESPONDER, "Declares an incident", this::declare)
                        .takes(Schema.named("declaration"))
                        .gives(Schema.named("written")),
                Endpoint.get(INCIDENT, Allowed.VIEWER, "How things stand, with checklist and clocks", this::one)
                        .gives(Schema.named("incident")),
                Endpoint.get(INCIDENT + "/timeline", Allowed.VIEWER, "What was written", this::timeline)
                        .with("after", "only entries after this number", Schema.number())
                        .with("most", "how many, " + MOST_LINES + " unless told", Schema.number())
                        .gives(Schema.named("timeline")),
                Endpoint.write(
                                INCIDENT + "/timeline",
                                Allowed.RESPONDER,
                                "Writes an entry, if the rules allow it as things stand",
                                this::write)
                        .takes(Schema.named("proposal"))
                        .gives(Schema.named("written")),
                Endpoint.get(
                                INCIDENT + "/updates/draft",
                                Allowed.VIEWER,
                                "What others are to be told, as far as the timeline tells it",
                                this::draft)
                        .with("audience", "engineers unless told", Schema.choice(Audience.values()))
                        .with("zone", "in which times are told, such as Europe/Berlin; else UTC", Schema.text())
                        .gives(Schema.named("draft")));
    }

    private void list(Context request) {
        int from = (int) ListQuery.number(request, "from", 0, Integer.MAX_VALUE);
        int most = (int) ListQuery.number(request, "most", USUAL_LINES, MOST_LINES);
        Directory.Page page = directory.list(ListQuery.of(request), from, most);
        ObjectNode json = Bodies.JSON.createObjectNode();
        json.put("total", page.total());
        json.put("isComplete", page.isComplete());
        ArrayNode lines = json.putArray("incidents");
        page.lines().forEach(line -> summary(line, lines.addObject()));
        Api.answer(request, 200, json);
    }

    private void declare(Context request) {
        requests.answer(request, requests.declare(request, Bodies.object(request)));
    }

    private void write(Context request) {
        requests.answer(request, requests.write(request, Bodies.object(request)));
    }

    private void one(Context request) {
        Timeline timeline = requests.timeline(request);
        ObjectNode json = Bodies.JSON.createObjectNode();
        StateJson.write(timeline, incidents.policy(), json);
        Api.answer(request, 200, json);
    }

    private void draft(Context request) {
        Incident state = requests.timeline(request).state();
        Audience audience = ListQuery.choice(
                        "audience", Optional.ofNullable(request.queryParam("audience")), Audience.values())
                .orElse(Audience.ENGINEERS);
        Instant next = incidents.now().plus(incidents.policy().update(state.severity()));
        ObjectNode json = Schema.node();
        json.put("audience", Value.word(audience));
        json.put("text", StatusUpdate.draft(state, incidents.policy(), audience, ListQuery.zone(request), next));
        if (state.isOpen()) {
            json.put("nextBy", next.toString());
        }
        Api.answer(request, 200, json);
    }

    private void timeline(Context request) {
        Timeline timeline = requests.timeline(request);
        List<Entry> entries = timeline.after(ListQuery.number(request, "after", 0, Long.MAX_VALUE));
        int most = (int) ListQuery.number(request, "most", MOST_LINES, MOST_LINES);
        ObjectNode json = Bodies.JSON.createObjectNode();
        json.put("incident", timeline.number());
        json.put("total", timeline.entries().size());
        ArrayNode lines = json.putArray("entries");
        entries.stream().limit(most).forEach(entry -> lines.add(requests.entry(entry)));
        Api.answer(request, 200, json);
    }

    private static void summary(Summary line, ObjectNode json) {
        json.put("number", line.number());
        json.put("title", line.title());
        json.put("isDrill", line.isDrill());
        line.severity().ifPresent(one -> json.put("severity", Value.word(one)));
        json.put("phase", Value.word(line.phase()));
        json.put("isHurting", line.isHurting());
        line.commander().ifPresent(one -> json.put("commander", one.name()));
        json.put("declaredAt", line.declaredAt().toString());
        json.put("lastAt", line.lastAt().toString());
        line.resolvedAt().ifPresent(at -> json.put("resolvedAt", at.toString()));
        json.put("entries", line.entries());
    }
}
