package dev.firefight.evidence.flow;

import dev.firefight.evidence.stat.Robust;
import java.util.Arrays;

/**
 * Measures the excess of one service after another against its own reference: stretches of the baseline that are as long as the time
 * since the onset, or of the time before the onset where there is no baseline.
 */
final class ExcessMeter {
    /** What the reference does half of the time is usual and subtracted; subtracting more hides weak faults of noisy services. */
    static final double HINGE = 0.5;

    /** What the reference does more than one time in twenty is no tail yet. */
    static final double LEVEL = 0.95;

    /** No surprise is believed beyond one in a million: the tail is a guess far from all that was seen. */
    static final double CAP = 6;

    /** One per cent of the usual amount is the least scale of a latency: a reference that hardly varies must not make a trifle a wonder. */
    static final double FLOOR = 0.01;

    /** Sums in another order differ by this share. */
    private static final double ROUNDING = 1e-12;

    private final Badness badness;
    private final OnsetSplit split;
    private final double leastRequests;
    private final double leastAmount;

    /**
     * A meter.
     *
     * @param badness how bad values are
     * @param split where the onset lies
     * @param leastRequests the least requests a period at any service, above 0: one failed request weighs no less than this
     * @param leastAmount the least amount a period of the symptom's kind at any service, above 0
     */
    ExcessMeter(Badness badness, OnsetSplit split, double leastRequests, double leastAmount) {
        this.badness = badness;
        this.split = split;
        this.leastRequests = leastRequests;
        this.leastAmount = leastAmount;
    }

    /** The excess of a service. */
    Excess measure(ServiceSamples now, ServiceSamples healthy) {
        boolean isAmount = now.isAmount() || healthy.isAmount();
        boolean hasCounts = !now.requests().isEmpty() || !healthy.requests().isEmpty();
        Weighing weighing = new Weighing(badness, isAmount, !isAmount && hasCounts);

        boolean hasReference = !healthy.values().isEmpty();
        double levelHealthy = hasReference ? Robust.median(weighing.bad(healthy.values())) : Double.NaN;
        double levelBefore = weighing.mean(now, split.prepTo());
        boolean isNew = !hasReference && Double.isNaN(levelBefore);
        double level = isNew ? 0 : larger(levelHealthy, levelBefore);

        Sum sum = weighing.sum(now, split.postFrom(), level);
        double[] periods = hasReference
                ? weighing.amounts(healthy, healthy.values().axis().size(), levelHealthy, stoodIn(now, healthy))
                : weighing.amounts(now, split.prepTo(), level, Double.NaN);
        double[] stretches = Robust.sorted(stretches(periods));
        int asMuch = stretches.length - firstAtLeast(stretches, sum.amount - ROUNDING * Math.abs(sum.amount));
        double surprise = -Math.log10((1.0 + asMuch) / (1.0 + stretches.length));
        if (stretches.length > 0 && sum.amount > stretches[stretches.length - 1]) {
            double scale = Math.max(tailScale(stretches), leastScale(weighing, healthy, stoodIn(now, healthy)));
            double beyond = (sum.amount - stretches[stretches.length - 1]) / scale / Math.log(10);
            surprise = scale <= 0 ? CAP : Math.min(CAP, surprise + beyond);
        }
        double usual = stretches.length == 0 ? 0 : Math.max(0, Robust.quantile(stretches, HINGE));
        double before = badness.value(level, isAmount);
        return new Excess(
                sum.amount,
                Math.max(0, sum.amount - usual),
                surprise,
                isNew,
                weighing.isCounted,
                before,
                sum.weight > 0 ? sum.weighted / sum.weight : before,
                stretches.length,
                asMuch);
    }

    /** The larger of two of which one may be missing. */
    private static double larger(double one, double other) {
        return Double.isNaN(one) ? other : Double.isNaN(other) ? one : Math.max(one, other);
    }

    /** Requests a period that stand in for those of a baseline without any counts; {@code NaN} where it has its own. */
    private static double stoodIn(ServiceSamples now, ServiceSamples healthy) {
        return healthy.requests().isEmpty() && !now.requests().isEmpty()
                ? Robust.median(now.requests().toArray())
                : Double.NaN;
    }

