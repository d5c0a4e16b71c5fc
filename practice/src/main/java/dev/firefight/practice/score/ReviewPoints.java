package dev.firefight.practice.score;

import static dev.firefight.practice.score.Played.clock;

import dev.firefight.incident.Blame;
import dev.firefight.practice.drill.Deed.Promised;
import dev.firefight.practice.drill.Deed.Reviewed;
import dev.firefight.practice.drill.DrillLog.Dated;
import dev.firefight.practice.scenario.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether it was written up so that others learn from it. */
final class ReviewPoints {
    private static final Duration NEAR = Duration.ofMinutes(1);
    private static final double CLOSE = 0.1;
    private static final double ROUGH = 0.25;
    private static final double HELPS = 0.9;

    private ReviewPoints() {}

    static List<Point> of(Played played) {
        Optional<Dated<Reviewed>> last = played.log().all(Reviewed.class).reduce((_, next) -> next);
        List<Point> points = new ArrayList<>();
        if (last.isEmpty()) {
            points.add(new Point(Rule.P1, played.scenario().lasts(), 0, "nothing was written up"));
        } else {
            review(played, last.get().at(), last.get().deed(), points);
        }
        promises(played, points);
        return points;
    }

    private static void review(Played played, Duration at, Reviewed told, List<Point> points) {
        Outcome mine = played.mine();
        Duration began = mine.began().orElse(told.from());
        Duration ceased = mine.ceased().orElse(told.until());
        points.add(time(at, "began", told.from(), began));
        points.add(time(at, "ceased", told.until(), ceased));
        double off = Math.abs((double) told.users() - mine.suffered()) / Math.max(1, mine.suffered());
        boolean isQuiet = played.scenario().isFalseAlarm() && played.acts().isEmpty();
        double users = off <= CLOSE || isQuiet ? Rule.P2.most() : off <= ROUGH ? 1 : 0;
        points.add(new Point(Rule.P2, at, users, told.users() + " told, " + mine.suffered() + " suffered"));
        boolean isApart = !told.trigger().isEmpty() && !told.contributing().isEmpty();
        boolean isRoot = told.root().equals(played.scenario().truth().component());
        points.add(new Point(
                Rule.P3,
                at,
                isApart && isRoot ? Rule.P3.most() : 0,
                isRoot
                        ? isApart ? "told apart" : "trigger or contributing conditions are missing"
                        : "the root is another"));
        boolean isKind = Stream.of(told.trigger(), told.contributing(), told.lesson())
                .allMatch(text -> Blame.in(text).isEmpty());
        points.add(new Point(Rule.P4, at, isKind ? Rule.P4.most() : 0, isKind ? "nobody is blamed" : "words of blame"));
    }

    private static Point time(Duration at, String what, Duration told, Duration truth) {
        boolean isNear = told.minus(truth).abs().compareTo(NEAR) <= 0;
        return new Point(Rule.P1, at, isNear ? 1 : 0, what + " at " + clock(truth) + ", told " + clock(told));
    }

    private static void promises(Played played, List<Point> points) {
        List<Dated<Promised>> promises = played.log().all(Promised.class).toList();
        if (promises.isEmpty()) {
            points.add(new Point(Rule.P5, played.scenario().lasts(), 0, "no action items"));
            return;
        }
        points.add(new Point(Rule.P5, promises.getLast().at(), Rule.P5.most(), promises.size() + " action items"));
        long nothing = played.nothing().suffered();
        Dated<Promised> best = promises.getFirst();
        long least = Long.MAX_VALUE;
        for (Dated<Promised> one : promises) {
            Outcome prepared = played.prepared().get(one.deed());
            if (prepared != null && prepared.suffered() < least) {
                best = one;
                least = prepared.suffered();
            }
        }
        if (least == Long.MAX_VALUE) {
            points.add(new Point(Rule.P6, best.at(), 0, "no action item is an act that can be tried"));
        } else {
            double some = least <= HELPS * nothing ? Rule.P6.most() : least < nothing ? 1 : 0;
            points.add(new Point(
                    Rule.P6,
                    best.at(),
                    played.scenario().isFalseAlarm() ? 0 : some,
                    best.deed().act() + " done before: " + least + " suffer, and " + nothing + " without it"));
        }
    }
}
