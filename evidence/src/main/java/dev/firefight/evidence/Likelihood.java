package dev.firefight.evidence;

import dev.firefight.evidence.Weights.Weighed;
import java.util.List;

/**
 * How likely each target is the cause: weights are logarithms of odds, so that the share of each among all, and of "nobody", is e to the
 * power of its weight. The sharpness was fitted on recordings with known causes, each kind of system left out in turn; it is above one
 * because families of clues are weighed with caution.
 */
final class Likelihood {
    private static final double SHARPNESS = 1.4;

    /** Weight of "nothing is wrong here": what quiet windows reach by accident. */
    private static final double NOBODY = 1.0;

    private Likelihood() {}

    /** The likelihood of each, in the same order; what is left to one is that of nobody. */
    static double[] of(List<Weighed> weighed) {
        double[] exponents = new double[weighed.size()];
        double most = SHARPNESS * NOBODY;
        for (int i = 0; i < exponents.length; i++) {
            exponents[i] = SHARPNESS * weighed.get(i).weight();
            most = Math.max(most, exponents[i]);
        }
        double sum = Math.exp(SHARPNESS * NOBODY - most);
        for (double exponent : exponents) {
            sum += Math.exp(exponent - most);
        }
        double[] likelihoods = new double[exponents.length];
        for (int i = 0; i < likelihoods.length; i++) {
            likelihoods[i] = Math.exp(exponents[i] - most) / sum;
        }
        return likelihoods;
    }
}
