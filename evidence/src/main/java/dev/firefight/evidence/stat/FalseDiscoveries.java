package dev.firefight.evidence.stat;

import java.util.Arrays;

/** Which of many surprises are more than chance brings about where one looks at so many (Benjamini and Hochberg 1995). */
public final class FalseDiscoveries {
    private FalseDiscoveries() {}

    /**
     * The least surprise of the largest set of which at most a share came about by chance.
     *
     * @param surprises in nats, of everything that was looked at
     * @param share of false ones among those that are believed
     * @return infinite when nothing is to be believed
     */
    public static double leastSurprise(double[] surprises, double share) {
        double[] rising = surprises.clone();
        Arrays.sort(rising);
        for (int i = 0; i < rising.length; i++) {
            int atLeast = rising.length - i;
            if (Math.exp(-rising[i]) <= share * atLeast / rising.length) {
                return rising[i];
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
