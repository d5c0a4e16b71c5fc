package dev.firefight.telemetry.format;

import java.util.Arrays;

/**
 * How many observations were at or below each of some bounds: what a histogram of any kind says.
 *
 * <p>Bounds rise; counts do not fall from one bound to the next.
 */
final class Distribution {
    /** Nothing observed, nothing known of bounds. */
    static final Distribution EMPTY = new Distribution(new double[0], new double[0]);

    private final double[] bounds;
    private final double[] atOrBelow;

    /**
     * Of bounds and running counts, which are kept and must not be changed.
     *
     * @param bounds rising; the last may be positive infinity
     * @param atOrBelow observations at or below each bound; a count below that of a smaller bound is lifted to it, as scrapes of a
     *     histogram that is being written to can be torn
     */
    Distribution(double[] bounds, double[] atOrBelow) {
        this.bounds = bounds;
        this.atOrBelow = atOrBelow;
        for (int i = 1; i < atOrBelow.length; i++) {
            atOrBelow[i] = Math.max(atOrBelow[i], atOrBelow[i - 1]);
        }
    }

    /** Number of observations. */
    double count() {
        return atOrBelow.length == 0 ? 0 : atOrBelow[atOrBelow.length - 1];
    }

    /** Whether something was observed since, on the way from an earlier distribution to this one, without a start from zero between. */
    boolean continues(Distribution earlier) {
        if (count() < earlier.count()) {
            return false;
        }
        double inBucketsBefore = 0;
        for (int i = 0; i < bounds.length; i++) {
            double since = atOrBelow[i] - earlier.atOrBelow(bounds[i]);
            if (since < inBucketsBefore) {
                return false;
            }
            inBucketsBefore = since;
        }
        return true;
    }

    /** What was observed since an earlier distribution that this one {@linkplain #continues continues}. */
    Distribution since(Distribution earlier) {
        double[] since = new double[bounds.length];
        for (int i = 0; i < bounds.length; i++) {
            since[i] = atOrBelow[i] - earlier.atOrBelow(bounds[i]);
        }
        return new Distribution(bounds, since);
    }

    /**
     * The value below which a share of the observations lies, by linear interpolation inside its bucket; not a number when there are
     * none. As in Prometheus: the lowest bucket starts at zero if its bound is positive; of a bucket without lower or upper limit the
     * other limit is the answer.
     *
     * @param share in (0, 1)
     * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile">Prometheus,
     *     histogram_quantile</a>
     */
    double quantile(double share) {
        double rank = share * count();
        if (!(rank > 0)) {
            return Double.NaN;
        }
        int bucket = 0;
        while (bucket < bounds.length - 1 && atOrBelow[bucket] < rank) {
            bucket++;
        }
        double upper = bounds[bucket];
        double below = bucket == 0 ? 0 : atOrBelow[bucket - 1];
        double lower = bucket > 0 ? bounds[bucket - 1] : upper > 0 ? 0 : Double.NEGATIVE_INFINITY;
        if (upper == Double.POSITIVE_INFINITY) {
            return bucket == 0 ? Double.NaN : lower;
        }
        if (lower == Double.NEGATIVE_INFINITY) {
            return upper;
        }
        return lower + (upper - lower) * (rank - below) / (atOrBelow[bucket] - below);
    }

    private double atOrBelow(double bound) {
        int found = Arrays.binarySearch(bounds, bound);
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? 0 : atOrBelow[index];
    }
}
