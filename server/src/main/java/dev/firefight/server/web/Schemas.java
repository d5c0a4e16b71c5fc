package dev.firefight.server.web;

import static dev.firefight.server.web.Schema.choice;
import static dev.firefight.server.web.Schema.constant;
import static dev.firefight.server.web.Schema.described;
import static dev.firefight.server.web.Schema.flag;
import static dev.firefight.server.web.Schema.format;
import static dev.firefight.server.web.Schema.has;
import static dev.firefight.server.web.Schema.listOf;
import static dev.firefight.server.web.Schema.may;
import static dev.firefight.server.web.Schema.named;
import static dev.firefight.server.web.Schema.number;
import static dev.firefight.server.web.Schema.object;
import static dev.firefight.server.web.Schema.text;
import static dev.firefight.server.web.Schema.time;

import dev.firefight.document.wire.Kinds;
import dev.firefight.document.wire.Value;
import dev.firefight.incident.Change;
import dev.firefight.incident.ClockKind;
import dev.firefight.incident.Hypothesis;
import dev.firefight.incident.Inquiry;
import dev.firefight.incident.Message;
import dev.firefight.incident.Phase;
import dev.firefight.incident.Role;
import dev.firefight.incident.Severity;
import dev.firefight.incident.Verification;
import dev.firefight.server.access.Permission;
import dev.firefight.server.incidents.FactKinds;
import dev.firefight.server.web.Schema.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas that have a name: what programs send and are sent. Those of facts follow from their records. */
final class Schemas {
    private static final Kinds<?> FACTS = FactKinds.ALL;

    private Schemas() {}

    static Map<String, ObjectNode> all() {
        Map<String, ObjectNode> all = new LinkedHashMap<>();
        all.put("problem", problem());
        all.put("declaration", declaration());
        all.put("proposal", proposal());
        all.put("written", object(has("incident", number()), has("entries", listOf(named("entry")))));
        all.put("entry", entry());
        all.put(
                "timeline",
                object(has("incident", number()), has("total", number()), has("entries", listOf(named("entry")))));
        all.put(
                "list",
                object(has("total", number()), has("isComplete", flag()), has("incidents", listOf(named("summary")))));
        all.put("summary", summary());
        all.put("incident", incident());
        all.put(
                "draft",
                object(
                        has("audience", choice(Message.Audience.values())),
                        has("text", text()),
                        may("nextBy", described(time(), "when the next update is to come; missing when it is over"))));
        all.put("hints", hints());
        all.put(
                "freezes",
                object(
                        has("isFrozen", flag()),
                        may("until", time()),
                        has(
                                "incidents",
                                listOf(object(has("number", number()), has("title", text()), has("until", time()))))));
        all.put("resting", object(has("people", listOf(object(has("person", text()), has("until", time()))))));
        all.put("me", object(has("name", text()), has("permission", choice(Permission.values()))));
        all.put("kinds", kinds());
        all.put("file", file());
        all.putAll(PagingSchemas.all());
        all.putAll(InvestigationSchemas.all());
        ObjectNode fact = Schema.node();
        ArrayNode oneOf = fact.putArray("oneOf");
        ObjectNode discriminator = fact.putObject("discriminator");
        discriminator.put("propertyName", Kinds.KIND);
        ObjectNode mapping = discriminator.putObject("mapping");
        all.put("fact", fact);
        for (String kind : FACTS.names()) {
            String name = "fact-" + kind;
            oneOf.add(named(name));
            mapping.put(kind, "#/components/schemas/" + name);
            List<Member> members = new ArrayList<>(List.of(has(Kinds.KIND, constant(kind))));
            members.addAll(fields(kind));
            all.put(name, open(object(members)));
        }
        return all;
    }

    private static List<Member> fields(String kind) {
        List<String> required = FACTS.required(kind);
        return FACTS.fields(kind).orElseThrow().entrySet().stream()
                .map(field -> new Member(field.getKey(), value(field.getValue()), required.contains(field.getKey())))
                .toList();
    }

    private static ObjectNode value(Value value) {
        return switch (value.shape()) {
            case TEXT -> text();
            case FLAG -> flag();
            case CHOICE -> choice(value.choices());
            case NUMBER -> number();
            case TIME -> time();
            case DAY -> format("date");
            case DURATION -> format("duration");
            case LABELS -> described(Schema.node().put("type", "object"), "names and texts");
            case NUMBERS -> listOf(number());
            case TEXTS -> listOf(text());
            case NAME -> text().put("minLength", 1).put("maxLength", dev.firefight.incident.Person.MOST_CHARS);
            case LINK -> format("uri");
        };
    }

    /** May have further members, as it is a part of something. */
    private static ObjectNode open(ObjectNode object) {
        object.remove("additionalProperties");
        return object;
    }

    private static ObjectNode problem() {
        return open(object(
                has("type", format("uri")),
                has("title", text()),
                has("status", number()),
                may("detail", text()),
                may("instance", text()),
                may("question", described(text(), "to be sent again with \"confirmed\" if it is meant")),
                may("rule", described(text(), "to be sent again with \"because\" if it has to be")),
                may("remedy", text())));
    }

