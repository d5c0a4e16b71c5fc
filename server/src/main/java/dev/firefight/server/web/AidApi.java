package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Blame;
import dev.firefight.server.access.Caller;
import dev.firefight.server.incidents.Aftermath;
import dev.firefight.server.incidents.FactKinds;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What helps in and after a fire, and belongs to no single incident. */
final class AidApi {
    private static final int MOST_CHARS = 10_000;
    /** Facts that come about by themselves, or with the content of a file. */
    private static final Set<String> BY_THE_PROGRAM =
            Set.of("attached", "overridden", "clock-rang", "imported", "recorded");

    private final Aftermath aftermath;

    AidApi(Aftermath aftermath) {
        this.aftermath = aftermath;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/v1/me", Allowed.VIEWER, "Who you are, and what you may do", AidApi::me)
                        .gives(Schema.named("me")),
                Endpoint.get("/api/v1/facts", Allowed.VIEWER, "The kinds of entries, with their fields", AidApi::facts)
                        .gives(Schema.named("kinds")),
                Endpoint.post(
                                "/api/v1/wording",
                                Allowed.VIEWER,
                                "Where a text blames somebody, and how to say it of systems instead",
                                AidApi::wording)
                        .takes(Schema.object(Schema.has("text", Schema.text().put("maxLength", MOST_CHARS))))
                        .gives(Schema.named("hints")),
                Endpoint.get(
                                "/api/v1/freeze",
                                Allowed.VIEWER,
                                "Whether deployments rest after a major incident, and until when",
                                this::freeze)
                        .gives(Schema.named("freezes")),
                Endpoint.get("/api/v1/rest", Allowed.VIEWER, "Who rests after a long night, and until when", this::rest)
                        .with("zone", "in which it is night, such as Europe/Berlin; else UTC", Schema.text())
                        .gives(Schema.named("resting")));
    }

    private static void me(Context request) {
        Caller caller = Gate.caller(request);
        Api.answer(
                request,
                200,
                Schema.node().put("name", caller.person().name()).put("permission", Value.word(caller.permission())));
    }

    private static void facts(Context request) {
        ObjectNode json = Schema.node();
        ArrayNode kinds = json.putArray("kinds");
        for (String kind : FactKinds.ALL.names()) {
            ObjectNode line = kinds.addObject();
            line.put("kind", kind).put("isForPeople", !BY_THE_PROGRAM.contains(kind));
            ArrayNode fields = line.putArray("fields");
            List<String> required = FactKinds.ALL.required(kind);
            for (Map.Entry<String, Value> field :
                    FactKinds.ALL.fields(kind).orElseThrow().entrySet()) {
                Value value = field.getValue();
                ObjectNode one = fields.addObject();
                one.put("name", field.getKey());
                one.put("shape", Value.word(value.shape()));
                one.put("isRequired", required.contains(field.getKey()));
                one.put("words", value.words());
                if (!value.choices().isEmpty()) {
                    value.choices().forEach(one.putArray("choices")::add);
                }
            }
        }
        Api.answer(request, 200, json);
    }

    private static void wording(Context request) {
        JsonNode text = Bodies.object(request).path("text");
        if (!text.isString() || text.asString().length() > MOST_CHARS) {
            throw new WireException("\"text\" is what you want to write, of up to " + MOST_CHARS + " characters");
        }
        ObjectNode json = Schema.node();
        ArrayNode hints = json.putArray("hints");
        for (Blame.Hint hint : Blame.in(text.asString())) {
            hints.addObject()
                    .put("from", hint.from())
                    .put("to", hint.to())
                    .put("words", text.asString().substring(hint.from(), hint.to()))
                    .put("instead", hint.instead());
        }
        Api.answer(request, 200, json);
    }

    private void freeze(Context request) {
        List<Aftermath.Frozen> freezes = aftermath.freezes();
        ObjectNode json = Schema.node();
        json.put("isFrozen", !freezes.isEmpty());
        freezes.stream()
                .findFirst()
                .ifPresent(longest -> json.put("until", longest.until().toString()));
        ArrayNode incidents = json.putArray("incidents");
        freezes.forEach(one -> incidents
                .addObject()
                .put("number", one.incident())
                .put("title", one.title())
                .put("until", one.until().toString()));
        Api.answer(request, 200, json);
    }

    private void rest(Context request) {
        ObjectNode json = Schema.node();
        ArrayNode people = json.putArray("people");
        aftermath.resting(ListQuery.zone(request)).entrySet().stream()
                .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparing(person -> person.name())))
                .forEach(one -> people.addObject()
                        .put("person", one.getKey().name())
                        .put("until", one.getValue().toString()));
        Api.answer(request, 200, json);
    }
}
