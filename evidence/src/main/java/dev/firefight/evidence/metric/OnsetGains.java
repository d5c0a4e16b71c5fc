package dev.firefight.evidence.metric;

import dev.firefight.evidence.Target;
import dev.firefight.evidence.stat.Robust;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * For each component and each time on a grid the gain in likelihood, in nats, if its series changed level then.
 *
 * @param startNanos time of the first point
 * @param stepNanos time between points
 * @param first the first point that may be the first after a change
 * @param last the last such point
 * @param byTarget gains of each component by point
 */
@SuppressWarnings("ArrayRecordComponent") // columns are computed on, not compared
public record OnsetGains(long startNanos, double stepNanos, int first, int last, Map<Target, double[]> byTarget) {
    /** One in ten of the others may have been hit too; what all the rest show at some time or other is accident. */
    private static final double ACCIDENT = 0.9;

    /** No gains at all over a stretch of time, cut into so many steps. */
    public static OnsetGains none(long startNanos, long endNanos, int steps) {
        return new OnsetGains(
                startNanos,
                (endNanos - startNanos) / (double) steps,
                (int) (SeriesGains.REFERENCE_SHARE * steps),
                steps - SeriesGains.LEAST_STEPS_AFTER,
                Map.of());
    }

    /** Half a step before a point: what it shows happened since the point before. */
    public long timeNanos(int point) {
        return startNanos + Math.round((point - 0.5) * stepNanos);
    }

    /** The first point after a time; it may lie outside. */
    public int pointAfter(long timeNanos) {
        return Math.clamp(Math.round((timeNanos - startNanos) / stepNanos + 0.5), -1, Integer.MAX_VALUE);
    }

    /** A component's gain at a point, 0 where none is known. */
    public double at(Target target, int point) {
        double[] gains = byTarget.get(target);
        return gains == null || point < first || point > last ? 0 : gains[point];
    }

    /**
     * What each component gains beyond accident. With so many series and times something always seems to change; the largest gains of the
     * other components, hardly any of which are at fault, tell how much that is.
     */
    public OnsetGains beyondAccident() {
        double[] largest = Robust.sorted(
                byTarget.values().stream().mapToDouble(this::largest).toArray());
        Map<Target, double[]> beyond = new LinkedHashMap<>();
        byTarget.forEach((target, gains) -> {
            double[] others = without(largest, largest(gains));
            double accident = others.length == 0 ? 0 : Robust.quantile(others, ACCIDENT);
            beyond.put(
                    target,
                    Arrays.stream(gains)
                            .map(gain -> Math.max(0, gain - accident))
                            .toArray());
        });
        return new OnsetGains(startNanos, stepNanos, first, last, beyond);
    }

    private double largest(double[] gains) {
        double largest = 0;
        for (int point = first; point <= last; point++) {
            largest = Math.max(largest, gains[point]);
        }
        return largest;
    }

    /** Sorted values without one of them, still sorted: to sort anew for each of thousands of components would take long. */
    private static double[] without(double[] sorted, double value) {
        int left = Arrays.binarySearch(sorted, value);
        double[] others = Arrays.copyOf(sorted, sorted.length - 1);
        System.arraycopy(sorted, left + 1, others, left, others.length - left);
        return others;
    }
}