    private static ObjectNode declaration() {
        List<Member> members = new ArrayList<>(List.of(may(Kinds.KIND, constant("declared"))));
        members.addAll(fields("declared"));
        return object(members);
    }

    private static ObjectNode proposal() {
        ObjectNode proposal = Schema.node();
        ArrayNode allOf = proposal.putArray("allOf");
        allOf.add(named("fact"));
        allOf.add(open(object(
                may("confirmed", described(flag(), "yes to the question that was asked")),
                may("because", described(text(), "the reason for which a rule is overridden")))));
        return proposal.put("unevaluatedProperties", false);
    }

    private static ObjectNode entry() {
        return object(
                has("number", number()),
                has("at", time()),
                has("by", text()),
                has("label", described(text(), "what kind of entry, for people")),
                has("text", described(text(), "what it says, for people")),
                has("fact", named("fact")));
    }

    private static ObjectNode summary() {
        return object(
                has("number", number()),
                has("title", text()),
                has("isDrill", flag()),
                may("severity", choice(Severity.values())),
                has("phase", choice(Phase.values())),
                has("isHurting", flag()),
                may("commander", text()),
                has("declaredAt", time()),
                has("lastAt", time()),
                may("resolvedAt", time()),
                has("entries", number()));
    }

    private static ObjectNode incident() {
        ObjectNode evidence = object(
                has("entry", number()),
                has("standing", choice(Hypothesis.Standing.values())),
                has("text", text()),
                has("source", choice(Inquiry.Source.values())));
        return object(
                has("number", number()),
                has("entries", number()),
                has("title", text()),
                has("isDrill", flag()),
                has("isOpen", flag()),
                has("isHurting", flag()),
                may("severity", choice(Severity.values())),
                has("declaredAt", time()),
                may("resolvedAt", time()),
                may("hurtSince", time()),
                may("hurtUntil", time()),
                may("stableSince", time()),
                may("nextUpdateBy", time()),
                may("impact", object(fields("impact-described"))),
                has(
                        "duties",
                        listOf(object(
                                has("role", choice(Role.values())), has("person", text()), has("since", time())))),
                has(
                        "hypotheses",
                        listOf(about(
                                "hypothesis-proposed",
                                has("standing", choice(Hypothesis.Standing.values())),
                                has("isPinned", flag()),
                                has("evidence", listOf(evidence))))),
                has("openTests", listOf(object(has("entry", number()), has("hypothesis", number())))),
                has(
                        "changes",
                        listOf(about(
                                "change-started",
                                has("state", choice(Change.State.values())),
                                has("by", text()),
                                has("at", time())))),
                has(
                        "verifications",
                        listOf(about(
                                "verification-started",
                                has("state", choice(Verification.State.values())),
                                has("at", time())))),
                has("workarounds", listOf(about("workaround-applied"))),
                has("openQuestions", listOf(object(has("entry", number()), has("question", text())))),
                has(
                        "checklist",
                        listOf(object(
                                has("question", text()),
                                may("answer", text()),
                                has("next", described(choice(FACTS.names()), "the kind of entry that answers it"))))),
                has(
                        "clocks",
                        listOf(object(
                                has("clock", choice(ClockKind.values())),
                                has("due", time()),
                                has("text", described(text(), "what it reminds of"))))));
    }

    /** What an entry brought, with its number and what became of it. */
    private static ObjectNode about(String kind, Member... more) {
        List<Member> members = new ArrayList<>(List.of(has("entry", number())));
        members.addAll(List.of(more));
        members.addAll(fields(kind));
        return object(members);
    }

    private static ObjectNode hints() {
        return object(has(
                "hints",
                listOf(object(
                        has("from", described(number(), "in UTF-16 units, as scripts count")),
                        has("to", number()),
                        has("words", text()),
                        has("instead", text())))));
    }

    /** An incident as it is kept in a file. */
    private static ObjectNode file() {
        ObjectNode entry = object(
                may("position", number()),
                may("stream", text()),
                has("sequence", number()),
                has("type", choice(FACTS.names())),
                has("time", time()),
                has(
                        "payload",
                        object(
                                has("by", text()),
                                has("fact", described(Schema.node().put("type", "object"), "the fields of its kind")))),
                may("appendedFrom", number()),
                may("key", text()),
                may("previous", described(text(), "the hash of the entry before it")),
                may("hash", described(text(), "SHA-256 over all of it, as docs/incident.md says")));
        return object(
                has("format", constant("firefight-incident")),
                has("version", number()),
                has("incident", number()),
                has("entries", listOf(entry)),
                may(
                        "files",
                        listOf(object(
                                has("sha256", text()),
                                has("content", described(text(), "what it holds, in base64"))))));
    }

    private static ObjectNode kinds() {
        return object(has(
                "kinds",
                listOf(object(
                        has("kind", text()),
                        has("isForPeople", described(flag(), "whether people write it; else the program does")),
                        has(
                                "fields",
                                listOf(object(
                                        has("name", text()),
                                        has("shape", choice(Value.Shape.values())),
                                        has("isRequired", flag()),
                                        has("words", text()),
                                        may("choices", listOf(text())))))))));
    }
}
