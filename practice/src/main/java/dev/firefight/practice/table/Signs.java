package dev.firefight.practice.table;

import dev.firefight.practice.console.Looks;
import dev.firefight.practice.scenario.Act;
import dev.firefight.practice.scenario.Run;
import dev.firefight.practice.scenario.Run.Suffering;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Scenario.Play;
import dev.firefight.practice.scenario.Strike;
import dev.firefight.practice.signal.Firing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What production says at a moment of a scenario. It is taken from a run, so that nothing on a card is made up.
 *
 * @param at the moment, after the beginning
 * @param alerts that fire then
 * @param users what they suffered in the minute before
 * @param handouts what tools show
 */
record Signs(Duration at, List<Firing> alerts, Suffering users, List<Handout> handouts) {
    /** When one looks at first. */
    static final Duration FIRST = Duration.ofMinutes(5);

    /** A trouble that comes so long after the first one is a second wave. */
    private static final Duration APART = Duration.ofMinutes(3);

    private static final Duration SECOND = Duration.ofMinutes(12);
    private static final int MOST_LINES = 8;
    private static final int STRETCHES_OF_A_MINUTE = 6;
    private static final long SEED = 1;
    private static final List<String> LOOKS = List.of("status", "alerts", "changes", "map", "logs", "top", "events");

    /** Copies the lists. */
    Signs {
        alerts = List.copyOf(alerts);
        handouts = List.copyOf(handouts);
    }

    /** While nobody has done anything. */
    static Signs first(Scenario scenario) {
        return of(scenario, FIRST, List.of());
    }

    /** When what came first was answered by the best known play, and something else came since; empty where nothing does. */
    static Optional<Signs> second(Scenario scenario) {
        return wave(scenario).map(strike -> {
            Duration seen = strike.at().plus(APART);
            Duration at = seen.compareTo(SECOND) > 0 ? seen : SECOND;
            return of(scenario, at.compareTo(scenario.lasts()) < 0 ? at : scenario.lasts(), against(scenario, strike));
        });
    }

    /** What the best known play does against what came before a strike; its first act at least. */
    private static List<Act> against(Scenario scenario, Strike strike) {
        List<Act> acts = scenario.plays().stream().findFirst().map(Play::acts).orElse(List.of());
        return acts.stream()
                .filter(act -> act.at().compareTo(strike.at()) <= 0
                        || act.at().equals(acts.getFirst().at()))
                .toList();
    }

    /** The trouble that comes long after the first one; empty where none does. */
    static Optional<Strike> wave(Scenario scenario) {
        return scenario.troubles().stream().findFirst().flatMap(first -> {
            Duration begins = first.at().isNegative() ? Duration.ZERO : first.at();
            return scenario.troubles().stream()
                    .skip(1)
                    .filter(one -> one.at().compareTo(begins.plus(APART)) >= 0)
                    .findFirst();
        });
    }

    private static Signs of(Scenario scenario, Duration at, List<Act> acts) {
        Run run = new Run(scenario, SEED);
        for (Act act : acts) {
            run.until(act.at());
            run.act(act);
        }
        run.until(at);
        List<Suffering> harm = run.harm();
        return new Signs(
                at,
                run.alerts().stream().filter(one -> one.endNanos().isEmpty()).toList(),
                Suffering.sum(harm.subList(Math.max(0, harm.size() - STRETCHES_OF_A_MINUTE), harm.size())),
                handouts(run));
    }

    private static List<Handout> handouts(Run run) {
        String place = run.scenario().truth().component();
        List<Handout> all = new ArrayList<>();
        Stream.concat(
                        LOOKS.stream(),
                        Stream.of("logs ", "config ", "provider ", "sql activity ", "sql slow ")
                                .map(look -> look + place))
                .forEach(look -> handout(run, look).ifPresent(all::add));
        return all;
    }

    /** Empty where there is nothing of that kind to look at. */
    private static Optional<Handout> handout(Run run, String look) {
        try {
            return Optional.of(new Handout(look, Looks.look(run, look)))
                    .filter(one -> !one.parts().isEmpty());
        } catch (IllegalArgumentException nothing) {
            return Optional.empty();
        }
    }

    /** How many of a hundred requests were not answered well. */
    long percent() {
        return Math.round(100 * users.share());
    }

    /** What fires, each in a line; the first ones, where there are many. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(alerts.stream()
                .map(one -> one.name() + " · " + one.summary())
                .distinct()
                .toList());
        if (lines.size() > MOST_LINES) {
            int more = lines.size() - MOST_LINES + 1;
            lines.subList(MOST_LINES - 1, lines.size()).clear();
            lines.add("and " + more + " more");
        }
        return lines;
    }
}
