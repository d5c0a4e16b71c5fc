package dev.firefight.practice.score;

import dev.firefight.practice.scenario.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many users suffered. */
final class HarmPoints {
    private static final double EACH_NEEDLESS_ACT = 10;
    /** Of those who ask, in a false alarm: when so many suffer, nothing is left of the points. */
    private static final double MOST_SPOILED = 0.02;

    private HarmPoints() {}

    static List<Point> of(Played played) {
        List<Point> points = new ArrayList<>();
        Duration end = played.scenario().lasts();
        long mine = played.mine().suffered();
        long nothing = played.nothing().suffered();
        if (played.scenario().isFalseAlarm()) {
            double spoiled = Math.max(0, mine - nothing)
                    / (MOST_SPOILED * played.nothing().whole().asked());
            points.add(new Point(
                    Rule.H1,
                    end,
                    Rule.H1.most() * Math.clamp(1 - spoiled, 0, 1),
                    mine + " suffered, and " + nothing + " when nothing is done"));
            for (Act one : played.acts()) {
                points.add(new Point(Rule.H2, one.at(), -EACH_NEEDLESS_ACT, one.line() + ": nothing was wrong"));
            }
            return points;
        }
        points.add(new Point(
                Rule.H1,
                end,
                Rule.H1.most() * played.spared(),
                mine + " suffered; " + nothing + " when nothing is done, "
                        + played.best().suffered() + " with the best known play: "
                        + Math.round(100 * played.spared()) + " % spared"));
        return points;
    }
}
