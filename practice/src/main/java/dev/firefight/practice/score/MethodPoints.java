package dev.firefight.practice.score;

import static dev.firefight.practice.score.Played.clock;

import dev.firefight.incident.Action.ChangeRolledBack;
import dev.firefight.incident.Action.VerificationFailed;
import dev.firefight.incident.Action.VerificationPassed;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Inquiry.HypothesisConfirmed;
import dev.firefight.incident.Inquiry.HypothesisProposed;
import dev.firefight.incident.Inquiry.HypothesisRefuted;
import dev.firefight.incident.Inquiry.HypothesisSupported;
import dev.firefight.incident.Person;
import dev.firefight.practice.drill.Deed.Acted;
import dev.firefight.practice.drill.Deed.Looked;
import dev.firefight.practice.drill.DrillLog.Dated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether it was found by looking and testing, one change at a time. */
final class MethodPoints {
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration A_SCRAPE = Duration.ofSeconds(15);
    private static final int HYPOTHESES = 2;
    private static final String CHANGES = "changes";

    private final Played played;
    private final List<Dated<Acted>> acts;
    private final List<Dated<Looked>> looks;

    private MethodPoints(Played played) {
        this.played = played;
        this.acts = played.log().all(Acted.class).toList();
        this.looks = played.log().all(Looked.class).toList();
    }

    static List<Point> of(Played played) {
        MethodPoints one = new MethodPoints(played);
        List<Point> points = new ArrayList<>();
        points.add(one.changes());
        points.add(one.thoughtFirst());
        points.add(one.tested());
        points.addAll(one.oneAtATime());
        points.addAll(one.expectedAndVerified());
        return points;
    }

    private Point changes() {
        Optional<Duration> first = looks.stream()
                .filter(one -> one.deed().at().startsWith(CHANGES))
                .findFirst()
                .map(Dated::at);
        boolean isEarly = first.filter(at -> at.compareTo(EARLY) <= 0).isPresent();
        return new Point(
                Rule.M1,
                first.orElse(EARLY),
                isEarly ? Rule.M1.most() : 0,
                first.map(at -> "recent changes looked at, at " + clock(at))
                        .orElse("recent changes were never looked at"));
    }

    private Point thoughtFirst() {
        Optional<Duration> supposed =
                played.timeline().stream().filter(this::isThought).findFirst().map(played::at);
        Duration firstAct =
                acts.isEmpty() ? played.scenario().lasts() : acts.getFirst().at();
        boolean isFirst = supposed.filter(at -> at.compareTo(firstAct) <= 0).isPresent();
        return new Point(
                Rule.M2,
                supposed.orElse(firstAct),
                isFirst ? Rule.M2.most() : 0,
                supposed.map(at -> "a hypothesis at " + clock(at)).orElse("no hypothesis")
                        + (acts.isEmpty() ? "" : ", the first act at " + clock(firstAct)));
    }

    /** A hypothesis of somebody, or a word for or against one of the program. */
    private boolean isThought(Entry one) {
        return !one.by().equals(Person.PROGRAM)
                && (one.fact() instanceof HypothesisProposed || judged(one).isPresent());
    }

    private static Optional<Long> judged(Entry one) {
        return switch (one.fact()) {
            case HypothesisSupported said -> Optional.of(said.hypothesis());
            case HypothesisRefuted said -> Optional.of(said.hypothesis());
            case HypothesisConfirmed said -> Optional.of(said.hypothesis());
            default -> Optional.empty();
        };
    }

    private Point tested() {
        List<Entry> proposed = played.timeline().stream()
                .filter(one -> one.fact() instanceof HypothesisProposed)
                .filter(one -> !one.by().equals(Person.PROGRAM) || isJudged(one))
                .toList();
        long tested = proposed.stream().filter(this::isTested).count();
        double most = proposed.size() < HYPOTHESES ? Rule.M3.most() / 2.0 : Rule.M3.most();
        return new Point(
                Rule.M3,
                proposed.isEmpty() ? played.scenario().lasts() : played.at(proposed.getLast()),
                proposed.isEmpty() ? 0 : most * tested / proposed.size(),
                tested + " of " + proposed.size() + " hypotheses tested");
    }

    private boolean isJudged(Entry proposed) {
        return played.timeline().stream()
                .anyMatch(one -> !one.by().equals(Person.PROGRAM)
                        && judged(one)
                                .filter(number -> number == proposed.number())
                                .isPresent());
    }

    /** Somebody looked at something between the thought and the word on it. */
    private boolean isTested(Entry proposed) {
        return played.timeline().stream()
                .filter(one -> judged(one)
                        .filter(number -> number == proposed.number())
                        .isPresent())
                .anyMatch(one -> looks.stream()
                        .anyMatch(look -> look.at().compareTo(played.at(proposed)) >= 0
                                && look.at().compareTo(played.at(one)) <= 0));
    }

    private List<Point> oneAtATime() {
        List<Point> points = new ArrayList<>();
        if (acts.isEmpty()) {
            boolean isRight = played.scenario().isFalseAlarm();
            points.add(
                    new Point(Rule.M4, played.scenario().lasts(), isRight ? Rule.M4.most() : 0, "nothing was changed"));
            return points;
        }
        points.add(new Point(Rule.M4, acts.getFirst().at(), Rule.M4.most(), "changes were made"));
        for (int i = 1; i < acts.size(); i++) {
            Dated<Acted> before = acts.get(i - 1);
            Dated<Acted> next = acts.get(i);
            boolean isSame = before.deed().change().isPresent()
                    && before.deed().change().equals(next.deed().change());
            if (!isSame && !isSettled(before.at(), next.at())) {
                points.add(new Point(
                        Rule.M4,
                        next.at(),
                        -1,
                        next.deed().act() + " before " + before.deed().act() + " was verified"));
            }
        }
        return points;
    }

    private boolean isSettled(Duration from, Duration until) {
        return played.timeline().stream()
                .filter(one ->
                        played.at(one).compareTo(from) >= 0 && played.at(one).compareTo(until) <= 0)
                .anyMatch(one -> one.fact() instanceof VerificationPassed
                        || one.fact() instanceof VerificationFailed
                        || one.fact() instanceof ChangeRolledBack);
    }

    private List<Point> expectedAndVerified() {
        if (acts.isEmpty()) {
            boolean isRight = played.scenario().isFalseAlarm() && !looks.isEmpty();
            return List.of(
                    new Point(Rule.M5, played.scenario().lasts(), isRight ? Rule.M5.most() : 0, "nothing was changed"));
        }
        double half = Rule.M5.most() / 2.0;
        long expected =
                acts.stream().filter(one -> one.deed().change().isPresent()).count();
        long watched = acts.stream()
                .filter(act -> looks.stream()
                        .anyMatch(look -> look.at().compareTo(act.at().plus(A_SCRAPE)) >= 0))
                .count();
        return List.of(
                new Point(
                        Rule.M5,
                        acts.getLast().at(),
                        half * expected / acts.size(),
                        expected + " of " + acts.size() + " acts told what they should do and how they are undone"),
                new Point(
                        Rule.M5,
                        acts.getLast().at(),
                        half * watched / acts.size(),
                        "after " + watched + " of " + acts.size() + " acts somebody looked what came of it"));
    }
}
