package dev.firefight.app.report;

import dev.firefight.practice.scenario.Bot;
import dev.firefight.practice.scenario.Family;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.score.ScenarioCheck;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What there is to practise, and whether it teaches something, as JSON. */
public final class ScenarioJson {
    private ScenarioJson() {}

    /** All scenarios, and families of them, which have neither level nor length; nothing in it tells a cause. */
    public static String list(List<Scenario> scenarios, List<Family> families) {
        ObjectNode json = JsonText.object();
        ArrayNode all = json.putArray("scenarios");
        for (Scenario one : scenarios) {
            ObjectNode item = all.addObject();
            item.put("id", one.id());
            item.put("title", one.title());
            item.put("kind", one.kind().name().toLowerCase(Locale.ROOT));
            item.put("level", one.level());
            item.put("minutes", one.lasts().toMinutes());
            item.put("system", one.system().name());
            if (!one.source().isEmpty()) {
                item.put("source", one.source());
            }
        }
        for (Family one : families) {
            ObjectNode item = all.addObject();
            item.put("id", one.id());
            item.put("title", one.says());
            item.put("kind", "family");
        }
        return JsonText.of(json);
    }

    /** What came of checking some. */
    public static String checks(List<ScenarioCheck> checks) {
        ObjectNode json = JsonText.object();
        json.put("sound", checks.stream().allMatch(one -> one.problems().isEmpty()));
        ArrayNode all = json.putArray("scenarios");
        for (ScenarioCheck one : checks) {
            ObjectNode item = all.addObject();
            item.put("id", one.scenario().id());
            item.put("seed", one.seed());
            item.put("asked", one.asked());
            item.put("best_play", one.best());
            item.put("oracle_points", one.oracle().total());
            ObjectNode bots = item.putObject("bots");
            for (Bot bot : Bot.values()) {
                Optional.ofNullable(one.bots().get(bot))
                        .ifPresent(fare -> bots.putObject(bot.name().toLowerCase(Locale.ROOT))
                                .put("suffered", fare.suffered())
                                .put("points", fare.score().total()));
            }
            ArrayNode problems = item.putArray("problems");
            one.problems().forEach(problems::add);
        }
        return JsonText.of(json);
    }
}
