package dev.firefight.practice.production;

import dev.firefight.practice.design.LoadDesign;
import dev.firefight.practice.design.RouteDesign;
import dev.firefight.practice.design.StepDesign;
import dev.firefight.practice.design.SystemDesign;
import dev.firefight.practice.design.TopicDesign;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often it is looked into each cache for one request of a user, by what the design says is done for it and nothing failing. */
final class Demand {
    /** What is done where a cache has not what is looked for is done for about so many; it matters only where there is one cache behind another. */
    private static final double MISSED = 0.1;
    /** Who asks in a circle is followed so far. */
    private static final int MOST_DEPTH = 32;

    private final SystemDesign design;
    private final Map<String, Double> looks = new LinkedHashMap<>();

    Demand(SystemDesign design) {
        this.design = design;
        LoadDesign load = design.load();
        double weights =
                load.journeys().stream().mapToDouble(LoadDesign.Journey::weight).sum();
        load.journeys().forEach(one -> follow(load.entry(), one.route(), one.weight() / weights, 0));
    }

    /** Looks into a cache for one request of a user. */
    double looks(String cache) {
        return looks.getOrDefault(cache, 0.0);
    }

    private void follow(String service, String route, double times, int depth) {
        if (depth < MOST_DEPTH) {
            design.services().stream()
                    .filter(one -> one.name().equals(service))
                    .flatMap(one -> one.routes().stream())
                    .filter(one -> one.name().equals(route))
                    .map(RouteDesign::steps)
                    .forEach(steps -> follow(steps, times, depth + 1));
        }
    }

    private void follow(List<StepDesign> steps, double times, int depth) {
        for (StepDesign step : steps) {
            switch (step) {
                case StepDesign.Work _, StepDesign.Pause _, StepDesign.Query _ -> {}
                case StepDesign.Ask ask -> follow(ask.service(), ask.route(), times, depth);
                case StepDesign.Together together ->
                    together.asks().forEach(ask -> follow(ask.service(), ask.route(), times, depth));
                case StepDesign.Transaction transaction -> follow(transaction.steps(), times, depth);
                case StepDesign.Cached cached -> {
                    looks.merge(cached.cache(), times, Double::sum);
                    follow(cached.otherwise(), times * MISSED, depth);
                }
                case StepDesign.Publish publish ->
                    design.topics().stream()
                            .filter(one -> one.name().equals(publish.topic()))
                            .forEach((TopicDesign one) -> follow(one.service(), one.route(), times, depth));
            }
        }
    }
}
