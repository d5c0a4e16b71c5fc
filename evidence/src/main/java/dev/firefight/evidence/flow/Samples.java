package dev.firefight.evidence.flow;

import java.util.Arrays;

/** What one service measured at the times of an axis. A time without a sample holds no number. */
final class Samples {
    private final TimeAxis axis;
    private final double[] values;
    private final int present;

    /**
     * Samples on an axis.
     *
     * @param axis the times
     * @param values values, as many as times, {@code NaN} where there is none
     */
    Samples(TimeAxis axis, double[] values) {
        this.axis = axis;
        this.values = values;
        int count = 0;
        for (double value : values) {
            count += Double.isNaN(value) ? 0 : 1;
        }
        this.present = count;
    }

    /** Samples of a service that never measured this. */
    static Samples none(TimeAxis axis) {
        double[] values = new double[axis.size()];
        Arrays.fill(values, Double.NaN);
        return new Samples(axis, values);
    }

    /** The times. */
    TimeAxis axis() {
        return axis;
    }

    /** Whether there is no sample at all. */
    boolean isEmpty() {
        return present == 0;
    }

    /** Whether there is a sample. */
    boolean has(int index) {
        return !Double.isNaN(values[index]);
    }

    /** The sample, or {@code NaN}. */
    double at(int index) {
        return values[index];
    }

    /** The sample; where it is lost a line between its neighbours, or the only neighbour; {@code NaN} without any. */
    double filled(int index) {
        if (has(index) || present == 0) {
            return values[index];
        }
        int before = index - 1;
        while (before >= 0 && !has(before)) {
            before--;
        }
        int after = index + 1;
        while (after < values.length && !has(after)) {
            after++;
        }
        if (before < 0) {
            return values[after];
        }
        if (after == values.length) {
            return values[before];
        }
        double way = axis.time(index) - axis.time(before);
        return values[before] + (values[after] - values[before]) * way / (axis.time(after) - axis.time(before));
    }

    /** All samples that are there, in order of time. */
    double[] toArray() {
        double[] all = new double[present];
        int size = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                all[size++] = value;
            }
        }
        return all;
    }

    /** The times of all samples that are there. */
    long[] times() {
        long[] all = new long[present];
        int size = 0;
        for (int i = 0; i < values.length; i++) {
            if (has(i)) {
                all[size++] = axis.time(i);
            }
        }
        return all;
    }
}
