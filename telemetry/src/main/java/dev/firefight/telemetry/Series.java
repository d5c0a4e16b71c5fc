package dev.firefight.telemetry;

import java.util.Arrays;

/**
 * A series of measurements, sorted by time, one point a time. {@code NaN} never occurs: a missing value has no point.
 *
 * @param key what is measured
 * @param timesNanos times, rising
 * @param values values, as many as times
 */
@SuppressWarnings("ArrayRecordComponent") // columns are handed on, not compared
public record Series(SeriesKey key, long[] timesNanos, double[] values) {
    /** Number of points. */
    public int size() {
        return timesNanos.length;
    }

    /** Index of the first point at or after a time; {@link #size()} when there is none. */
    public int indexAt(long timeNanos) {
        int found = Arrays.binarySearch(timesNanos, timeNanos);
        return found >= 0 ? found : -found - 1;
    }

    /** The values of the points in {@code [fromNanos, toNanos)}. */
    public double[] valuesBetween(long fromNanos, long toNanos) {
        int from = indexAt(fromNanos);
        return Arrays.copyOfRange(values, from, Math.max(from, indexAt(toNanos)));
    }
}
