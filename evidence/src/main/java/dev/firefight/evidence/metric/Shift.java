package dev.firefight.evidence.metric;

import dev.firefight.evidence.stat.Robust;
import dev.firefight.telemetry.Series;
import java.util.Arrays;
import java.util.Optional;

/**
 * How far a series moved at a time: the difference of the medians before and after, in standard errors, or in what is usual between
 * healthy stretches where that is more. The median asks that the move lasts; the relative floor asks that it matters; both leave units out.
 *
 * @param before median before
 * @param after median after
 * @param usual size of what is usual: the median before, of this series or of its peers, whichever is larger; the median after where both are 0
 * @param distance the difference in standard errors, or in usual moves; below 0 for a fall
 */
record Shift(double before, double after, double usual, double distance) {
    /** Fewer points before the onset say nothing about what is usual. */
    private static final int FEWEST_BEFORE = 4;

    /** A move by less than a twentieth of what is usual is not a cause of anything. */
    private static final double FLOOR = 0.05;

    /** Standard error of a median in those of a mean, sqrt(pi / 2). */
    private static final double MEDIAN_ERROR = 1.2533;

    /** How much of healthy times stands in for a missing time before the onset. */
    private static final int MOST_EARLIER = 30;

    /** Points are not independent: more than this many neighbours tell no more. */
    private static final int MOST_INDEPENDENT = 15;

    /**
     * Measures the move of a series.
     *
     * @param series the series
     * @param healthy the same in healthy times
     * @param onsetNanos time of the move
     * @param peersUsual median of what is usual for the same metric of others, 0 when unknown
     * @return empty when there are too few points on a side; a distance of 0 for a series that never moves
     */
    static Optional<Shift> of(Series series, Optional<Series> healthy, long onsetNanos, double peersUsual) {
        int split = series.indexAt(onsetNanos);
        double[] before = Arrays.copyOfRange(series.values(), 0, split);
        double[] after = Arrays.copyOfRange(series.values(), split, series.size());
        if (before.length < FEWEST_BEFORE) {
            before = concat(healthy.map(Shift::latest).orElse(new double[0]), before);
        }
        if (after.length == 0 || before.length < FEWEST_BEFORE) {
            return Optional.empty();
        }
        double usualBefore = Robust.median(before);
        double usualAfter = Robust.median(after);
        double usual = Math.max(Math.abs(usualBefore), peersUsual);
        if (usual == 0) {
            usual = Math.abs(usualAfter);
        }
        if (Robust.isConstant(series.values())) {
            return Optional.of(new Shift(usualBefore, usualAfter, usual, 0));
        }
        double error = Robust.spread(before)
                * MEDIAN_ERROR
                * Math.sqrt(1.0 / Math.min(before.length, MOST_INDEPENDENT)
                        + 1.0 / Math.min(after.length, MOST_INDEPENDENT));
        double move = usualAfter - usualBefore;
        double scale = Math.hypot(error, FLOOR * usual);
        // only what looks like a move is worth the many medians of healthy times
        if (healthy.isPresent() && Math.abs(move) > HealthyMoves.REMARKABLE * scale) {
            scale = Math.hypot(
                    Math.max(error, usualMove(healthy.get().values(), before.length, after.length)), FLOOR * usual);
        }
        return Optional.of(new Shift(usualBefore, usualAfter, usual, scale > 0 ? move / scale : 0));
    }

    private static double usualMove(double[] healthy, int before, int after) {
        return HealthyMoves.usual(
                healthy.length,
                before,
                after,
                (from, split, to) -> Robust.median(Arrays.copyOfRange(healthy, split, to))
                        - Robust.median(Arrays.copyOfRange(healthy, from, split)));
    }

    private static double[] latest(Series healthy) {
        return Arrays.copyOfRange(healthy.values(), Math.max(0, healthy.size() - MOST_EARLIER), healthy.size());
    }

    /** The move as a share of what is usual. */
    double relative() {
        return usual == 0 ? 0 : (after - before) / usual;
    }

    /** The same move, reckoned to be of another distance. */
    Shift withDistance(double otherDistance) {
        return new Shift(before, after, usual, otherDistance);
    }

    private static double[] concat(double[] first, double[] second) {
        double[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
