package dev.firefight.app.demo;

import dev.firefight.incident.Entry;
import dev.firefight.journal.Draft;
import dev.firefight.practice.desk.DemoDrill;
import dev.firefight.server.incidents.Streams;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** An incident that is over, as a file that a server takes over: the timeline of a drill that was played by the rules. */
final class FinishedIncident {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** So long ago it was over. */
    private static final Duration AGO = Duration.ofHours(20);

    private FinishedIncident() {}

    /** Plays the drill, which takes a second or two, and writes the file. */
    static byte[] file(Instant now) {
        List<Entry> timeline = DemoDrill.played("demo").timeline();
        Duration later = Duration.between(timeline.getLast().at(), now.minus(AGO));
        ObjectNode json = JSON.createObjectNode();
        json.put("format", "firefight-incident");
        json.put("version", 1);
        json.put("incident", 1);
        ArrayNode entries = json.putArray("entries");
        for (Entry one : timeline) {
            Entry told =
                    new Entry(one.number(), one.at().plus(later).truncatedTo(ChronoUnit.MICROS), one.by(), one.fact());
            Draft draft = Streams.draft(told);
            ObjectNode entry = entries.addObject();
            entry.put("sequence", told.number());
            entry.put("time", told.at().toString());
            entry.put("type", draft.type());
            entry.putRawValue("payload", new RawValue(draft.payload().text()));
        }
        return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
    }
}
