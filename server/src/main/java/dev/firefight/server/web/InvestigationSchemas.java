package dev.firefight.server.web;

import static dev.firefight.server.web.Schema.described;
import static dev.firefight.server.web.Schema.has;
import static dev.firefight.server.web.Schema.listOf;
import static dev.firefight.server.web.Schema.may;
import static dev.firefight.server.web.Schema.number;
import static dev.firefight.server.web.Schema.object;
import static dev.firefight.server.web.Schema.text;
import static dev.firefight.server.web.Schema.time;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import tools.jackson.databind.node.ObjectNode;

/** What the engine saw, and how well it did. */
final class InvestigationSchemas {
    private InvestigationSchemas() {}

    static SequencedMap<String, ObjectNode> all() {
        SequencedMap<String, ObjectNode> all = new LinkedHashMap<>();
        all.put(
                "recordings",
                object(has(
                        "recordings",
                        listOf(object(
                                has("name", text()),
                                has("bytes", number()),
                                has("at", described(time(), "when it was kept")))))));
        all.put(
                "recording-wanted",
                object(
                        has("since", described(text(), "where it begins: a time, or how long ago as 1h")),
                        may("until", described(text(), "where it ends, in the same form; now unless told")),
                        may("incident", described(number(), "whose alerts it has; all alerts unless told"))));
        all.put("hit-rate", hitRate());
        all.put("engine", object(has("real", Schema.named("hit-rate")), has("drills", Schema.named("hit-rate"))));
        return all;
    }

    private static ObjectNode hitRate() {
        return object(
                has(
                        "ended",
                        described(
                                number(),
                                "incidents that were looked into and ended with a cause that people confirmed")),
                has("first", described(number(), "of those, where it was the first suspect")),
                has("topThree", described(number(), "where it was one of the first three")),
                has("named", described(number(), "where it was any of them")),
                has("missed", described(number(), "where it was none of those named")),
                has("silent", described(number(), "where nobody was named")),
                has(
                        "unseen",
                        described(number(), "with a confirmed cause and never looked into; not among the others")),
                has("suspects", described(number(), "named in all incidents")),
                has("confirmed", described(number(), "suspects that were confirmed in the end")),
                has("refuted", described(number(), "suspects that were refuted in the end")),
                has("timed", described(number(), "incidents with a suspect")),
                may("medianMillis", described(number(), "from their declaration to the first suspect")));
    }
}
