package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.incident.Severity;
import dev.firefight.incident.Terms;
import dev.firefight.server.incidents.FactKinds;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where things are written: a few kinds one key away, and the form of the one that was chosen.
 *
 * @param room in which it is written
 * @param form that is shown
 * @param requestKey by which a form that is sent twice is known
 */
record Compose(WarRoom room, Form form, String requestKey) {
    /** A kind that is one key away. */
    record Tab(String kind, String words, String key) {}

    /** Another form, for those whose answer is no. */
    record Otherwise(String words, String address) {}

    /** What is written most, each with its key. */
    private static final List<Tab> TABS = List.of(
            new Tab("observed", "Observation", "o"),
            new Tab("decided", "Decision", "d"),
            new Tab("hypothesis-proposed", "Hypothesis", "h"),
            new Tab("change-started", "Change", "c"),
            new Tab("update-posted", "Update", "u"));

    /** All else that stands alone. */
    private static final List<Tab> OTHERS = List.of(
            new Tab("severity-set", "Severity", ""),
            new Tab("impact-described", "Impact", ""),
            new Tab("impact-started", "Customers are hurt", ""),
            new Tab("impact-ended", "Customers are well again", ""),
            new Tab("stabilised", "It is stable", ""),
            new Tab("second-wave-seen", "Second wave", ""),
            new Tab("verification-started", "Watch recovery", ""),
            new Tab("role-taken", "Give a role", ""),
            new Tab("escalated", "Escalate", ""),
            new Tab("asked", "Question", ""),
            new Tab("workaround-applied", "Workaround", ""),
            new Tab("follow-up-opened", "Follow-up", ""),
            new Tab("linked", "Link", ""),
            new Tab("resolved", "Resolve", ""),
            new Tab("reopened", "Reopen", ""));

    /** The form that is asked for in an address, with what the address says beside it. */
    static Compose of(Context request, WarRoom room, String requestKey) {
        String kind = Optional.ofNullable(request.queryParam("write"))
                .filter(one -> Forms.isOne(one) && room.ways().isOpen(one))
                .orElse(room.ways().usual());
        Map<String, String> values = new LinkedHashMap<>();
        FactKinds.ALL.fields(kind).orElseThrow().keySet().forEach(name -> Optional.ofNullable(request.queryParam(name))
                .ifPresent(value -> values.put(name, value)));
        return of(room, kind, values, requestKey);
    }

    static Compose of(WarRoom room, String kind, Map<String, String> values, String requestKey) {
        Map<String, String> filled = new LinkedHashMap<>(new Known(room, values).of(kind));
        filled.putAll(values);
        for (Form.Field field : Forms.of(kind).fields()) {
            if (field.control() == Form.Control.TIME && !values.containsKey(field.name())) {
                filled.put(field.name(), (field.name().equals("nextBy") ? room.nextUpdate() : room.now()).toString());
            }
        }
        if (kind.equals("update-posted") && !values.containsKey("text")) {
            filled.put("text", room.draft(dev.firefight.incident.Message.Audience.ENGINEERS));
        }
        return new Compose(room, Forms.of(kind).with(filled), requestKey);
    }

    /** Those of what is written most that make sense now. */
    List<Tab> tabs() {
        return TABS.stream().filter(tab -> room.ways().isOpen(tab.kind())).toList();
    }

    /** All else that makes sense now. */
    List<Tab> others() {
        return OTHERS.stream().filter(tab -> room.ways().isOpen(tab.kind())).toList();
    }

    boolean isShown(Tab tab) {
        return tab.kind().equals(form.kind());
    }

    boolean isAmongTabs() {
        return TABS.stream().anyMatch(this::isShown);
    }

    /** A choice as people read it. */
    String words(String choice) {
        return Arrays.stream(Severity.values())
                .filter(one -> Value.word(one).equals(choice))
                .findFirst()
                .map(room.policy()::name)
                .orElseGet(() -> Terms.word(choice));
    }

    /** The entry that the form speaks of, in a line; empty where it speaks of none. */
    String about() {
        return form.fields().stream()
                .filter(field ->
                        field.control() == Form.Control.HIDDEN && field.value().matches("[0-9]{1,9}"))
                .findFirst()
                .map(field -> room.brief(Long.parseLong(field.value())))
                .orElse("");
    }

    /** What stands above the form. */
    String title() {
        return value("role")
                .filter(_ -> form.kind().equals("role-handed-over"))
                .map(role -> form.title() + ": " + words(role))
                .orElse(form.title());
    }

    /** Of what entry or role it is written: what was typed about another one is none of it. */
    String subject() {
        return form.fields().stream()
                .filter(field -> field.control() == Form.Control.HIDDEN)
                .map(Form.Field::value)
                .collect(Collectors.joining(" "));
    }

    /** What is to be known before anybody fills in the form; empty where it is nothing. */
    Optional<String> before() {
        return room.state().changesInTheWay().stream()
                .findFirst()
                .filter(_ -> form.kind().equals("change-started"))
                .map(one ->
                        one.brief() + " " + one.standing() + ". One thing at a time: verify it or roll it back first.");
    }

    /** What is written instead where the answer is no; empty where there is nothing to say no to. */
    Optional<Otherwise> otherwise() {
        return switch (form.kind()) {
            case "stabilised" -> Optional.of(new Otherwise("It is not: begin a change", room.write("change-started")));
            case "verification-passed" ->
                value("verification")
                        .filter(number -> number.matches("[0-9]{1,9}"))
                        .map(number -> new Otherwise(
                                "It did not help",
                                room.write("verification-failed", "verification", Long.parseLong(number))));
            default -> Optional.empty();
        };
    }

    private Optional<String> value(String name) {
        return form.fields().stream()
                .filter(field -> field.name().equals(name) && !field.value().isEmpty())
                .map(Form.Field::value)
                .findFirst();
    }

    static String word(Enum<?> constant) {
        return Value.word(constant);
    }
}
