package dev.firefight.practice.score;

import dev.firefight.practice.drill.Deed.Hinted;
import dev.firefight.practice.drill.Deed.Promised;
import dev.firefight.practice.drill.DrillLog;
import dev.firefight.practice.drill.DrillLog.Dated;
import dev.firefight.practice.scenario.Act;
import dev.firefight.practice.scenario.Outcome;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Scenario.Play;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes scores. What a scenario comes to with a seed is computed once, and kept for all drills that are scored. */
public final class Scoring {
    /** So many action items are tried. */
    public static final int MOST_TRIED = 5;

    private static final double LITTLE = 0.3;
    private static final double MOST_OF_LITTLE = 10;
    private static final List<Double> HINTS = List.of(3.0, 6.0, 12.0);

    private final Scenario scenario;
    private final long seed;
    private final Map<List<Act>, Outcome> ways = new LinkedHashMap<>();
    private final Play bestPlay;

    /** Runs the scenario with nothing done and with each known play, on all cores; what does the same is run once. */
    public Scoring(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.seed = seed;
        List<List<Act>> different = Stream.concat(
                        Stream.of(List.<Act>of()), scenario.plays().stream().map(Play::acts))
                .distinct()
                .toList();
        List<Outcome> outcomes = different.parallelStream()
                .map(acts -> Outcome.of(scenario, seed, acts))
                .toList();
        different.forEach(acts -> ways.put(acts, outcomes.get(ways.size())));
        this.bestPlay = scenario.plays().stream()
                .min(Comparator.comparing(play -> known(play.acts()).suffered()))
                .orElseThrow();
    }

    private Outcome known(List<Act> acts) {
        return Optional.ofNullable(ways.get(acts)).orElseThrow();
    }

    /** What is played. */
    public Scenario scenario() {
        return scenario;
    }

    /** What decides all that is left to chance. */
    public long seed() {
        return seed;
    }

    /** The known play that spares most. */
    public Play bestPlay() {
        return bestPlay;
    }

    /** What comes of it with nothing done. */
    public Outcome nothing() {
        return known(List.of());
    }

    /** What comes of it with the best known play. */
    public Outcome best() {
        return known(bestPlay.acts());
    }

    /** What comes of acts, which takes no time where they are those of a known play, or none. */
    public Outcome outcome(List<Act> acts) {
        return isKnown(scenario, acts) ? known(acts) : Outcome.of(scenario, seed, acts);
    }

    /** Whether acts are none, or those of a known play. */
    static boolean isKnown(Scenario scenario, List<Act> acts) {
        return acts.isEmpty()
                || scenario.plays().stream().anyMatch(play -> play.acts().equals(acts));
    }

    /** The score of a drill, of which the scenario is run again with its acts, and once for each of its action items that is an act. */
    public Score score(DrillLog log) {
        return score(log, outcome(log.acts()));
    }

    /** The score of a drill of which it is known what came of it. */
    public Score score(DrillLog log, Outcome mine) {
        Played played =
                new Played(scenario, log, log.timeline(scenario.start()), mine, nothing(), best(), prepared(log));
        List<Point> points = new ArrayList<>();
        points.addAll(HarmPoints.of(played));
        points.addAll(RecoveryPoints.of(played));
        points.addAll(DiagnosisPoints.of(played));
        List<Point> command = CommandPoints.of(played);
        List<Point> method = MethodPoints.of(played);
        points.addAll(command);
        points.addAll(method);
        points.addAll(cap(played, sum(command), sum(method)));
        points.addAll(SafetyPoints.of(played));
        points.addAll(ReviewPoints.of(played));
        points.addAll(hints(log));
        return new Score(points);
    }

    private Map<Promised, Outcome> prepared(DrillLog log) {
        List<Dated<Promised>> acts = log.all(Promised.class)
                .filter(one -> !one.deed().act().isEmpty())
                .limit(MOST_TRIED)
                .toList();
        List<Optional<Outcome>> tried = acts.parallelStream().map(this::tried).toList();
        Map<Promised, Outcome> outcomes = new LinkedHashMap<>();
        for (int i = 0; i < acts.size(); i++) {
            Promised item = acts.get(i).deed();
            tried.get(i).ifPresent(outcome -> outcomes.put(item, outcome));
        }
        return outcomes;
    }

    /** What cannot be done helps nobody; it counts as an item that is no act. */
    private Optional<Outcome> tried(Dated<Promised> one) {
        try {
            return Optional.of(
                    Outcome.prepared(scenario, seed, Act.of(one.at(), one.deed().act())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Who spares few users has not found out how, however well it is told. */
    private static List<Point> cap(Played played, double command, double method) {
        double over = command + method - MOST_OF_LITTLE;
        if (played.spared() >= LITTLE || over <= 0) {
            return List.of();
        }
        String because = "only " + Math.round(100 * played.spared()) + " % of what can be spared was spared";
        double ofMethod = Math.min(over, method);
        List<Point> points = new ArrayList<>();
        points.add(new Point(Rule.M9, played.scenario().lasts(), -ofMethod, because));
        if (over > ofMethod) {
            points.add(new Point(Rule.C9, played.scenario().lasts(), ofMethod - over, because));
        }
        return points;
    }

    private static double sum(List<Point> points) {
        return points.stream().mapToDouble(Point::points).sum();
    }

    private static List<Point> hints(DrillLog log) {
        List<Point> points = new ArrayList<>();
        TreeSet<Long> seen = new TreeSet<>();
        log.all(Hinted.class).forEach(one -> {
            long hint = one.deed().hint();
            if (seen.add(hint) && hint >= 1 && hint <= HINTS.size()) {
                points.add(new Point(Rule.X1, one.at(), -HINTS.get((int) hint - 1), "hint " + hint));
            }
        });
        return points;
    }
}
