package dev.firefight.server.web;

import dev.firefight.practice.scenario.Act;
import dev.firefight.practice.scenario.Outcome;
import dev.firefight.practice.scenario.Run.Suffering;
import dev.firefight.practice.score.Block;
import dev.firefight.practice.score.Debrief;
import dev.firefight.practice.score.Point;
import dev.firefight.practice.score.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What there is to learn from a drill, as a page shows it.
 *
 * @param number of the drill
 * @param debrief what there is
 */
record DebriefView(long number, Debrief debrief) {
    static final int WIDTH = 900;
    static final int HEIGHT = 180;
    private static final int MOST_NAMED = 4;

    String total() {
        return DrillList.points(debrief.score().total());
    }

    List<Block> blocks() {
        return List.of(Block.values());
    }

    String points(Block block) {
        return DrillList.points(debrief.score().of(block));
    }

    long percent(Block block) {
        return Math.round(100 * debrief.score().of(block) / block.most());
    }

    String hints() {
        return DrillList.points(debrief.score().hints());
    }

    List<Rule> well() {
        return debrief.well().stream().limit(MOST_NAMED).toList();
    }

    List<Rule> next() {
        return debrief.next().stream().limit(MOST_NAMED).toList();
    }

    /** What the best play does. */
    String best() {
        return debrief.bestActs().isEmpty()
                ? "look, and leave all as it is"
                : debrief.bestActs().stream()
                        .map(act -> clock(act.at()) + " " + act.line())
                        .collect(Collectors.joining(", "));
    }

    /** What was done, in order. */
    List<Act> acts() {
        return debrief.log().acts();
    }

    String path(Outcome outcome) {
        List<Double> shares = outcome.harm().stream().map(Suffering::share).toList();
        return Drawing.path(shares, debrief.nothing().harm().size(), most(), WIDTH, HEIGHT);
    }

    /** What share of users reaches to the top of the graph. */
    private double most() {
        return Math.max(0.05, Math.max(debrief.nothing().worst(), debrief.mine().worst()));
    }

    long mostPercent() {
        return Math.round(100 * most());
    }

    /** Where a moment stands in the graph. */
    long x(Duration at) {
        return Math.round((double) WIDTH
                * at.toSeconds()
                / Math.max(1, debrief.scenario().lasts().toSeconds()));
    }

    static String users(Outcome outcome) {
        return String.format(Locale.ROOT, "%,d", outcome.suffered());
    }

    static String clock(Duration at) {
        return String.format(Locale.ROOT, "%02d:%02d", at.toSeconds() / 60, at.toSeconds() % 60);
    }

    static String points(Point point) {
        return DrillList.points(point.points())
                + (point.rule().most() > 0
                        ? " of " + DrillList.points(point.rule().most())
                        : "");
    }

    static boolean isTaken(Point point) {
        return point.points() < 0 || (point.points() == 0 && point.rule().most() > 0);
    }

    String lasts() {
        return debrief.scenario().lasts().toMinutes() + " min";
    }
}
