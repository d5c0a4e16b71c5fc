package dev.firefight.telemetry.format;

import dev.firefight.telemetry.column.DoubleColumn;

/**
 * The buckets of an exponential histogram: bucket {@code i} of a half holds what lies above {@code base^(offset+i)} and not above
 * {@code base^(offset+i+1)}, where {@code base = 2^(2^-scale)}. Bounds of a coarse scale are, bit for bit, also bounds of every finer
 * one, so that points of different scales can be compared.
 *
 * @param scale fineness
 * @param zeroCount observations not further from zero than the threshold
 * @param zeroThreshold the threshold
 * @param positive counts above zero
 * @param negative counts below zero, by their size
 * @see <a href="https://opentelemetry.io/docs/specs/otel/metrics/data-model/#exponentialhistogram">OpenTelemetry, exponential
 *     histograms</a>
 */
record ExponentialBuckets(int scale, double zeroCount, double zeroThreshold, Half positive, Half negative) {
    private static final int MIN_SCALE = -10;
    private static final int MAX_SCALE = 20;

    /**
     * One side of zero.
     *
     * @param offset index of the first bucket
     * @param counts observations in each bucket
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, not compared
    record Half(int offset, double[] counts) {
        static final Half NONE = new Half(0, new double[0]);
    }

    /** Whether the scale is one that the specification knows, and the threshold a distance. */
    boolean isReadable() {
        return scale >= MIN_SCALE && scale <= MAX_SCALE && zeroThreshold >= 0 && Double.isFinite(zeroThreshold);
    }

    /** Where the observations lie. */
    Distribution distribution() {
        Running running = new Running();
        for (int i = negative.counts().length - 1; i >= 0; i--) {
            running.bucket(-bound(negative, i + 1), -bound(negative, i), negative.counts()[i]);
        }
        running.bucket(-zeroThreshold, zeroThreshold, zeroCount);
        for (int i = 0; i < positive.counts().length; i++) {
            running.bucket(bound(positive, i), bound(positive, i + 1), positive.counts()[i]);
        }
        return new Distribution(running.bounds.toArray(), running.atOrBelow.toArray());
    }

    private double bound(Half half, int index) {
        return Math.pow(2, Math.scalb((double) half.offset() + index, -scale));
    }

    /** Bounds rising, counts running. Empty buckets need no bounds. */
    private static final class Running {
        private final DoubleColumn bounds = new DoubleColumn();
        private final DoubleColumn atOrBelow = new DoubleColumn();
        private double total;

        void bucket(double from, double to, double count) {
            if (!(count > 0)) {
                return;
            }
            if (from < to) {
                bound(from);
            }
            total += count;
            bound(to);
        }

        private void bound(double bound) {
            int size = bounds.size();
            if (size == 0 || bound > bounds.get(size - 1)) {
                bounds.add(bound);
                atOrBelow.add(total);
            }
        }
    }
}
