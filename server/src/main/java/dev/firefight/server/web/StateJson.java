package dev.firefight.server.web;

import dev.firefight.incident.Change;
import dev.firefight.incident.Duty;
import dev.firefight.incident.Hypothesis;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Policy;
import dev.firefight.incident.Verification;
import dev.firefight.server.incidents.FactKinds;
import dev.firefight.server.incidents.Timeline;
import dev.firefight.server.wire.Value;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How things stand, for programs. */
final class StateJson {
    private StateJson() {}

    static void write(Timeline timeline, Policy policy, ObjectNode json) {
        Incident state = timeline.state();
        json.put("number", timeline.number());
        json.put("entries", timeline.entries().size());
        state.declared().ifPresent(one -> json.put("title", one.title()).put("isDrill", one.isDrill()));
        json.put("isOpen", state.isOpen());
        state.severity().ifPresent(one -> json.put("severity", Value.word(one)));
        time(json, "declaredAt", state.declaredAt());
        time(json, "resolvedAt", state.resolvedAt());
        time(json, "hurtSince", state.hurtSince());
        time(json, "hurtUntil", state.hurtUntil());
        time(json, "stableSince", state.stableSince());
        time(json, "nextUpdateBy", state.nextUpdateBy());
        state.impact().ifPresent(one -> FactKinds.ALL.writeFields(one, json.putObject("impact")));
        ArrayNode duties = json.putArray("duties");
        for (Duty duty : state.duties()) {
            duties.addObject()
                    .put("role", Value.word(duty.role()))
                    .put("person", duty.person().name())
                    .put("since", duty.since().toString());
        }
        ArrayNode board = json.putArray("hypotheses");
        for (Hypothesis one : state.board()) {
            ObjectNode line = board.addObject();
            line.put("entry", one.number()).put("standing", Value.word(one.standing()));
            FactKinds.ALL.writeFields(one.proposed(), line);
        }
        ArrayNode changes = json.putArray("changes");
        for (Change one : state.changes().values()) {
            ObjectNode line = changes.addObject();
            line.put("entry", one.number())
                    .put("state", Value.word(one.state()))
                    .put("by", one.by().name());
            FactKinds.ALL.writeFields(one.started(), line);
        }
        ArrayNode verifications = json.putArray("verifications");
        for (Verification one : state.verifications().values()) {
            ObjectNode line = verifications.addObject();
            line.put("entry", one.number()).put("state", Value.word(one.state()));
            FactKinds.ALL.writeFields(one.started(), line);
        }
        ArrayNode questions = json.putArray("openQuestions");
        state.openQuestions()
                .forEach((entry, question) ->
                        questions.addObject().put("entry", entry).put("question", question));
    }

    private static void time(ObjectNode json, String name, Optional<Instant> time) {
        time.ifPresent(one -> json.put(name, one.toString()));
    }
}
