package dev.firefight.evidence.pattern;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often which numbers were seen before and after. Put together of two, it is the sum: no order matters. */
final class NumberCounts {
    /** Where only a bounded number of numbers is kept, so much of their fraction goes: they are told to 1.6 percent. */
    private static final long DROPPED = (1L << 46) - 1;

    private static final double NEARLY_ALL = 0.95;
    private static final double HIGH = 0.95;

    private final TreeMap<Double, long[]> counts = new TreeMap<>();
    private final TreeMap<String, Long> units = new TreeMap<>();
    private final double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    private final double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    private long others;

    void see(Optional<Quantity> quantity, long[] times, boolean rounded) {
        long sum = times[0] + times[1];
        if (quantity.isEmpty()) {
            others += sum;
            return;
        }
        double value = quantity.get().value() + 0.0;
        double key = rounded ? Double.longBitsToDouble(Double.doubleToLongBits(value) & ~DROPPED) : value;
        units.merge(quantity.get().unit(), sum, Long::sum);
        add(key, times);
        for (int side = 0; side < times.length; side++) {
            if (times[side] > 0) {
                least[side] = Math.min(least[side], value);
                most[side] = Math.max(most[side], value);
            }
        }
    }

    private void add(double key, long[] times) {
        long[] here = counts.computeIfAbsent(key, one -> new long[2]);
        here[0] += times[0];
        here[1] += times[1];
    }

    void add(NumberCounts other) {
        other.counts.forEach(this::add);
        other.units.forEach((unit, times) -> units.merge(unit, times, Long::sum));
        others += other.others;
        for (int side = 0; side < least.length; side++) {
            least[side] = Math.min(least[side], other.least[side]);
            most[side] = Math.max(most[side], other.most[side]);
        }
    }

    /** Whether nearly all are numbers of one kind. */
    boolean isNumeric() {
        long numbers = units.values().stream().mapToLong(Long::longValue).sum();
        return units.size() == 1 && numbers >= NEARLY_ALL * (numbers + others);
    }

    String unit() {
        return units.isEmpty() ? "" : units.firstKey();
    }

    /** The numbers in rising order. */
    SortedMap<Double, long[]> rising() {
        return counts;
    }

    /** Those of a side: 0 before, 1 after; empty when there is none. */
    Optional<VariableChange.Summary> summary(int side) {
        long sum = counts.values().stream().mapToLong(times -> times[side]).sum();
        return sum == 0
                ? Optional.empty()
                : Optional.of(new VariableChange.Summary(
                        least[side], quantile(side, sum, 0.5), quantile(side, sum, HIGH), most[side]));
    }

    private double quantile(int side, long sum, double share) {
        long wanted = (long) Math.ceil(share * sum);
        long passed = 0;
        for (Map.Entry<Double, long[]> one : counts.entrySet()) {
            passed += one.getValue()[side];
            if (passed >= wanted) {
                return Math.clamp(one.getKey(), least[side], most[side]);
            }
        }
        return most[side];
    }
}
