package dev.firefight.app.report;

import dev.firefight.practice.score.Block;
import dev.firefight.practice.score.Debrief;
import dev.firefight.practice.score.Point;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a drill was worth, as JSON. */
public final class DebriefJson {
    private DebriefJson() {}

    /** All of it. */
    public static String of(Debrief debrief) {
        ObjectNode json = JsonText.object();
        json.put("scenario", debrief.scenario().id());
        json.put("seed", debrief.seed());
        json.put("points", debrief.score().total());
        ObjectNode blocks = json.putObject("blocks");
        for (Block one : Block.values()) {
            blocks.putObject(one.name().toLowerCase(Locale.ROOT))
                    .put("points", debrief.score().of(one))
                    .put("most", one.most());
        }
        json.put("hints", debrief.score().hints());
        ArrayNode rules = json.putArray("rules");
        for (Point one : debrief.score().points()) {
            rules.addObject()
                    .put("rule", one.rule().name())
                    .put("at_seconds", one.at().toSeconds())
                    .put("points", one.points())
                    .put("because", one.because());
        }
        json.putObject("suffered")
                .put("yours", debrief.mine().suffered())
                .put("nothing", debrief.nothing().suffered())
                .put("best", debrief.best().suffered());
        json.put("digest", debrief.mine().digest());
        return JsonText.of(json);
    }
}
