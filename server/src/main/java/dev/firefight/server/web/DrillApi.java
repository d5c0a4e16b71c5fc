package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Person;
import dev.firefight.incident.Ruling;
import dev.firefight.practice.console.Plain;
import dev.firefight.practice.drill.Opening.Mode;
import dev.firefight.practice.scenario.Scenario.Kind;
import dev.firefight.server.drill.Catalogue;
import dev.firefight.server.drill.Drills;
import dev.firefight.server.drill.LiveDrill;
import dev.firefight.server.drill.Scene;
import io.javalin.http.Context;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Drills for programs. */
final class DrillApi {
    private static final String DRILLS = "/api/v1/drills";
    private static final String DRILL = DRILLS + "/{drill}";
    private static final int WIDTH = 120;

    private final Drills drills;
    private final IncidentRequests requests;

    DrillApi(Drills drills, IncidentRequests requests) {
        this.drills = drills;
        this.requests = requests;
    }

    List<Endpoint> endpoints() {
        ObjectNode begun = Schema.object(Schema.has("drill", Schema.number()));
        return List.of(
                Endpoint.get(DRILLS, Allowed.VIEWER, "What can be played, and what was", this::list)
                        .gives(Schema.object(
                                Schema.has("scenarios", Schema.listOf(scenario())),
                                Schema.has("drills", Schema.listOf(played())))),
                Endpoint.post(DRILLS, Allowed.RESPONDER, "Begins a drill", this::begin)
                        .takes(Schema.object(
                                Schema.has("scenario", Schema.text()),
                                Schema.may("mode", Schema.choice(List.of("practice", "exam")))))
                        .gives(begun),
                Endpoint.get(DRILL, Allowed.VIEWER, "A drill as it stands", this::drill)
                        .gives(Schema.object(
                                Schema.has("number", Schema.number()),
                                Schema.has("title", Schema.text()),
                                Schema.has("briefing", Schema.text()),
                                Schema.has("now", Schema.time()),
                                Schema.has("speed", Schema.number()),
                                Schema.has("isEnded", Schema.flag()),
                                Schema.has("entries", Schema.listOf(Schema.named("entry"))))),
                Endpoint.post(
                                DRILL + "/timeline",
                                Allowed.RESPONDER,
                                "Writes into the timeline of a drill, by the rules of incidents",
                                this::write)
                        .takes(Schema.named("proposal"))
                        .gives(begun),
                Endpoint.post(
                                DRILL + "/lines",
                                Allowed.RESPONDER,
                                "Types a line at the console of a drill: a look, an act or something to be written",
                                this::type)
                        .takes(Schema.object(Schema.has("line", Schema.text())))
                        .gives(Schema.object(
                                Schema.has("told", Schema.listOf(Schema.text())), Schema.has("seen", Schema.text()))));
    }

    private static ObjectNode scenario() {
        return Schema.object(
                Schema.has("id", Schema.text()),
                Schema.has("title", Schema.text()),
                Schema.has("kind", Schema.choice(Kind.values())),
                Schema.has("level", Schema.number()));
    }

    private static ObjectNode played() {
        return Schema.object(
                Schema.has("number", Schema.number()),
                Schema.has("scenario", Schema.text()),
                Schema.has("trainee", Schema.text()),
                Schema.has("startedAt", Schema.time()),
                Schema.has("isEnded", Schema.flag()),
                Schema.may("points", Schema.amount()));
    }

    private void list(Context request) {
        ObjectNode json = Bodies.JSON.createObjectNode();
        ArrayNode scenarios = json.putArray("scenarios");
        Catalogue.all().forEach(one -> scenarios
                .addObject()
                .put("id", one.id())
                .put("title", one.title())
                .put("kind", Value.word(one.kind()))
                .put("level", one.level()));
        ArrayNode played = json.putArray("drills");
        drills.all().forEach(one -> {
            ObjectNode line = played.addObject()
                    .put("number", one.number())
                    .put("scenario", one.opening().scenario())
                    .put("trainee", one.opening().trainee().name())
                    .put("startedAt", one.opening().startedAt().toString())
                    .put("isEnded", one.isEnded());
            one.tenths().ifPresent(tenths -> line.put("points", tenths / 10.0));
        });
        Api.answer(request, 200, json);
    }

    private void begin(Context request) {
        ObjectNode body = Bodies.object(request);
        boolean isExam = body.path("mode").asString("practice").equals("exam");
        long number = drills.begin(
                Gate.caller(request).person(),
                new Drills.Wish(body.path("scenario").asString(""), isExam ? Mode.EXAM : Mode.PRACTICE, false, false));
        request.header("Location", DRILLS + "/" + number);
        Api.answer(request, 200, Bodies.JSON.createObjectNode().put("drill", number));
    }

    private void drill(Context request) {
        Scene scene = found(request).scene(person(request));
        ObjectNode json = Bodies.JSON.createObjectNode();
        json.put("number", scene.number());
        json.put("title", scene.scenario().title());
        json.put("briefing", scene.scenario().briefing());
        json.put("now", scene.now().toString());
        json.put("speed", scene.speed());
        json.put("isEnded", scene.isEnded());
        entries(json, scene.timeline());
        Api.answer(request, 200, json);
    }

    private void entries(ObjectNode json, List<Entry> entries) {
        ArrayNode lines = json.putArray("entries");
        entries.forEach(entry -> lines.add(requests.entry(entry)));
    }

    private void write(Context request) {
        ObjectNode body = Bodies.object(request);
        LiveDrill drill = found(request);
        Ruling ruling =
                drill.say(person(request), Bodies.proposed(body), Bodies.consent(body), Bodies.key(request, body));
        if (!(ruling instanceof Ruling.Accepted)) {
            throw new ProblemException(IncidentRequests.problem(ruling));
        }
        Api.answer(request, 200, Bodies.JSON.createObjectNode().put("drill", drill.number()));
    }

    private void type(Context request) {
        ObjectNode body = Bodies.object(request);
        LiveDrill.Answer answer =
                found(request).type(person(request), body.path("line").asString(""));
        ObjectNode json = Bodies.JSON.createObjectNode();
        ArrayNode told = json.putArray("told");
        DrillRoom.told(answer).forEach(told::add);
        json.put("seen", Plain.text(answer.parts(), WIDTH));
        Api.answer(request, 200, json);
    }

    private static Person person(Context request) {
        return Gate.caller(request).person();
    }

    private LiveDrill found(Context request) {
        return DrillPages.found(drills, request);
    }
}
