package dev.firefight.evidence;

import java.util.List;

/**
 * How likely each target and each change is the cause: scores are logarithms of odds, so that the share of each among all is e to the power
 * of its score. "None of the changes" is one candidate beside the changes, and its share is divided among the targets and "nobody".
 *
 * @param targets probability of each target, in the order of the scores
 * @param changes probability of each change, in the order of the scores
 */
public record Likelihood(List<Double> targets, List<Double> changes) {
    /** Copies the lists. */
    public Likelihood {
        targets = List.copyOf(targets);
        changes = List.copyOf(changes);
    }

    /**
     * What turns scores into likelihoods.
     *
     * @param sharpness by what every score is multiplied; above one because clues are weighed with caution
     * @param nobody score of "nothing is wrong here": what quiet windows reach by accident
     */
    public record Calibration(double sharpness, double nobody) {
        /** Fitted on recordings with known causes and on quiet windows. */
        public static final Calibration SHIPPED = new Calibration(1.4, 1.0);
    }

    /** The likelihoods of scores. */
    public static Likelihood of(Scores scores, Calibration calibration) {
        double sharpness = calibration.sharpness();
        List<Double> changes = shares(scores.changes(), scores.none(), 1);
        double none = 1 - changes.stream().mapToDouble(share -> share).sum();
        List<Double> targets = shares(scores.targets(), calibration.nobody(), sharpness);
        return new Likelihood(targets.stream().map(share -> none * share).toList(), changes);
    }

    /** The likelihood of the most likely one; 0 where there is none. */
    public double first() {
        return Math.max(targets.isEmpty() ? 0 : targets.getFirst(), changes.isEmpty() ? 0 : changes.getFirst());
    }

    /** The share of each beside another one that is left out of the answer. */
    private static List<Double> shares(List<Double> scores, double other, double sharpness) {
        double most = Math.max(
                other, scores.stream().mapToDouble(score -> score).max().orElse(other));
        double sum = Math.exp(sharpness * (other - most));
        for (double score : scores) {
            sum += Math.exp(sharpness * (score - most));
        }
        double all = sum;
        return scores.stream()
                .map(score -> Math.exp(sharpness * (score - most)) / all)
                .toList();
    }
}
