package dev.firefight.evidence.metric;

import dev.firefight.evidence.stat.Robust;
import java.util.List;
import java.util.Optional;

/**
 * Times at equal distances over all series, so that series which were measured at different moments can be compared step by step.
 *
 * @param startNanos time of the first step
 * @param stepNanos time between steps: the median over all series, or more where that would make too many steps
 * @param steps how many there are
 */
record Grid(long startNanos, double stepNanos, int steps) {
    /** Half before and half after a change: less shows no level on either side. */
    static final int FEWEST_STEPS = 6;

    /** Each step costs time for each series; finer ones tell no onset apart that anybody would. */
    private static final int MOST_STEPS = 2_000;

    /** A series of which more is missing would be filled with more guesses than measurements. */
    private static final double LEAST_COVERED = 0.6;

    /** The grid over series, each with three points or more; empty when it would be too short. */
    static Optional<Grid> over(List<Measured> all) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        double[] medians = new double[all.size()];
        for (int s = 0; s < all.size(); s++) {
            long[] times = all.get(s).series().timesNanos();
            start = Math.min(start, times[0]);
            end = Math.max(end, times[times.length - 1]);
            double[] gaps = new double[times.length - 1];
            for (int i = 1; i < times.length; i++) {
                gaps[i - 1] = times[i] - times[i - 1];
            }
            medians[s] = Robust.median(gaps);
        }
        double step = Math.max(Robust.median(medians), (double) (end - start) / MOST_STEPS);
        int steps = (int) Math.round((end - start) / step) + 1;
        return steps < FEWEST_STEPS ? Optional.empty() : Optional.of(new Grid(start, step, steps));
    }

    /** The step nearest to a time. */
    int step(long timeNanos) {
        return Math.clamp(Math.round((timeNanos - startNanos) / stepNanos), 0, steps - 1);
    }

    /** The course of a series on the grid, each gap filled with what was last seen; empty when too little of it was seen. */
    Optional<double[]> course(long[] times, double[] values) {
        if (values.length < LEAST_COVERED * steps && values.length < LEAST_COVERED * MOST_STEPS) {
            return Optional.empty();
        }
        double[] course = new double[steps];
        int point = 0;
        double seen = values[0];
        for (int i = 0; i < steps; i++) {
            while (point < times.length && step(times[point]) <= i) {
                seen = values[point];
                point++;
            }
            course[i] = seen;
        }
        return Optional.of(course);
    }
}
