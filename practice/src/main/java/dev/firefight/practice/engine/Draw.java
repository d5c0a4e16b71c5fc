package dev.firefight.practice.engine;

import java.time.Duration;

/** A time that varies, with the law by which it does. */
public final class Draw {
    private final double meanNanos;
    private final double variation;
    private final boolean isExponential;
    private final double sigma;

    private Draw(double meanNanos, double variation, boolean isExponential) {
        this.meanNanos = meanNanos;
        this.variation = variation;
        this.isExponential = isExponential;
        this.sigma = Math.sqrt(StrictMath.log1p(variation * variation));
    }

    /**
     * As programs take time: most are short, a few are long.
     *
     * @param mean the mean
     * @param variation the standard deviation in parts of the mean
     */
    public static Draw logNormal(Duration mean, double variation) {
        return new Draw(mean.toNanos(), variation, false);
    }

    /** The law of textbooks. */
    public static Draw exponential(Duration mean) {
        return new Draw(mean.toNanos(), 1, true);
    }

    /** Always the same. */
    public static Draw fixed(Duration time) {
        return new Draw(time.toNanos(), 0, false);
    }

    /** The same law, so many times as long. */
    public Draw times(double factor) {
        return new Draw(meanNanos * factor, variation, isExponential);
    }

    /** The mean. */
    public double meanNanos() {
        return meanNanos;
    }

    /** One time, in nanoseconds. */
    public double nanos(Chance chance) {
        if (isExponential) {
            return chance.exponential(meanNanos);
        }
        return sigma == 0 ? meanNanos : meanNanos * StrictMath.exp(sigma * chance.normal() - sigma * sigma / 2);
    }
}
