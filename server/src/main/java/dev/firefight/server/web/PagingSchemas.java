package dev.firefight.server.web;

import static dev.firefight.server.web.Schema.choice;
import static dev.firefight.server.web.Schema.described;
import static dev.firefight.server.web.Schema.flag;
import static dev.firefight.server.web.Schema.has;
import static dev.firefight.server.web.Schema.listOf;
import static dev.firefight.server.web.Schema.may;
import static dev.firefight.server.web.Schema.number;
import static dev.firefight.server.web.Schema.object;
import static dev.firefight.server.web.Schema.text;
import static dev.firefight.server.web.Schema.time;

import dev.firefight.paging.escalation.Message.Delivery;
import dev.firefight.paging.escalation.Page;
import dev.firefight.paging.escalation.PageFact.Cause;
import dev.firefight.paging.roster.Contact;
import dev.firefight.server.change.ChangeFact;
import dev.firefight.server.setup.Integration;
import dev.firefight.server.setup.Watch;
import dev.firefight.server.watch.WatchState;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of alerts, pages and the set-up. */
final class PagingSchemas {
    private PagingSchemas() {}

    static Map<String, ObjectNode> all() {
        Map<String, ObjectNode> all = new LinkedHashMap<>();
        all.put(
                "setup-change",
                object(
                        has("isApplied", described(flag(), "whether it was stored")),
                        has("version", number()),
                        has("changes", described(listOf(text()), "what it alters, in plain words"))));
        all.put(
                "integration-wanted",
                object(
                        has("name", text()),
                        may(
                                "kind",
                                described(
                                        choice(Integration.Kind.values()),
                                        "what is sent; left out for another key of one that is there"))));
        all.put(
                "integration-key",
                object(
                        has("name", text()),
                        has("kind", choice(Integration.Kind.values())),
                        has("key", described(text(), "told this once")),
                        has("url", described(text(), "where its sender sends to"))));
        all.put(
                "watches",
                object(
                        has(
                                "watches",
                                listOf(object(
                                        has("name", text()),
                                        has("kind", choice(Watch.Kind.values())),
                                        has("host", described(text(), "of its address, which is not told else")),
                                        has("state", choice(WatchState.Standing.values())),
                                        has("since", time()),
                                        may("lookedAt", time()),
                                        may("tookMillis", number()),
                                        may("service", text()),
                                        may("provider", text()),
                                        has("text", described(text(), "what was seen"))))),
                        has("heartbeats", described(listOf(beat()), "that others give")),
                        has("ownHeartbeats", described(listOf(beat()), "that this program gives, by their hosts"))));
        all.put("alerts", object(has("total", number()), has("alerts", listOf(alert()))));
        all.put(
                "changes",
                object(
                        has("total", number()),
                        has("isFed", described(flag(), "whether a sender reports changes, so that none is an answer")),
                        has("changes", listOf(Schema.named("change")))));
        all.put("change", change());
        all.put("change-wanted", changeWanted());
        all.put(
                "on-call",
                object(has(
                        "schedules",
                        listOf(object(
                                has("schedule", text()),
                                may("now", text()),
                                may("until", time()),
                                may("next", text()))))));
        all.put(
                "page-wanted",
                object(
                        may("person", described(text(), "who is called; or else a policy")),
                        may("policy", text()),
                        has("reason", described(text(), "what whoever is woken reads first"))));
        all.put("pages", object(has("acknowledgedBy", listOf(text())), has("pages", listOf(page()))));
        all.put(
                "gate",
                object(
                        has("service", text()),
                        has("isAllowed", described(flag(), "whether it may be deployed now")),
                        has(
                                "reasons",
                                listOf(object(
                                        has("incident", number()), has("why", text()), has("override", text()))))));
        return all;
    }

    private static ObjectNode beat() {
        return object(
                has("name", text()),
                has("state", text()),
                may("last", time()),
                may("due", described(time(), "when it is missing unless it is given before")),
                has("text", text()));
    }

    private static ObjectNode alert() {
        return object(
                has("number", number()),
                has("integration", text()),
                has("fingerprint", text()),
                has("name", text()),
                may("service", text()),
                has("severity", text()),
                has("summary", text()),
                has("startsAt", time()),
                has("labels", described(Schema.node().put("type", "object"), "names and values")),
                may("incident", number()),
                may("because", described(text(), "why it belongs to its incident, or wakes nobody")),
                may("until", described(time(), "when that is decided anew")));
    }

    private static ObjectNode change() {
        return object(
                has("integration", described(text(), "by which it came; empty where a person told it by hand")),
                has("id", text()),
                has("type", choice(ChangeFact.Sort.values())),
                has("state", choice(ChangeFact.State.values())),
                has("services", listOf(text())),
                has("source", described(text(), "repository or application")),
                has("environment", text()),
                has("revision", text()),
                has("summary", text()),
                has("author", text()),
                may("link", text()),
                has("beganAt", time()),
                may("endedAt", time()));
    }

    private static ObjectNode changeWanted() {
        return object(
                has("service", described(text(), "whose; several with commas between them")),
                may("summary", described(text(), "what was changed, in a line")),
                may("type", choice(ChangeFact.Sort.values())),
                may("state", described(choice(ChangeFact.State.values()), "succeeded unless told")),
                may("environment", text()),
                may("revision", text()),
                may("author", described(text(), "whoever asks unless told")),
                may("link", text()),
                may("id", described(text(), "by which the change is known again when it goes on")),
                may("beganAt", time()),
                may("endedAt", time()));
    }

    private static ObjectNode page() {
        return object(
                has("number", number()),
                has("cause", choice(Cause.values())),
                has("state", choice(Page.State.values())),
                has("reason", text()),
                has("openedAt", time()),
                may("policy", text()),
                has(
                        "messages",
                        listOf(object(
                                has("number", number()),
                                has("person", text()),
                                has("at", time()),
                                has("deliveries", listOf(delivery()))))));
    }

    private static ObjectNode delivery() {
        return object(
                has("channel", choice(Contact.Channel.values())),
                has("state", choice(Delivery.State.values())),
                has("attempts", number()),
                has("at", time()),
                may("reason", text()),
                may("again", time()));
    }
}
