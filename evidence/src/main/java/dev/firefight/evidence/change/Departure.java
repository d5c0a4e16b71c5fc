package dev.firefight.evidence.change;

import dev.firefight.evidence.stat.Robust;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.SeriesKey;
import java.util.Arrays;
import java.util.Optional;

/**
 * A lasting departure of a series from its course in the healthy time.
 *
 * @param timeNanos first point of the departure
 * @param before median of the healthy time
 * @param after median from the departure on
 */
record Departure(long timeNanos, double before, double after) {
    /** In robust standard deviations: far beyond chance even for hundreds of series. */
    private static final double LEAST_DEVIATIONS = 6;
    /** Going back to where it began, points beyond this many deviations belong to it. */
    private static final double TAIL_DEVIATIONS = 3;
    /** Points in a row: a single one is a hiccup. */
    private static final int LEAST_POINTS = 3;
    /** With fewer healthy points a spread cannot be told. */
    private static final int LEAST_HEALTHY = 6;
    /** A spread is at least this share of the median, so that a constant series does not cry at its first wiggle. */
    private static final double LEAST_SPREAD_OF_MEDIAN = 0.03;
    /** A spread is at least this share of the largest value: the same for a series that rests at zero. */
    private static final double LEAST_SPREAD_OF_TOP = 0.005;

    /** Finds the first departure; the healthy time is the first half of what lies before the alarm. */
    static Optional<Departure> find(Series series, long alarmNanos) {
        long[] times = series.timesNanos();
        double[] values = series.key().kind() == SeriesKey.Kind.COUNTER ? increments(series.values()) : series.values();
        int healthy = series.indexAt(alarmNanos) / 2;
        if (healthy < LEAST_HEALTHY) {
            return Optional.empty();
        }
        double[] level = withoutDrift(times, values, healthy);
        double[] reference = Arrays.copyOf(level, healthy);
        double median = Robust.median(reference);
        double spread = spread(reference, median, values);
        if (spread <= 0) {
            return Optional.empty();
        }
        for (int i = healthy; i < level.length - 1; i++) {
            double sign = Math.signum(level[i] - median);
            if (isBeyond(level, i, median, spread * LEAST_DEVIATIONS * sign)) {
                int first = i;
                while (first > healthy && (level[first - 1] - median) * sign > TAIL_DEVIATIONS * spread) {
                    first--;
                }
                double after = Robust.median(Arrays.copyOfRange(values, first, values.length));
                return Optional.of(new Departure(times[first], median, after));
            }
        }
        return Optional.empty();
    }

    private static boolean isBeyond(double[] level, int from, double median, double limit) {
        if (limit == 0) {
            return false;
        }
        for (int i = from; i < Math.min(level.length, from + LEAST_POINTS); i++) {
            if (limit > 0 ? level[i] - median <= limit : level[i] - median >= limit) {
                return false;
            }
        }
        return true;
    }

    private static double spread(double[] reference, double median, double[] values) {
        double top = 0;
        for (double value : values) {
            top = Math.max(top, Math.abs(value));
        }
        return Math.max(
                Robust.spread(reference),
                Math.max(LEAST_SPREAD_OF_MEDIAN * Math.abs(median), LEAST_SPREAD_OF_TOP * top));
    }

    /** A series that only ever rises or falls is not shifted by going on: the usual slope of the healthy time is taken out. */
    private static double[] withoutDrift(long[] times, double[] values, int healthy) {
        int gap = healthy / 2;
        double[] slopes = new double[healthy - gap];
        boolean isOneWay = true;
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = (values[i + gap] - values[i]) / (times[i + gap] - times[i]);
            isOneWay &= slopes[i] != 0 && slopes[i] > 0 == slopes[0] > 0;
        }
        if (!isOneWay) {
            return values;
        }
        Arrays.sort(slopes);
        double slope = slopes[slopes.length / 2];
        double[] level = new double[values.length];
        for (int i = 0; i < level.length; i++) {
            level[i] = values[i] - slope * (times[i] - times[0]);
        }
        return level;
    }

    private static double[] increments(double[] values) {
        double[] increments = new double[values.length];
        for (int i = 1; i < values.length; i++) {
            increments[i] = values[i] >= values[i - 1] ? values[i] - values[i - 1] : values[i];
        }
        return increments;
    }
}
