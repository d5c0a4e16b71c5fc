package dev.firefight.evidence.metric;

import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.Target;
import dev.firefight.evidence.stat.Robust;
import dev.firefight.telemetry.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the start of the trouble: the time at which one step explains most of the course of some component's series. For each series
 * and each time the gain in likelihood of two levels over one; for each component the sum of its three largest gains; the time at which
 * the best component gains most.
 *
 * <p>Cost: linear in the number of series times the number of steps, which is bounded.
 */
final class OnsetSearch {
    private static final int MOST_STEPS = 2_000;
    private static final int FEWEST_STEPS = 6;

    /** The first seventh of a window is needed to know what is usual. */
    private static final double REFERENCE_SHARE = 0.15;

    /** A move must last two points. */
    private static final int LEAST_STEPS_AFTER = 2;

    /** One wild point must not look like a level. */
    private static final double MOST_DISTANCE = 5;

    /** Share of the variance that is taken for granted, so that a series which hardly varies does not decide. */
    private static final double VARIANCE_FLOOR = 0.1;

    /** Points are not independent: a longer window does not make a step more certain without end. */
    private static final int MOST_INDEPENDENT = 60;

    /** What users feel follows the cause, by and by. */
    private static final double SYMPTOM_WEIGHT = 0.3;

    private static final int BEST_SERIES = 3;
    private static final double FLOOR = 0.05;

    private OnsetSearch() {}

    /**
     * A time found.
     *
     * @param timeNanos when
     * @param target whose series show it
     * @param gain likelihood gained, in nats
     */
    record Found(long timeNanos, Target target, double gain) {}

    /**
     * Searches.
     *
     * @param all series to search
     * @param latestNanos the trouble is known to have started by then, as when an alert fired; empty for no such limit
     */
    static Optional<Found> find(List<Measured> all, OptionalLong latestNanos) {
        Optional<Grid> grid = Grid.over(all);
        if (grid.isEmpty()) {
            return Optional.empty();
        }
        int steps = grid.get().steps();
        int first = Math.max(FEWEST_STEPS / 2, (int) (REFERENCE_SHARE * steps));
        int last = steps - LEAST_STEPS_AFTER;
        if (latestNanos.isPresent()) {
            last = Math.min(last, grid.get().step(latestNanos.getAsLong()) + 1);
        }
        Map<String, Double> usual = usual(all);
        Map<Target, double[][]> best = new LinkedHashMap<>();
        for (Measured one : all) {
            Series series = one.series();
            if (Robust.isConstant(series.values())) {
                continue;
            }
            Optional<double[]> course = grid.get().course(series.timesNanos(), series.values());
            if (course.isPresent()) {
                double scale = Math.hypot(
                        Robust.spread(course.get()),
                        FLOOR
                                * Math.max(
                                        Math.abs(Robust.median(course.get())),
                                        usual.getOrDefault(series.key().metric(), 0.0)));
                keepBest(
                        best.computeIfAbsent(one.target(), target -> new double[steps][BEST_SERIES]),
                        course.get(),
                        scale,
                        one.meaning());
            }
        }
        Target blamed = new Target("", "");
        int at = -1;
        double most = 0;
        for (Map.Entry<Target, double[][]> entry : best.entrySet()) {
            for (int step = first; step <= last && step < steps; step++) {
                double gain = Arrays.stream(entry.getValue()[step]).sum();
                if (gain > most || (gain == most && at > step)) {
                    most = gain;
                    at = step;
                    blamed = entry.getKey();
                }
            }
        }
        return at < 0 ? Optional.empty() : Optional.of(new Found(grid.get().timeNanos(at), blamed, most));
    }

    private static Map<String, Double> usual(List<Measured> all) {
        Map<String, List<Double>> levels = new HashMap<>();
        for (Measured one : all) {
            levels.computeIfAbsent(one.series().key().metric(), metric -> new ArrayList<>())
                    .add(Math.abs(Robust.median(one.series().values())));
        }
        Map<String, Double> usual = new HashMap<>();
        levels.forEach((metric, values) -> usual.put(
                metric,
                Robust.median(values.stream().mapToDouble(Double::doubleValue).toArray())));
        return usual;
    }

    /** Adds the gains of one series to the best of its component at each step. */
    private static void keepBest(double[][] best, double[] course, double scale, Meaning meaning) {
        int n = course.length;
        double middle = Robust.median(course);
        double spread = scale > 0 ? scale : 1;
        double[] z = new double[n];
        double total = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            z[i] = Math.clamp((course[i] - middle) / spread, -MOST_DISTANCE, MOST_DISTANCE);
            total += z[i];
            squares += z[i] * z[i];
        }
        double weight = meaning.family() == Family.CPU || meaning.family() == Family.MEMORY ? 1 : SYMPTOM_WEIGHT;
        double whole = squares - total * total / n;
        double before = 0;
        for (int step = 1; step < n; step++) {
            before += z[step - 1];
            double after = total - before;
            if (meaning.badness(after / (n - step) - before / step) <= 0) {
                continue;
            }
            double within = squares - before * before / step - after * after / (n - step);
            double gain = weight
                    * Math.min(n, MOST_INDEPENDENT)
                    / 2
                    * Math.log((whole + VARIANCE_FLOOR * n) / (Math.max(within, 0) + VARIANCE_FLOOR * n));
            insert(best[step], gain);
        }
    }

    private static void insert(double[] falling, double gain) {
        for (int i = 0; i < falling.length; i++) {
            if (gain > falling[i]) {
                System.arraycopy(falling, i, falling, i + 1, falling.length - i - 1);
                falling[i] = gain;
                return;
            }
        }
    }

    /** A regular grid of times over all series. */
    private record Grid(long startNanos, double stepNanos, int steps) {
        private static final double LEAST_COVERED = 0.6;

        static Optional<Grid> over(List<Measured> all) {
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
            if (all.isEmpty()) {
                return Optional.empty();
            }
            double step = Math.max(Robust.median(medians), (double) (end - start) / MOST_STEPS);
            int steps = (int) Math.round((end - start) / step) + 1;
            return steps < FEWEST_STEPS ? Optional.empty() : Optional.of(new Grid(start, step, steps));
        }

        int step(long timeNanos) {
            return Math.clamp(Math.round((timeNanos - startNanos) / stepNanos), 0, steps - 1);
        }

        /** Half a step before a point: what it shows happened since the point before. */
        long timeNanos(int step) {
            return startNanos + Math.round((step - 0.5) * stepNanos);
        }

        /** The course of a series on the grid, each gap filled with what was last seen; empty when too little of it was seen. */
        Optional<double[]> course(long[] times, double[] values) {
            if (values.length < LEAST_COVERED * steps && values.length < MOST_STEPS * LEAST_COVERED) {
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
}
