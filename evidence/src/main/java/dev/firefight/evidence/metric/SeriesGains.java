package dev.firefight.evidence.metric;

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
 * Weighs each time as the start of the trouble: how well one step at it explains the course of some component's series. For each series
 * and each time the gain in likelihood of two levels over one; for each component the sum of its three largest gains. The balance of
 * packets is a series among the others.
 *
 * <p>Cost: linear in the number of series times the number of steps, which is bounded.
 */
final class SeriesGains {
    /** The first seventh of a window is needed to know what is usual. */
    static final double REFERENCE_SHARE = 0.15;

    /** A move must last two points. */
    static final int LEAST_STEPS_AFTER = 2;

    /** One wild point must not look like a level. */
    private static final double MOST_DISTANCE = 5;

    /** Share of the variance that is taken for granted, so that a series which hardly varies does not decide. */
    private static final double VARIANCE_FLOOR = 0.1;

    /** Points are not independent: a longer window does not make a step more certain without end. */
    private static final int MOST_INDEPENDENT = 60;

    /** What users feel follows the cause, by and by. */
    private static final double SYMPTOM_WEIGHT = 0.3;

    /**
     * A single point, whose neighbours say much the same, tells no more nats than this: a few at the edge of a window must not outweigh what
     * lasts.
     */
    private static final double MOST_OF_A_POINT = 2;

    /** More series of a component would say the same again, and favour whoever is measured most. */
    private static final int BEST_SERIES = 3;

    /** A move by less than a twentieth of what is usual is not a cause of anything. */
    private static final double FLOOR = 0.05;

    private SeriesGains() {}

    /**
     * Weighs all times.
     *
     * @param measurements series to search
     * @param latestNanos the trouble is known to have started by then, as when an alert fired; empty for no such limit
     * @return empty when there are too few points
     */
    static Optional<OnsetGains> gains(Measurements measurements, OptionalLong latestNanos) {
        Optional<Grid> grid = Grid.over(measurements.all());
        if (grid.isEmpty()) {
            return Optional.empty();
        }
        int first = Math.max(
                Grid.FEWEST_STEPS / 2, (int) (REFERENCE_SHARE * grid.get().steps()));
        int last = grid.get().steps() - LEAST_STEPS_AFTER;
        if (latestNanos.isPresent()) {
            last = Math.min(last, grid.get().step(latestNanos.getAsLong()) + 1);
        }
        Map<Target, double[]> gains = new LinkedHashMap<>();
        best(measurements, grid.get())
                .forEach((target, best) -> gains.put(
                        target,
                        Arrays.stream(best)
                                .mapToDouble(series -> Arrays.stream(series).sum())
                                .toArray()));
        return Optional.of(new OnsetGains(grid.get().startNanos(), grid.get().stepNanos(), first, last, gains));
    }

    /** For each component and step the largest gains of its series, falling. */
    private static Map<Target, double[][]> best(Measurements measurements, Grid grid) {
        Map<String, Double> usual = usual(measurements.all());
        Map<Target, double[][]> best = new LinkedHashMap<>();
        for (Measured one : measurements.all()) {
            Series series = one.series();
            if (Robust.isConstant(series.values())) {
                continue;
            }
            Optional<double[]> course = grid.course(series.timesNanos(), series.values());
            if (course.isPresent()) {
                double scale = Math.hypot(
                        Robust.spread(course.get()),
                        FLOOR
                                * Math.max(
                                        Math.abs(Robust.median(course.get())),
                                        usual.getOrDefault(series.key().metric(), 0.0)));
                keepBest(
                        best.computeIfAbsent(one.target(), target -> new double[grid.steps()][BEST_SERIES]),
                        course.get(),
                        scale,
                        one.meaning(),
                        one.meaning().isResource() ? 1 : SYMPTOM_WEIGHT);
            }
        }
        for (PacketFlow flow : measurements.flows()) {
            flow.errors(measurements.healthy(flow))
                    .flatMap(errors -> grid.course(errors.timesNanos(), errors.values()))
                    .ifPresent(course -> keepBest(
                            best.computeIfAbsent(flow.target(), target -> new double[grid.steps()][BEST_SERIES]),
                            course,
                            Math.max(1, Robust.spread(course)),
                            Meaning.ERROR, // too many packets are bad, too few are not
                            1));
        }
        return best;
    }

    /** Of each metric the median size over all that have it: what is much for one of them shows in the others. */
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
    private static void keepBest(double[][] best, double[] course, double scale, Meaning meaning, double weight) {
        double[] gains = gains(distances(course, scale), meaning);
        int most = 0;
        for (int step = 1; step < gains.length; step++) {
            most = gains[step] > gains[most] ? step : most;
        }
        double limit = MOST_OF_A_POINT * Math.min(most, gains.length - most);
        // all times alike, so that the best one stays the best
        double share = weight * Math.min(1, limit / Math.max(gains[most], 1e-9));
        for (int step = 1; step < gains.length; step++) {
            insert(best[step], share * gains[step]);
        }
    }

    /** How far each point is from the middle, in a scale. */
    private static double[] distances(double[] course, double scale) {
        double middle = Robust.median(course);
        double spread = scale > 0 ? scale : scaleAtRest(course);
        return Arrays.stream(course)
                .map(value -> Math.clamp((value - middle) / spread, -MOST_DISTANCE, MOST_DISTANCE))
                .toArray();
    }

    /** The scale of a course that rests at zero: as for any other a share of its size, which is that of its bursts; 1 where it never leaves zero. */
    private static double scaleAtRest(double[] course) {
        double largest = Arrays.stream(course).map(Math::abs).max().orElse(0);
        return largest > 0 ? FLOOR * largest : 1;
    }

    /** For each step the gain in likelihood of a level before it and another from it on, over one level; 0 where the second is no worse. */
    private static double[] gains(double[] distances, Meaning meaning) {
        int n = distances.length;
        double total = 0;
        double squares = 0;
        for (double distance : distances) {
            total += distance;
            squares += distance * distance;
        }
        double whole = squares - total * total / n;
        double[] gains = new double[n];
        double before = 0;
        for (int step = 1; step < n; step++) {
            before += distances[step - 1];
            double after = total - before;
            if (meaning.badness(after / (n - step) - before / step) > 0) {
                double within = squares - before * before / step - after * after / (n - step);
                gains[step] = Math.min(n, MOST_INDEPENDENT)
                        / 2.0
                        * Math.log((whole + VARIANCE_FLOOR * n) / (Math.max(within, 0) + VARIANCE_FLOOR * n));
            }
        }
        return gains;
    }

    /** Puts a gain in its place among the largest, of which the least falls out. */
    private static void insert(double[] falling, double gain) {
        for (int i = 0; i < falling.length; i++) {
            if (gain > falling[i]) {
                System.arraycopy(falling, i, falling, i + 1, falling.length - i - 1);
                falling[i] = gain;
                return;
            }
        }
    }
}
