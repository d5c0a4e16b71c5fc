package dev.firefight.practice.score;

import dev.firefight.practice.scenario.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Whether it stays well. */
final class RecoveryPoints {
    private static final double AS_WELL = 0.01;
    private static final double TIMES_INSTANCES = 1.5;

    private RecoveryPoints() {}

    static List<Point> of(Played played) {
        Outcome mine = played.mine();
        Outcome best = played.best();
        Duration after = played.scenario().lasts().plus(Outcome.AFTER);
        int usual = played.nothing().instances() + played.nothing().missing();
        int most = Math.max(best.instances(), (int) (usual * TIMES_INSTANCES));
        boolean isComplete = mine.missing() <= best.missing();
        boolean isCheap = mine.instances() <= most;
        return List.of(
                new Point(
                        Rule.R1,
                        after,
                        Rule.R1.most() * stays(played),
                        percent(mine.after().share()) + " suffer afterwards; "
                                + percent(played.nothing().after().share()) + " when nothing is done, "
                                + percent(best.after().share()) + " with the best known play"),
                new Point(
                        Rule.R2,
                        after,
                        isComplete ? Rule.R2.most() : 0,
                        isComplete ? "nothing is missing" : mine.missing() + " instances are missing"),
                new Point(
                        Rule.R3,
                        after,
                        isCheap ? Rule.R3.most() : 0,
                        mine.instances() + " instances; " + usual + " before"));
    }

    private static double stays(Played played) {
        double mine = played.mine().after().share();
        double best = played.best().after().share();
        double nothing = played.nothing().after().share();
        if (mine <= best + AS_WELL) {
            return 1;
        }
        return nothing <= best ? 0 : Math.clamp((nothing - mine) / (nothing - best), 0, 1);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
