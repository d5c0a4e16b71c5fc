package dev.firefight.evidence.drawing;

import dev.firefight.evidence.Curve;
import java.util.Arrays;

/**
 * A curve reduced to a number of columns of equal time, so that a picture costs the same for ten points and for a million.
 *
 * @param fromNanos start of the first column
 * @param toNanos end of the last column
 * @param low smallest value of each column; not a number where nothing was measured
 * @param high largest value of each column
 * @param mean mean of each column
 */
@SuppressWarnings("ArrayRecordComponent") // columns are drawn, not compared
public record Columns(long fromNanos, long toNanos, double[] low, double[] high, double[] mean) {

    /** Reduces; points that are no numbers are left out. */
    public static Columns of(Curve curve, int columns) {
        int points = Math.min(curve.timesNanos().length, curve.values().length);
        return points == 0
                ? of(curve, 0, 0, columns)
                : of(curve, curve.timesNanos()[0], curve.timesNanos()[points - 1], columns);
    }

    /** Reduces what lies between two times, both included. */
    public static Columns of(Curve curve, long fromNanos, long toNanos, int columns) {
        double[] low = nothing(columns);
        double[] high = nothing(columns);
        double[] sum = new double[columns];
        int[] seen = new int[columns];
        double span = Math.max(1, (double) toNanos - (double) fromNanos);
        int points = Math.min(curve.timesNanos().length, curve.values().length);
        for (int i = 0; i < points; i++) {
            long time = curve.timesNanos()[i];
            double value = curve.values()[i];
            if (time < fromNanos || time > toNanos || !Double.isFinite(value)) {
                continue;
            }
            int column = (int) Math.min(columns - 1, ((double) time - (double) fromNanos) / span * columns);
            low[column] = seen[column] == 0 ? value : Math.min(low[column], value);
            high[column] = seen[column] == 0 ? value : Math.max(high[column], value);
            seen[column]++;
            sum[column] += (value - sum[column]) / seen[column];
        }
        double[] mean = nothing(columns);
        for (int i = 0; i < columns; i++) {
            if (seen[i] > 0) {
                mean[i] = sum[i];
            }
        }
        return new Columns(fromNanos, toNanos, low, high, mean);
    }

    private static double[] nothing(int columns) {
        double[] values = new double[columns];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    public int size() {
        return mean.length;
    }

    public boolean has(int column) {
        return !Double.isNaN(mean[column]);
    }

    public boolean isEmpty() {
        return Arrays.stream(mean).allMatch(Double::isNaN);
    }

    /** Smallest value; positive infinity when there is none. */
    public double smallest() {
        return Arrays.stream(low).filter(Double::isFinite).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** Largest value; negative infinity when there is none. */
    public double largest() {
        return Arrays.stream(high).filter(Double::isFinite).max().orElse(Double.NEGATIVE_INFINITY);
    }
}
