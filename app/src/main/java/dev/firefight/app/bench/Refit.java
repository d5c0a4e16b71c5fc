package dev.firefight.app.bench;

import dev.firefight.evidence.Likelihood.Calibration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Fits the constants of likelihoods to sets of answers, so that one set can be judged with what the others taught. What is made small is the
 * mean squared distance of likelihood and truth (G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather
 * Review 78, 1950): it is least where likelihoods mean what they say, and unlike the logarithm it lets no single window rule the rest.
 */
final class Refit {
    /** One question in ten is asked while nothing is wrong. */
    private static final double HEALTHY_SHARE = 0.1;

    private static final double STEP = 0.5;
    private static final double MOST_SHARPNESS = 6;
    private static final double MOST_NOBODY = 2;
    private static final List<Double> SEARCHES = List.of(0.0, 1.0, 2.0, 3.0, 4.0);
    private static final List<Double> DOUBTS = List.of(0.0, 0.01, 0.02, 0.03, 0.05);

    /** The distance of each set under each choice of constants. */
    private final Map<Calibration, Map<String, Double>> losses = new HashMap<>();

    /**
     * Weighs every choice of constants against every set; each set counts the same, however many recordings it has.
     *
     * @param incidents the answers where something was wrong, by set
     * @param healthy the answers where nothing was, by set; a set may have none
     */
    Refit(Map<String, List<Answer>> incidents, Map<String, List<Answer>> healthy) {
        for (Calibration calibration : grid()) {
            Map<String, Double> bySet = new HashMap<>();
            incidents.forEach((set, answers) -> bySet.put(
                    set,
                    (1 - HEALTHY_SHARE) * distance(answers, calibration)
                            + HEALTHY_SHARE * distance(healthy.getOrDefault(set, List.of()), calibration)));
            losses.put(calibration, bySet);
        }
    }

    /** The constants that suit all sets best. */
    Calibration all() {
        return best(set -> true);
    }

    /** The constants that suit all sets but one best. */
    Calibration without(String left) {
        return best(set -> !set.equals(left));
    }

    private Calibration best(Predicate<String> counts) {
        return grid().stream()
                .min(Comparator.comparingDouble(one -> losses.getOrDefault(one, Map.of()).entrySet().stream()
                        .filter(entry -> counts.test(entry.getKey()))
                        .mapToDouble(Map.Entry::getValue)
                        .sum()))
                .orElseThrow();
    }

    private static List<Calibration> grid() {
        List<Calibration> grid = new ArrayList<>();
        for (double sharpness = STEP; sharpness <= MOST_SHARPNESS; sharpness += STEP) {
            for (double nobody = 0; nobody <= MOST_NOBODY; nobody += STEP) {
                for (double search : SEARCHES) {
                    for (double doubt : DOUBTS) {
                        grid.add(new Calibration(sharpness, nobody, search, doubt));
                    }
                }
            }
        }
        return grid;
    }

    private static double distance(List<Answer> answers, Calibration calibration) {
        return answers.stream()
                .mapToDouble(answer -> Math.pow(answer.likelihood(calibration) - (answer.isRight() ? 1 : 0), 2))
                .average()
                .orElse(0);
    }
}
