package dev.firefight.server.web;

import dev.firefight.incident.Checklist;
import dev.firefight.incident.Clock;
import dev.firefight.incident.Course;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Ruling;
import dev.firefight.server.incidents.Directory;
import dev.firefight.server.incidents.FactKinds;
import dev.firefight.server.incidents.Follower;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Outcome;
import dev.firefight.server.incidents.Summary;
import dev.firefight.server.incidents.Timeline;
import dev.firefight.server.wire.Value;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Incidents for programs. */
final class IncidentApi {
    private static final int MOST_LINES = 1_000;
    private static final int USUAL_LINES = 100;

    private final Incidents incidents;
    private final Directory directory;
    private final Follower follower;

    IncidentApi(Incidents incidents, Directory directory, Follower follower) {
        this.incidents = incidents;
        this.directory = directory;
        this.follower = follower;
    }

    void routes(RoutesConfig routes) {
        routes.get("/api/v1/incidents", this::list, Allowed.VIEWER);
        routes.post("/api/v1/incidents", this::declare, Allowed.RESPONDER);
        routes.get("/api/v1/incidents/{incident}", this::one, Allowed.VIEWER);
        routes.get("/api/v1/incidents/{incident}/timeline", this::timeline, Allowed.VIEWER);
        routes.post("/api/v1/incidents/{incident}/timeline", this::write, Allowed.RESPONDER);
    }

    private void list(Context request) {
        int from = (int) ListQuery.number(request, "from", 0, Integer.MAX_VALUE);
        int most = (int) ListQuery.number(request, "most", USUAL_LINES, MOST_LINES);
        Directory.Page page = directory.list(ListQuery.of(request), from, most);
        ObjectNode json = Bodies.JSON.createObjectNode();
        json.put("total", page.total());
        ArrayNode lines = json.putArray("incidents");
        page.lines().forEach(line -> summary(line, lines.addObject()));
        json(request, 200, json);
    }

    private void declare(Context request) {
        ObjectNode body = Bodies.object(request);
        ObjectNode fields = Bodies.fact(body);
        fields.remove("kind");
        Course.Declared fact = (Course.Declared) FactKinds.ALL.read("declared", fields);
        Outcome outcome = incidents.declare(Gate.caller(request).person(), fact, Bodies.key(request, body));
        answer(request, outcome);
    }

    private void write(Context request) {
        ObjectNode body = Bodies.object(request);
        Fact fact = FactKinds.ALL.read(Bodies.fact(body));
        answer(
                request,
                incidents.propose(
                        Bodies.number(request, "incident"),
                        Gate.caller(request).person(),
                        fact,
                        Bodies.consent(body),
                        Bodies.key(request, body)));
    }

    private void answer(Context request, Outcome outcome) {
        switch (outcome) {
            case Outcome.Written written -> {
                follower.awaits(written.position());
                ObjectNode json = Bodies.JSON.createObjectNode();
                json.put("incident", written.incident());
                ArrayNode entries = json.putArray("entries");
                written.entries().forEach(entry -> entries.add(entry(entry)));
                request.header("Location", "/api/v1/incidents/" + written.incident());
                json(request, written.isRepeated() ? 200 : 201, json);
            }
            case Outcome.Held held -> throw new ProblemException(problem(held.ruling()));
            case Outcome.Unknown _ -> throw unknown();
        }
    }

    /** A question, a rule or a refusal, as it is told. */
    static Problem problem(Ruling ruling) {
        return switch (ruling) {
            case Ruling.NeedsConfirmation asked ->
                new Problem(
                        409,
                        "needs-confirmation",
                        asked.question(),
                        "Send it again with \"confirmed\": true if that is meant.",
                        Map.of("question", asked.question()));
            case Ruling.NeedsOverride needed ->
                new Problem(
                        409,
                        "needs-override",
                        needed.rule(),
                        needed.remedy(),
                        Map.of("rule", needed.rule(), "remedy", needed.remedy()));
            case Ruling.Refused refused -> Problem.of(409, "refused", refused.reason(), refused.remedy());
            case Ruling.Accepted _ -> throw new IllegalStateException("what is accepted is no problem");
        };
    }

    static ProblemException unknown() {
        return new ProblemException(404, "no-incident", "There is no such incident", "Look at the list of incidents.");
    }

    private void one(Context request) {
        Timeline timeline = found(request);
        ObjectNode json = Bodies.JSON.createObjectNode();
        StateJson.write(timeline, incidents.policy(), json);
        ArrayNode checklist = json.putArray("checklist");
        for (Checklist.Item item : Checklist.of(timeline.state())) {
            ObjectNode line = checklist.addObject();
            line.put("question", item.question());
            item.answer().ifPresent(answer -> line.put("answer", answer));
            line.put("next", FactKinds.ALL.name(item.next()));
        }
        ArrayNode clocks = json.putArray("clocks");
        for (Clock clock : Clock.of(timeline.state(), incidents.policy())) {
            clocks.addObject()
                    .put("clock", Value.word(clock.kind()))
                    .put("due", clock.due().toString());
        }
        json(request, 200, json);
    }

    private void timeline(Context request) {
        Timeline timeline = found(request);
        List<Entry> entries = timeline.after(ListQuery.number(request, "after", 0, Long.MAX_VALUE));
        int most = (int) ListQuery.number(request, "most", MOST_LINES, MOST_LINES);
        ObjectNode json = Bodies.JSON.createObjectNode();
        json.put("incident", timeline.number());
        json.put("total", timeline.entries().size());
        ArrayNode lines = json.putArray("entries");
        entries.stream().limit(most).forEach(entry -> lines.add(entry(entry)));
        json(request, 200, json);
    }

    private Timeline found(Context request) {
        return incidents.timeline(Bodies.number(request, "incident")).orElseThrow(IncidentApi::unknown);
    }

    static ObjectNode entry(Entry entry) {
        ObjectNode json = Bodies.JSON.createObjectNode();
        json.put("number", entry.number());
        json.put("at", entry.at().toString());
        json.put("by", entry.by().name());
        json.set("fact", FactKinds.ALL.write(entry.fact()));
        return json;
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

    private static void json(Context request, int status, ObjectNode json) {
        request.status(status);
        request.contentType("application/json");
        request.result(Bodies.JSON.writeValueAsBytes(json));
    }
}
