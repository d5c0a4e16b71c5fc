package dev.firefight.app.demo;

import dev.firefight.incident.Entry;
import dev.firefight.journal.Draft;
import dev.firefight.practice.desk.DemoDrill;
import dev.firefight.server.incidents.Streams;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** An incident that is over, as a file that a server takes over: the timeline of a drill that was played by the rules. */
final class FinishedIncident {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** So long ago it was over at the least. */
    private static final Duration AGO = Duration.ofHours(1);

    /** Days and moments, where one is all that a text says. */
    private static final Pattern DAY = Pattern.compile("\"([0-9]{4}-[0-9]{2}-[0-9]{2})(T[0-9:.]+Z)?\"");

    private FinishedIncident() {}

    /** Plays the drill, which takes a second or two, and writes the file: as if it had been on one of the last two days, at the same hour. */
    static byte[] file(Instant now) {
        List<Entry> timeline = DemoDrill.played("demo").timeline();
        long days = Math.floorDiv(
                Duration.between(timeline.getLast().at(), now.minus(AGO)).toHours(), 24);
        ObjectNode json = JSON.createObjectNode();
        json.put("format", "firefight-incident");
        json.put("version", 1);
        json.put("incident", 1);
        ArrayNode entries = json.putArray("entries");
        for (Entry one : timeline) {
            Draft draft = Streams.draft(one);
            ObjectNode entry = entries.addObject();
            entry.put("sequence", one.number());
            entry.put("time", one.at().plus(days, ChronoUnit.DAYS).toString());
            entry.put("type", draft.type());
            entry.putRawValue("payload", new RawValue(later(draft.payload().text(), days)));
        }
        return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
    }

    private static String later(String payload, long days) {
        return DAY.matcher(payload)
                .replaceAll(day -> "\"" + LocalDate.parse(day.group(1)).plusDays(days)
                        + Optional.ofNullable(day.group(2)).orElse("") + "\"");
    }
}
