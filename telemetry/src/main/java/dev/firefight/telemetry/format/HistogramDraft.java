package dev.firefight.telemetry.format;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One point of a histogram, an exponential histogram or a summary of OpenTelemetry on its way. What is not told is as protobuf has it: zero, none. */
final class HistogramDraft {
    static final int MAX_BUCKETS = 100_000;

    /** What tells the series apart. */
    final SortedMap<String, String> attributes = new TreeMap<>();
    /** Quantiles of a summary, by share. */
    final SortedMap<Double, Double> quantiles = new TreeMap<>();
    /** When; 0 where not told. */
    long timeNanos;
    /** Bits that say more about the point. */
    long flags;
    /** Observations. */
    double count;
    /** Their sum; not a number where not told. */
    double sum = Double.NaN;
    /** Upper bounds of the buckets, of which the last has none. */
    double[] bounds = {};
    /** Observations in each bucket. */
    double[] counts = {};
    /** Whether its buckets are those of an exponential histogram. */
    boolean isExponential;
    /** Fineness of exponential buckets. */
    int scale;
    /** Observations near zero. */
    double zeroCount;
    /** What is near zero. */
    double zeroThreshold;
    /** Exponential buckets above zero. */
    ExponentialBuckets.Half positive = ExponentialBuckets.Half.NONE;
    /** Exponential buckets below zero. */
    ExponentialBuckets.Half negative = ExponentialBuckets.Half.NONE;

    /** Whether the source says that nothing was measured at this time. */
    boolean isEmpty() {
        return (flags & 1) != 0;
    }

    /** Adds a quantile of a summary, if its share is one. */
    void quantile(double share, double value) {
        if (share >= 0 && share <= 1) {
            quantiles.put(share, value);
        }
    }

    /** Whether it has buckets, readable or not. */
    boolean hasBuckets() {
        return isExponential || hasHalves() || counts.length > 0;
    }

    /** Where the observations lie; empty without buckets and with buckets that do not fit together. */
    Optional<Distribution> distribution() {
        return isExponential || hasHalves()
                ? Optional.of(new ExponentialBuckets(scale, zeroCount, zeroThreshold, positive, negative))
                        .filter(ExponentialBuckets::isReadable)
                        .map(ExponentialBuckets::distribution)
                : explicit();
    }

    private boolean hasHalves() {
        return positive.counts().length + negative.counts().length > 0;
    }

    /** Buckets between explicit bounds; the last bucket has no upper bound. */
    private Optional<Distribution> explicit() {
        if (counts.length == 0 || counts.length != bounds.length + 1) {
            return Optional.empty();
        }
        double[] uppers = Arrays.copyOf(bounds, counts.length);
        uppers[bounds.length] = Double.POSITIVE_INFINITY;
        double[] running = new double[counts.length];
        double total = 0;
        for (int i = 0; i < counts.length; i++) {
            if (!(counts[i] >= 0) || (i > 0 && !(uppers[i] > uppers[i - 1]))) {
                return Optional.empty();
            }
            total += counts[i];
            running[i] = total;
        }
        return Optional.of(new Distribution(uppers, running));
    }
}
