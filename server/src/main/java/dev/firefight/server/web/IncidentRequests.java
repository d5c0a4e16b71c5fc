package dev.firefight.server.web;

import dev.firefight.incident.Course;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Ruling;
import dev.firefight.incident.Telling;
import dev.firefight.server.incidents.FactKinds;
import dev.firefight.server.incidents.Follower;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Outcome;
import dev.firefight.server.incidents.Timeline;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What all requests about incidents have in common: the one that they name, what is to be written, and how they are told what became of it.
 *
 * @param incidents all timelines
 * @param follower through which lists know what was written before anybody is told
 */
record IncidentRequests(Incidents incidents, Follower follower) {
    /** The incident that the path names. */
    Timeline timeline(Context request) {
        return incidents.timeline(Bodies.number(request, "incident")).orElseThrow(IncidentRequests::unknown);
    }

    /** Declares what the body says. */
    Outcome declare(Context request, ObjectNode body) {
        ObjectNode fields = Bodies.fact(body);
        fields.remove("kind");
        Course.Declared fact = (Course.Declared) FactKinds.ALL.read("declared", fields);
        return incidents.declare(Gate.caller(request).person(), fact, Bodies.key(request, body));
    }

    /** Writes what the body says into the incident that the path names. */
    Outcome write(Context request, ObjectNode body) {
        return incidents.propose(
                Bodies.number(request, "incident"),
                Gate.caller(request).person(),
                Bodies.proposed(body),
                Bodies.consent(body),
                Bodies.key(request, body));
    }

    /** Tells a program what was written, or why nothing was. */
    void answer(Context request, Outcome outcome) {
        Outcome.Written written = written(outcome);
        ObjectNode json = Bodies.JSON.createObjectNode();
        json.put("incident", written.incident());
        ArrayNode entries = json.putArray("entries");
        written.entries().forEach(entry -> entries.add(entry(entry)));
        request.header("Location", "/api/v1/incidents/" + written.incident());
        Api.answer(request, written.isRepeated() ? 200 : 201, json);
    }

    /** Leads a person to the incident that was written into, or tells why nothing was. */
    void redirect(Context request, Outcome outcome) {
        request.redirect("/incidents/" + written(outcome).incident(), HttpStatus.SEE_OTHER);
    }

    private Outcome.Written written(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Written written -> {
                follower.awaits(written.position());
                yield written;
            }
            case Outcome.Held held -> throw new ProblemException(problem(held.ruling()));
            case Outcome.Unknown _ -> throw unknown();
        };
    }

    /** An entry, for programs. */
    ObjectNode entry(Entry entry) {
        ObjectNode json = Bodies.JSON.createObjectNode();
        json.put("number", entry.number());
        json.put("at", entry.at().toString());
        json.put("by", entry.by().name());
        Telling telling = Telling.of(entry.fact(), incidents.policy());
        json.put("label", telling.label());
        json.put("text", telling.line());
        json.set("fact", FactKinds.ALL.write(entry.fact()));
        return json;
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

    private static ProblemException unknown() {
        return new ProblemException(404, "no-incident", "There is no such incident", "Look at the list of incidents.");
    }
}
