package dev.firefight.evidence.stat;

/**
 * Counts whose chance itself varies from window to window: the beta-binomial distribution.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1948.tb00014.x">J. G. Skellam, "A Probability Distribution Derived from the Binomial Distribution",
 *     JRSS B 10, 1948</a>
 */
public final class BetaBinomial {
    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };

    private BetaBinomial() {}

    /**
     * Surprise in nats at so few successes: minus the logarithm of the chance of at most so many.
     *
     * @param successes how many, from 0 to {@code trials}
     * @param trials of how many
     * @param share expected share of successes, in (0, 1)
     * @param steadiness how steady that share is from window to window: as if it had been learned from so many trials
     */
    public static double surpriseAtSoFew(int successes, int trials, double share, double steadiness) {
        double a = steadiness * share;
        double b = steadiness * (1 - share);
        double base = logBeta(a, b);
        double chance = 0;
        for (int k = 0; k <= successes; k++) {
            chance += Math.exp(logChoose(trials, k) + logBeta(k + a, trials - k + b) - base);
        }
        return -Math.log(Math.clamp(chance, 1e-300, 1));
    }

    /** Surprise in nats at so many successes, likewise. */
    public static double surpriseAtSoMany(int successes, int trials, double share, double steadiness) {
        return surpriseAtSoFew(trials - successes, trials, 1 - share, steadiness);
    }

    private static double logChoose(int n, int k) {
        return logGamma(n + 1.0) - logGamma(k + 1.0) - logGamma(n - k + 1.0);
    }

    private static double logBeta(double a, double b) {
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    }

    /** Logarithm of the gamma function for positive numbers (C. Lanczos, "A Precision Approximation of the Gamma Function", 1964; g = 7, nine terms). */
    static double logGamma(double x) {
        if (x < 0.5) {
            return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
        }
        double y = x - 1;
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (y + i);
        }
        double t = y + LANCZOS.length - 1.5;
        return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
    }
}
