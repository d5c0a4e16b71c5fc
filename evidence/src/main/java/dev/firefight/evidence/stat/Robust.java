package dev.firefight.evidence.stat;

import java.util.Arrays;

/** Location, spread and surprise that a few wild values cannot move. Arrays handed in are never changed. */
public final class Robust {
    /** Standard deviations of a normal distribution in one median absolute deviation. */
    public static final double NORMAL_PER_MAD = 1.4826;

    /** Interquartile range of the standard normal distribution. */
    public static final double NORMAL_QUARTILE_RANGE = 1.349;

    /** Interdecile range of the standard normal distribution. */
    public static final double NORMAL_DECILE_RANGE = 2.563;

    /** Less than this share of the largest value is rounding, not variation. */
    public static final double ROUNDING = 1e-9;

    private Robust() {}

    /** The median; not a number for an empty array. */
    public static double median(double[] values) {
        return quantile(sorted(values), 0.5);
    }

    /** A sorted copy. */
    public static double[] sorted(double[] values) {
        double[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }

    /**
     * A quantile of sorted values, interpolated linearly between neighbours (type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American
     * Statistician 50, 1996).
     *
     * @param sorted rising values
     * @param share in [0, 1]
     */
    public static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double position = share * (sorted.length - 1);
        int below = (int) position;
        double fraction = position - below;
        return fraction == 0 ? sorted[below] : sorted[below] + fraction * (sorted[below + 1] - sorted[below]);
    }

    /** Median absolute deviation, scaled to the standard deviation of a normal distribution. */
    public static double deviation(double[] values) {
        double middle = median(values);
        double[] distances = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            distances[i] = Math.abs(values[i] - middle);
        }
        return NORMAL_PER_MAD * median(distances);
    }

    /** Spread in standard deviations of a normal distribution: by deciles or by the median absolute deviation, whichever is larger. */
    public static double spread(double[] values) {
        double[] sorted = sorted(values);
        return Math.max((quantile(sorted, 0.9) - quantile(sorted, 0.1)) / NORMAL_DECILE_RANGE, deviation(values));
    }

    /** Whether values differ by no more than rounding. */
    public static boolean isConstant(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return values.length == 0 || high - low <= ROUNDING * Math.max(Math.abs(high), Math.abs(low));
    }

    /**
     * Surprise in nats of a distance in standard deviations, with the heavy tail of Student's t distribution, because windows of
     * production differ from each other more than chance allows; 0 for a distance that is not positive.
     *
     * @param distance how many standard deviations away in the direction of trouble
     * @param degreesOfFreedom how heavy the tail is
     */
    public static double surprise(double distance, double degreesOfFreedom) {
        return distance <= 0 ? 0 : (degreesOfFreedom + 1) / 2 * Math.log1p(distance * distance / degreesOfFreedom);
    }
}
