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
     * @param sharpness by what every score is multiplied; above one because clues and changes are weighed with caution
     * @param nobody score of "nothing is wrong here"; 0 is that of a target against which nothing speaks
     * @param search what is added to it when the onset had to be searched for
     * @param doubt share kept back for what no score shows: how often what seemed certain was wrong
     */
    public record Calibration(double sharpness, double nobody, double search, double doubt) {
        /**
         * Of those that leave 95 of 100 quiet windows without alarm, the ones whose likelihoods are nearest to how often they are right on
         * recordings with known causes; {@code bench recordings} counts both.
         */
        public static final Calibration SHIPPED = new Calibration(5, -1, 2, 0.02);
    }

    /** The likelihoods of scores. */
    public static Likelihood of(Scores scores, Calibration calibration) {
        double believed = 1 - calibration.doubt();
        List<Double> changes = shares(scores.changes(), scores.none(), calibration.sharpness());
        double none =
                Math.max(0, 1 - changes.stream().mapToDouble(share -> share).sum());
        List<Double> targets = shares(
                scores.targets(),
                calibration.nobody() + (scores.searched() ? calibration.search() : 0),
                calibration.sharpness());
        return new Likelihood(
                targets.stream().map(share -> believed * none * share).toList(),
                changes.stream().map(share -> believed * share).toList());
    }

    /** The share of each beside another one that is left out of the answer. */
    private static List<Double> shares(List<Double> scores, double other, double sharpness) {
        double most = scores.stream().reduce(other, Math::max);
        double sum = scores.stream()
                .map(score -> Math.exp(sharpness * (score - most)))
                .reduce(Math.exp(sharpness * (other - most)), Double::sum);
        return scores.stream()
                .map(score -> Math.exp(sharpness * (score - most)) / sum)
                .toList();
    }
}
