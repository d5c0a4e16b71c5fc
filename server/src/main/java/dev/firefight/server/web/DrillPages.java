package dev.firefight.server.web;

import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Person;
import dev.firefight.incident.Ruling;
import dev.firefight.practice.desk.Papers;
import dev.firefight.practice.desk.Reply;
import dev.firefight.practice.drill.Deed;
import dev.firefight.practice.drill.Drill;
import dev.firefight.practice.drill.Opening.Mode;
import dev.firefight.practice.proof.Portfolio;
import dev.firefight.practice.score.Debrief;
import dev.firefight.server.drill.Catalogue;
import dev.firefight.server.drill.Drills;
import dev.firefight.server.drill.LiveDrill;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Drills for people: what can be played, the room in which it is, and what is to be learned from it. */
final class DrillPages {
    private static final String DRILL = "/drills/{drill}";

    private final Drills drills;
    private final Supplier<UUID> keys;

    DrillPages(Drills drills, Supplier<UUID> keys) {
        this.drills = drills;
        this.keys = keys;
    }

    void routes(RoutesConfig routes) {
        routes.get("/drills", this::list, Allowed.VIEWER);
        routes.post("/drills", this::begin, Allowed.RESPONDER);
        routes.get(DRILL, this::room, Allowed.VIEWER);
        routes.get(DRILL + "/compose", this::compose, Allowed.RESPONDER);
        routes.get(DRILL + "/live", this::live, Allowed.VIEWER);
        routes.post(DRILL + "/timeline", this::write, Allowed.RESPONDER);
        routes.post(DRILL + "/lines", this::type, Allowed.RESPONDER);
        routes.post(DRILL + "/acts", this::act, Allowed.RESPONDER);
        routes.post(DRILL + "/speed", this::speed, Allowed.RESPONDER);
        routes.post(DRILL + "/diagnosis", request -> paper(request, DrillPages::diagnosis), Allowed.RESPONDER);
        routes.post(DRILL + "/review", request -> paper(request, DrillPages::review), Allowed.RESPONDER);
        routes.post(DRILL + "/promises", this::promise, Allowed.RESPONDER);
        routes.post(DRILL + "/facilitate", this::facilitate, Allowed.RESPONDER);
        routes.post(DRILL + "/voices", this::letSay, Allowed.RESPONDER);
        routes.post(DRILL + "/end", this::end, Allowed.RESPONDER);
        routes.get(DRILL + "/debrief", this::debrief, Allowed.VIEWER);
        routes.get(DRILL + "/portfolio", this::portfolio, Allowed.VIEWER);
    }

    private void list(Context request) {
        DrillList list = new DrillList(Gate.caller(request).person(), drills.all());
        Pages.render(
                request, output -> JtedrillsGenerated.render(output, Pages.NONE, Pages.frame(request, "Drills"), list));
    }

    private void begin(Context request) {
        FormFields fields = FormFields.of(request);
        String scenario = fields.value("scenario");
        boolean isExam = fields.value("mode").equals("exam");
        boolean hasCrew = fields.value("mode").equals("crew");
        int level = Catalogue.named(scenario)
                .orElseThrow(() -> new ProblemException(
                        404, "no-scenario", "There is no such drill", "Look at the list of drills."))
                .level();
        long number = drills.begin(
                Gate.caller(request).person(),
                new Drills.Wish(scenario, isExam ? Mode.EXAM : Mode.PRACTICE, level == 1 && !isExam, hasCrew));
        request.redirect("/drills/" + number, HttpStatus.SEE_OTHER);
    }

    private void room(Context request) {
        DrillRoom room = shown(request);
        Compose compose = Compose.of(request, room.room(), keys.get().toString());
        Pages.render(
                request,
                output -> JtedrillGenerated.render(
                        output,
                        Pages.NONE,
                        Pages.frame(request, "Drill: " + room.scene().scenario().title()),
                        room,
                        compose));
    }

    private void compose(Context request) {
        DrillRoom room = shown(request);
        Compose compose = Compose.of(request, room.room(), keys.get().toString());
        Pages.render(request, output -> Jtedrill_composeGenerated.render(output, Pages.NONE, room, compose));
    }

    private void live(Context request) {
        DrillRoom room = shown(request);
        long after = ListQuery.number(request, "after", 0, Long.MAX_VALUE);
        Pages.render(
                request,
                output -> Jtedrill_liveGenerated.render(
                        output,
                        Pages.NONE,
                        room,
                        room.room().timeline().after(after).reversed()));
    }

    private void write(Context request) {
        ObjectNode body = Bodies.object(request);
        Ruling ruling = said(request, body);
        if (ruling instanceof Ruling.Accepted) {
            back(request);
        } else {
            IncidentPages.held(request, "/drills/" + Bodies.number(request, "drill"), body, ruling);
        }
    }

    /** Somebody says what the body says. */
    private Ruling said(Context request, ObjectNode body) {
        return found(request)
                .say(
                        Gate.caller(request).person(),
                        Bodies.proposed(body),
                        Bodies.consent(body),
                        Bodies.key(request, body));
    }

