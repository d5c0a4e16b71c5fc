package dev.firefight.telemetry;

import java.util.Arrays;
import java.util.Comparator;

/** Puts points in order of time; of several at one time the last that arrived stays. */
final class SeriesOrder {
    private SeriesOrder() {}

    static Series sorted(SeriesKey key, long[] times, double[] values) {
        if (isRising(times)) {
            return new Series(key, times, values);
        }
        Integer[] order = new Integer[times.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingLong(i -> times[i])); // stable: equal times stay in order of arrival
        long[] sortedTimes = new long[times.length];
        double[] sortedValues = new double[times.length];
        int size = 0;
        for (int index : order) {
            if (size > 0 && sortedTimes[size - 1] == times[index]) {
                size--;
            }
            sortedTimes[size] = times[index];
            sortedValues[size] = values[index];
            size++;
        }
        return new Series(key, Arrays.copyOf(sortedTimes, size), Arrays.copyOf(sortedValues, size));
    }

    private static boolean isRising(long[] times) {
        for (int i = 1; i < times.length; i++) {
            if (times[i] <= times[i - 1]) {
                return false;
            }
        }
        return true;
    }
}