    /** Sums over all stretches that are as long as the time since the onset. */
    private double[] stretches(double[] amounts) {
        int length = split.periods();
        if (amounts.length < length) {
            return new double[0];
        }
        double[] sums = new double[amounts.length + 1];
        for (int i = 0; i < amounts.length; i++) {
            sums[i + 1] = sums[i] + amounts[i];
        }
        double[] stretches = new double[amounts.length - length + 1];
        for (int i = 0; i < stretches.length; i++) {
            stretches[i] = sums[i + length] - sums[i];
        }
        return stretches;
    }

    private static int firstAtLeast(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Mean distance of the tail from its start: the scale of an exponential tail. */
    private static double tailScale(double[] sorted) {
        double start = Math.max(0, Robust.quantile(sorted, LEVEL));
        double sum = 0;
        int count = 0;
        for (int i = sorted.length - 1; i >= 0 && sorted[i] > start; i--) {
            sum += sorted[i] - start;
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }

    /** The least scale of the tail: one request for failures, a share of the usual amount for all that has a unit. */
    private double leastScale(Weighing weighing, ServiceSamples healthy, double stoodIn) {
        return switch (badness.kind()) {
            case AVAILABILITY -> leastRequests;
            case ERRORS -> weighing.isAmount ? leastAmount : leastRequests;
            case LATENCY, REQUESTS -> {
                double[] usual = weighing.loads(healthy, stoodIn);
                yield usual.length == 0 ? 0 : FLOOR * split.periods() * Math.abs(Robust.median(usual));
            }
        };
    }

    /**
     * An excess summed over periods.
     *
     * @param amount the excess
     * @param weight requests, or periods where none are counted
     * @param weighted values times their weight
     */
    private record Sum(double amount, double weight, double weighted) {}

    /** How the values of one service become amounts. */
    private record Weighing(Badness badness, boolean isAmount, boolean isCounted) {
        double[] bad(Samples samples) {
            double[] values = samples.toArray();
            for (int i = 0; i < values.length; i++) {
                values[i] = badness.of(values[i], isAmount);
            }
            return values;
        }

        /** The mean badness of the periods before an index; {@code NaN} when there is none with a request. */
        double mean(ServiceSamples samples, int to) {
            double weights = 0;
            double sum = 0;
            for (int i = 0; i < to; i++) {
                double weight = isCounted ? samples.requests().filled(i) : 1;
                if (weight > 0 && samples.values().has(i)) {
                    sum += badness.of(samples.values().at(i), isAmount) * weight;
                    weights += weight;
                }
            }
            return weights > 0 ? sum / weights : Double.NaN;
        }

        /** The excess over a level from an index on. What was lost is interpolated where requests are counted, also when all of a period was. */
        Sum sum(ServiceSamples samples, int from, double level) {
            double amount = 0;
            double weights = 0;
            double weighted = 0;
            for (int i = from; i < samples.values().axis().size(); i++) {
                double weight = isCounted ? samples.requests().filled(i) : 1;
                double value = isCounted
                        ? samples.values().filled(i)
                        : samples.values().at(i);
                if (weight > 0 && !Double.isNaN(value)) {
                    amount += (badness.of(value, isAmount) - level) * weight;
                    weights += weight;
                    weighted += value * weight;
                }
            }
            return new Sum(amount, weights, weighted);
        }

        /** The excess of each period below an index; none where anything is missing. */
        double[] amounts(ServiceSamples samples, int to, double level, double stoodIn) {
            double[] amounts = new double[to];
            for (int i = 0; i < to; i++) {
                double weight = weight(samples, i, stoodIn);
                if (weight > 0 && samples.values().has(i)) {
                    amounts[i] = (badness.of(samples.values().at(i), isAmount) - level) * weight;
                }
            }
            return amounts;
        }

        /** Badness times requests of each period that has a value. */
        double[] loads(ServiceSamples samples, double stoodIn) {
            double[] loads = new double[samples.values().axis().size()];
            int size = 0;
            for (int i = 0; i < loads.length; i++) {
                if (samples.values().has(i)) {
                    double weight = weight(samples, i, stoodIn);
                    loads[size++] = Double.isNaN(weight)
                            ? 0
                            : badness.of(samples.values().at(i), isAmount) * weight;
                }
            }
            return Arrays.copyOf(loads, size);
        }

        private double weight(ServiceSamples samples, int index, double stoodIn) {
            return !isCounted ? 1 : Double.isNaN(stoodIn) ? samples.requests().at(index) : stoodIn;
        }
    }
}
