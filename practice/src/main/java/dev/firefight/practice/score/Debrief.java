package dev.firefight.practice.score;

import dev.firefight.incident.Entry;
import dev.firefight.incident.Inquiry.HypothesisProposed;
import dev.firefight.incident.Person;
import dev.firefight.practice.drill.Deed.Diagnosed;
import dev.firefight.practice.drill.Drill;
import dev.firefight.practice.drill.DrillLog;
import dev.firefight.practice.scenario.Act;
import dev.firefight.practice.scenario.Outcome;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Strike;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * What there is to learn from a drill that is over.
 *
 * @param scenario what was played
 * @param seed that decided all that was left to chance
 * @param log what was said, looked at and done
 * @param score what it was worth
 * @param mine what came of it
 * @param nothing what would have come of it with nothing done
 * @param best what would have come of it with the best known play
 * @param bestActs what the best known play does
 */
public record Debrief(
        Scenario scenario,
        long seed,
        DrillLog log,
        Score score,
        Outcome mine,
        Outcome nothing,
        Outcome best,
        List<Act> bestActs) {
    /** Copies the list. */
    public Debrief {
        bestActs = List.copyOf(bestActs);
    }

    /** Of a drill that was kept, which is run again on all cores. */
    public static Debrief of(Scenario scenario, long seed, DrillLog log) {
        List<Act> acts = log.acts();
        if (Scoring.isKnown(scenario, acts)) {
            Scoring scoring = new Scoring(scenario, seed);
            return of(scoring, log, scoring.outcome(acts));
        }
        return beside(scenario, seed, log, () -> Outcome.of(scenario, seed, acts));
    }

    /** Of a drill that was just played: its own run is carried on to see what follows, so nothing can be said or done in it any more. */
    public static Debrief of(Drill drill, long seed) {
        return beside(drill.scenario(), seed, drill.log(), () -> Outcome.of(drill.run()));
    }

    /** What came of it is found out while what it is compared with is. */
    private static Debrief beside(Scenario scenario, long seed, DrillLog log, Supplier<Outcome> ran) {
        CompletableFuture<Outcome> mine = CompletableFuture.supplyAsync(ran);
        Scoring scoring = new Scoring(scenario, seed);
        try {
            return of(scoring, log, mine.join());
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException why ? why : failed;
        }
    }

    private static Debrief of(Scoring scoring, DrillLog log, Outcome mine) {
        return new Debrief(
                scoring.scenario(),
                scoring.seed(),
                log,
                scoring.score(log, mine),
                mine,
                scoring.nothing(),
                scoring.best(),
                scoring.bestPlay().acts());
    }

    /**
     * Something that was so, or was believed.
     *
     * @param at when
     * @param isTrue whether it was so; else it was believed or done
     * @param text in words
     */
    public record Moment(Duration at, boolean isTrue, String text) {}

    /** Truth against belief, in order of time. */
    public List<Moment> moments() {
        List<Moment> moments = new ArrayList<>();
        for (Strike one : scenario.troubles()) {
            moments.add(new Moment(
                    one.at().isNegative() ? Duration.ZERO : one.at(), true, one.place() + ": " + one.fault()));
        }
        mine.began().ifPresent(at -> moments.add(new Moment(at, true, "users begin to suffer")));
        mine.ceased().ifPresent(at -> moments.add(new Moment(at, true, "users have ceased to suffer")));
        for (Entry one : log.timeline(scenario.start())) {
            if (one.fact() instanceof HypothesisProposed supposed && !one.by().equals(Person.PROGRAM)) {
                moments.add(new Moment(
                        Duration.between(scenario.start(), one.at()), false, "supposed: " + supposed.cause()));
            }
        }
        log.acts().forEach(one -> moments.add(new Moment(one.at(), false, "done: " + one.line())));
        log.all(Diagnosed.class)
                .forEach(one -> moments.add(new Moment(
                        one.at(),
                        false,
                        "diagnosed: " + String.join(", ", one.deed().causes()))));
        moments.sort(Comparator.comparing(Moment::at));
        return moments;
    }

    /** What went well: rules that gave all they can, the weightiest first. */
    public List<Rule> well() {
        Map<Rule, Double> sums = sums();
        return sums.entrySet().stream()
                .filter(one -> one.getKey().most() > 0
                        && one.getValue() >= one.getKey().most() - 0.05)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing((Rule rule) -> -rule.most()))
                .toList();
    }

    /** What is to be practised next: the rules that gave least of what they can, those first that can give most. */
    public List<Rule> next() {
        Map<Rule, Double> sums = sums();
        List<Rule> rules = new ArrayList<>(List.of(Rule.values()));
        rules.removeIf(rule -> missing(rule, sums) < 1);
        rules.sort(Comparator.comparing(rule -> -missing(rule, sums)));
        return List.copyOf(rules);
    }

    private static double missing(Rule rule, Map<Rule, Double> sums) {
        return rule.most() - Optional.ofNullable(sums.get(rule)).orElse(0.0);
    }

    private Map<Rule, Double> sums() {
        Map<Rule, Double> sums = new EnumMap<>(Rule.class);
        score.points().forEach(one -> sums.merge(one.rule(), one.points(), Double::sum));
        return sums;
    }
}
