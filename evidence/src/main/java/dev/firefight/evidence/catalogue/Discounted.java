package dev.firefight.evidence.catalogue;

import java.util.Arrays;

/** Sums of signs that are not quite independent: the strongest counts in full, each further one half as much as the one before. */
final class Discounted {
    private Discounted() {}

    /** The sum, which is never more than twice the largest; 0 of nothing. The order of values does not matter. */
    static double sum(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double sum = 0;
        double weight = 1;
        for (int i = sorted.length - 1; i >= 0; i--) {
            sum += weight * sorted[i];
            weight /= 2;
        }
        return sum;
    }
}
