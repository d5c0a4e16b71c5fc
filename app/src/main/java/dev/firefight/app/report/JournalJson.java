package dev.firefight.app.report;

import dev.firefight.journal.Head;
import dev.firefight.journal.Verification;
import tools.jackson.databind.node.ObjectNode;

/** What became of a journal that was verified or copied, as a JSON document, described in {@code docs/journal.md}. */
public final class JournalJson {
    /** Counted up when a property changes its meaning; properties may be added without. */
    public static final int VERSION = 1;

    private JournalJson() {}

    /** Writes what was found, with a line end at its end. */
    public static String write(String place, Verification found) {
        ObjectNode json = start(place, found.head());
        json.put("entries", found.entries());
        json.put("whole", found.whole());
        json.put("found", found.found());
        JsonText.each(json, "damages", found.damages(), (one, damage) -> {
            one.put("stream", damage.stream());
            one.put("sequence", damage.sequence());
            one.put("position", damage.position());
            one.put("what", damage.what());
        });
        return JsonText.of(json);
    }

    /** Writes where a copy is and where it ends, with a line end at its end. */
    public static String copied(String place, Head head) {
        return JsonText.of(start(place, head));
    }

    private static ObjectNode start(String place, Head head) {
        ObjectNode json = JsonText.object();
        json.put("version", VERSION);
        json.put("journal", place);
        json.put("head", head.toString());
        return json;
    }
}
