package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.incident.Action;
import dev.firefight.incident.Change;
import dev.firefight.incident.Checklist;
import dev.firefight.incident.Clock;
import dev.firefight.incident.Duty;
import dev.firefight.incident.Hypothesis;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Policy;
import dev.firefight.incident.Telling;
import dev.firefight.incident.Verification;
import dev.firefight.incident.Workaround;
import dev.firefight.server.incidents.FactKinds;
import dev.firefight.server.incidents.Timeline;
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
        json.put("isHurting", state.isHurting());
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
            line.put("entry", one.number())
                    .put("standing", Value.word(one.standing()))
                    .put("isPinned", one.isPinned());
            FactKinds.ALL.writeFields(one.proposed(), line);
            ArrayNode evidence = line.putArray("evidence");
            one.evidence().forEach(found -> evidence.addObject()
                    .put("entry", found.entry())
                    .put("standing", Value.word(found.standing()))
                    .put("text", found.text())
                    .put("source", Value.word(found.source())));
        }
        ArrayNode tests = json.putArray("openTests");
        state.openTests()
                .forEach((entry, hypothesis) ->
                        tests.addObject().put("entry", entry).put("hypothesis", hypothesis));
        ArrayNode changes = json.putArray("changes");
        for (Change one : state.changes().values()) {
            ObjectNode line = changes.addObject();
            line.put("entry", one.number())
                    .put("state", Value.word(one.state()))
                    .put("by", one.by().name())
                    .put("at", one.at().toString());
            FactKinds.ALL.writeFields(one.started(), line);
        }
        ArrayNode verifications = json.putArray("verifications");
        for (Verification one : state.verifications().values()) {
            ObjectNode line = verifications.addObject();
            line.put("entry", one.number())
                    .put("state", Value.word(one.state()))
                    .put("at", one.at().toString());
            FactKinds.ALL.writeFields(one.started(), line);
        }
        ArrayNode workarounds = json.putArray("workarounds");
        for (Workaround one : state.workarounds()) {
            ObjectNode line = workarounds.addObject();
            line.put("entry", one.number());
            FactKinds.ALL.writeFields(new Action.WorkaroundApplied(one.what(), one.owner(), one.due()), line);
        }
        ArrayNode questions = json.putArray("openQuestions");
        state.openQuestions()
                .forEach((entry, question) ->
                        questions.addObject().put("entry", entry).put("question", question));
        ArrayNode checklist = json.putArray("checklist");
        for (Checklist.Item item : Checklist.of(state)) {
            ObjectNode line = checklist.addObject();
            line.put("question", item.question());
            item.answer().ifPresent(answer -> line.put("answer", answer));
            line.put("next", FactKinds.ALL.name(item.next()));
        }
        ArrayNode clocks = json.putArray("clocks");
        for (Clock clock : Clock.of(state, policy)) {
            clocks.addObject()
                    .put("clock", Value.word(clock.kind()))
                    .put("due", clock.due().toString())
                    .put("text", Telling.reminder(clock.kind()));
        }
    }

    private static void time(ObjectNode json, String name, Optional<Instant> time) {
        time.ifPresent(one -> json.put(name, one.toString()));
    }
}