    /** What is typed answers a question; what is pressed does not. */
    private void type(Context request) {
        FormFields fields = FormFields.of(request);
        LiveDrill drill = found(request);
        Person person = Gate.caller(request).person();
        Optional<String> pressed = fields.find("pressed");
        if (pressed.isPresent()) {
            drill.press(person, pressed.get());
        } else if (drill.type(person, fields.value("line")).reply() instanceof Reply.Refused(String text)
                && !Problems.isForPerson(request)) {
            throw new ProblemException(409, "refused", text, ""); // so that what was typed stays, to be mended
        }
        back(request);
    }

    /** What is done, what is expected of it, and the way back, as they would be typed. */
    private void act(Context request) {
        FormFields fields = FormFields.of(request);
        List<String> parts = new ArrayList<>();
        for (String name : List.of("act", "expected", "back")) {
            parts.add(fields.value(name).replace('|', '/').strip());
        }
        LiveDrill.Answer answer =
                found(request).press(Gate.caller(request).person(), "do " + String.join(" | ", parts));
        if (answer.reply() instanceof Reply.Refused(String text)) {
            throw new WireException(text);
        }
        back(request);
    }

    private void speed(Context request) {
        String speed = FormFields.of(request).value("speed");
        if (!speed.matches("[0-9]{1,2}")) {
            throw new WireException("the speed is a number from 0 to 20");
        }
        found(request).speed(Integer.parseInt(speed));
        back(request);
    }

    private void paper(Context request, BiFunction<Drill, FormFields, Deed> paper) {
        FormFields fields = FormFields.of(request);
        noted(request, drill -> paper.apply(drill, fields));
    }

    private void promise(Context request) {
        FormFields fields = FormFields.of(request);
        noted(
                request,
                drill -> Papers.promise(
                        drill,
                        Gate.caller(request).person(),
                        fields.value("purpose"),
                        fields.value("what"),
                        fields.values()));
    }

    private void noted(Context request, Function<Drill, Deed> deed) {
        found(request).note(Gate.caller(request).person(), drill -> {
            try {
                return deed.apply(drill);
            } catch (DateTimeException wrong) {
                throw new WireException(String.valueOf(wrong.getMessage()));
            }
        });
        back(request);
    }

    private static Deed diagnosis(Drill drill, FormFields fields) {
        List<String> causes = new ArrayList<>();
        for (String each : List.of("", "-2")) {
            String place = fields.value("place" + each).strip();
            if (!place.isEmpty()) {
                causes.add(place + ":" + fields.value("fault" + each).strip());
            }
        }
        return Papers.diagnosis(fields.value("bucket"), causes, fields.value("change"), fields.value("confidence"));
    }

    private static Deed review(Drill drill, FormFields fields) {
        return Papers.review(drill, fields.values());
    }

    private void facilitate(Context request) {
        found(request).facilitate(Gate.caller(request).person());
        back(request);
    }

    private void letSay(Context request) {
        FormFields fields = FormFields.of(request);
        Ruling ruling = found(request)
                .letSay(Gate.caller(request).person(), fields.value("who").strip(), fields.value("says"));
        if (!(ruling instanceof Ruling.Accepted)) {
            throw new ProblemException(IncidentRequests.problem(ruling));
        }
        back(request);
    }

    private void end(Context request) {
        LiveDrill drill = found(request);
        drill.end(Gate.caller(request).person());
        CompletableFuture<Debrief> _ = drills.debrief(drill);
        request.redirect("/drills/" + drill.number() + "/debrief", HttpStatus.SEE_OTHER);
    }

    private void debrief(Context request) {
        LiveDrill drill = found(request);
        CompletableFuture<Debrief> made = drills.debrief(drill);
        Frame frame = Pages.frame(request, "Debrief");
        if (made.isDone()) {
            DebriefView view = new DebriefView(drill.number(), made.join());
            Pages.render(request, output -> JtedebriefGenerated.render(output, Pages.NONE, frame, view));
        } else {
            request.header("Refresh", "3");
            Pages.render(request, output -> Jtedebrief_soonGenerated.render(output, Pages.NONE, frame, drill.number()));
        }
    }

    private void portfolio(Context request) {
        LiveDrill drill = found(request);
        request.contentType("application/json");
        request.header(
                "Content-Disposition",
                String.format(Locale.ROOT, "attachment; filename=\"drill-%d.portfolio.json\"", drill.number()));
        request.result(Portfolio.of(drills.debrief(drill).join()));
    }

    private LiveDrill found(Context request) {
        return found(drills, request);
    }

    /** The drill that the path names. */
    static LiveDrill found(Drills drills, Context request) {
        return drills.find(Bodies.number(request, "drill"))
                .orElseThrow(() ->
                        new ProblemException(404, "no-drill", "There is no such drill", "Look at the list of drills."));
    }

    private DrillRoom shown(Context request) {
        return new DrillRoom(found(request).scene(Gate.caller(request).person()), Gate.caller(request));
    }

    private static void back(Context request) {
        request.redirect("/drills/" + Bodies.number(request, "drill"), HttpStatus.SEE_OTHER);
    }
}
