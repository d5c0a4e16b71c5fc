package dev.firefight.evidence.trace;

import dev.firefight.evidence.stat.Robust;

/**
 * Where logarithms of times usually lie, and how widely. Logarithms are compared, because what is slow is slow by a factor.
 *
 * @param median their median
 * @param spread their spread in standard deviations, by quartiles: requests of one kind have tails that are no sign of trouble
 */
public record Usual(double median, double spread) {
    /** A change by a third is within what a busy machine does. */
    private static final double FLOOR = 0.3;

    /** What is usual of logarithms, at least one. */
    public static Usual of(double[] logarithms) {
        double[] sorted = Robust.sorted(logarithms);
        double spread = (Robust.quantile(sorted, 0.75) - Robust.quantile(sorted, 0.25)) / Robust.NORMAL_QUARTILE_RANGE;
        return new Usual(Robust.quantile(sorted, 0.5), Math.max(spread, FLOOR));
    }

    /** How far a logarithm lies above the median, in spreads. */
    public double distance(double logarithm) {
        return (logarithm - median) / spread;
    }
}
