package dev.firefight.server.web;

import dev.firefight.incident.Checklist;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Ruling;
import dev.firefight.server.change.Changes;
import dev.firefight.server.incidents.Directory;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Outcome;
import dev.firefight.server.incidents.Query;
import dev.firefight.server.incidents.Timeline;
import dev.firefight.server.setup.Setups;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Incidents for people: the list, the war room, and the forms of both. They work without scripts, and better with them. */
final class IncidentPages {
    private static final int USUAL_LINES = 50;
    private static final int MOST_LINES = 1_000;

    private final Incidents incidents;
    private final Directory directory;
    private final CallPages calls;
    private final Changes changes;
    private final IncidentRequests requests;
    private final Setups setups;
    private final Supplier<UUID> keys;

    IncidentPages(
            IncidentRequests requests,
            Directory directory,
            CallPages calls,
            Changes changes,
            Setups setups,
            Supplier<UUID> keys) {
        this.setups = setups;
        this.calls = calls;
        this.changes = changes;
        this.incidents = requests.incidents();
        this.directory = directory;
        this.requests = requests;
        this.keys = keys;
    }

    void routes(RoutesConfig routes) {
        routes.get("/", this::list, Allowed.VIEWER);
        routes.get("/checklist", this::paper, Allowed.VIEWER);
        routes.get("/declare", this::declareForm, Allowed.RESPONDER);
        routes.post("/declare", this::declare, Allowed.RESPONDER);
        routes.get("/incidents/{incident}", this::warRoom, Allowed.VIEWER);
        routes.get("/incidents/{incident}/compose", this::compose, Allowed.RESPONDER);
        routes.get("/incidents/{incident}/live", this::live, Allowed.VIEWER);
        routes.post("/incidents/{incident}/timeline", this::write, Allowed.RESPONDER);
    }

    private void list(Context request) {
        int most = Math.max(1, (int) ListQuery.number(request, "most", USUAL_LINES, MOST_LINES));
        Query query = ListQuery.of(request);
        ListView view = new ListView(query, directory.list(query, 0, most), most, incidents.policy());
        Pages.render(
                request,
                output -> JteincidentsGenerated.render(
                        output, Pages.NONE, Pages.frame(request, "Incidents"), view, FirstSteps.of(setups.current())));
    }

    private void paper(Context request) {
        List<String> questions = Checklist.of(Incident.none()).stream()
                .map(Checklist.Item::question)
                .toList();
        Pages.render(
                request,
                output -> JtepaperGenerated.render(output, Pages.NONE, Pages.frame(request, "Checklist"), questions));
    }

    private void declareForm(Context request) {
        Pages.render(
                request,
                output -> JtedeclareGenerated.render(
                        output,
                        Pages.NONE,
                        Pages.frame(request, "Declare an incident"),
                        Forms.of("declared"),
                        keys.get().toString()));
    }

    private void declare(Context request) {
        ObjectNode body = Bodies.object(request);
        answer(request, "/", body, requests.declare(request, body));
    }

    private void warRoom(Context request) {
        WarRoom room = room(request);
        Compose compose = compose(request, room);
        Pages.render(
                request,
                output -> Jtewar_roomGenerated.render(
                        output,
                        Pages.NONE,
                        Pages.frame(request, "#" + room.timeline().number() + " " + room.title()),
                        compose));
    }

    private void compose(Context request) {
        Compose compose = compose(request, room(request));
        Pages.render(request, output -> JtecomposeGenerated.render(output, Pages.NONE, compose));
    }

    private void live(Context request) {
        WarRoom room = room(request);
        long after = ListQuery.number(request, "after", 0, Long.MAX_VALUE);
        request.header(
                "Firefight-Entries", String.valueOf(room.timeline().entries().size()));
        Pages.render(
                request,
                output -> JteliveGenerated.render(
                        output, Pages.NONE, room, room.timeline().after(after).reversed()));
    }

    private void write(Context request) {
        ObjectNode body = Bodies.object(request);
        answer(request, "/incidents/" + Bodies.number(request, "incident"), body, requests.write(request, body));
    }

    private void answer(Context request, String address, ObjectNode body, Outcome outcome) {
        if (outcome instanceof Outcome.Held held) {
            held(request, address, body, held.ruling());
        } else {
            requests.redirect(request, outcome);
        }
    }

    /** Asks whoever has no scripts what the rules ask. */
    static void held(Context request, String address, ObjectNode body, Ruling ruling) {
        Problem problem = IncidentRequests.problem(ruling);
        String remedy = ruling instanceof Ruling.NeedsConfirmation ? "" : problem.detail();
        Map<String, String> values = new LinkedHashMap<>();
        body.properties()
                .forEach(field -> values.put(field.getKey(), field.getValue().asString("")));
        request.status(problem.status());
        Pages.render(
                request,
                output -> JteheldGenerated.render(
                        output,
                        Pages.NONE,
                        Pages.frame(request, problem.title()),
                        address,
                        problem.title(),
                        remedy,
                        ruling instanceof Ruling.NeedsOverride,
                        !(ruling instanceof Ruling.Refused),
                        values));
    }

    private WarRoom room(Context request) {
        Timeline timeline = requests.timeline(request);
        return new WarRoom(
                WarRoom.Where.REAL,
                timeline,
                incidents.policy(),
                Gate.caller(request),
                incidents.now(),
                calls.calling(timeline),
                changes.of(timeline));
    }

    private Compose compose(Context request, WarRoom room) {
        return Compose.of(request, room, keys.get().toString());
    }
}
