package dev.firefight.evidence.pattern;

import dev.firefight.evidence.pattern.VariableChange.Counts;
import dev.firefight.evidence.pattern.VariableChange.Numbers;
import dev.firefight.evidence.pattern.VariableChange.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each variable of a pattern tells of its change. Values by windows are compared by the likelihood ratio (the G-test), less what
 * chance adds (its degrees of freedom; Miller 1955), as mutual information in bits a line: the variable that tells most comes first. Numbers
 * are compared in bins of equal frequency as well. Where a pattern is new or gone, there is nothing to compare with, and one value that
 * most lines have tells most.
 */
public final class VariableComparison {
    private static final int MOST_TOP = 10;

    /** Values so rare are compared as one. */
    private static final int RARE = 5;

    private static final int BINS = 10;
    private static final int MOST_CONCENTRATED = 3;

    /** So much of the change is held by the values that it is concentrated in. */
    private static final double MOST_OF_CHANGE = 0.8;

    /** And their share of the change is so many times their share of all before. */
    private static final double LEAST_LIFT = 2;

    private static final double DOMINATES = 0.5;

    private final double lengthRatio;

    private VariableComparison(double lengthRatio) {
        this.lengthRatio = lengthRatio;
    }

    /**
     * Compares variables.
     *
     * @param lengthRatio length of the second window in units of the first
     * @param variables what was counted, under their names
     * @param headers how many of the first variables are of headers
     * @return the variables: first those in few values of which the change lies, then those that tell most
     */
    public static List<VariableChange> compare(double lengthRatio, List<Named> variables, int headers) {
        VariableComparison comparison = new VariableComparison(lengthRatio);
        List<VariableChange> changes = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            changes.add(comparison.change(variables.get(i), i < headers));
        }
        changes.sort(Comparator.comparing((VariableChange one) -> one.concentrated() == 0)
                .thenComparing(Comparator.comparingDouble(VariableChange::told).reversed()));
        return List.copyOf(changes);
    }

    /** A variable's name and what was counted of it. */
    public record Named(String name, ValueCounts counts) {}

    private VariableChange change(Named variable, boolean isHeader) {
        ValueCounts counts = variable.counts();
        List<Value> values = new ArrayList<>();
        counts.exact().forEach((text, times) -> values.add(new Value(text, new Counts(times[0], times[1]))));
        double growth = growth(counts.lines(0), counts.lines(1));
        double sign = growth < 0 ? -1 : 1;
        Comparator<Value> byShare = Comparator.comparingDouble(one -> -sign * growth(one));
        Comparator<Value> byCount =
                Comparator.comparingLong(one -> -one.counts().sum());
        values.sort(byShare.thenComparing(byCount).thenComparing(Value::text));
        int concentrated = concentrated(values, counts, growth);
        List<Value> top = new ArrayList<>(values.subList(0, concentrated));
        values.stream()
                .skip(concentrated)
                .sorted(byCount.thenComparing(Value::text))
                .limit(MOST_TOP - concentrated)
                .forEach(top::add);
        long before = top.stream().mapToLong(one -> one.counts().before()).sum();
        long after = top.stream().mapToLong(one -> one.counts().after()).sum();
        NumberCounts numbers = counts.numbers();
        return new VariableChange(
                variable.name(),
                isHeader,
                counts.isOver() ? ValueCounts.MOST : values.size(),
                counts.isOver(),
                List.copyOf(top),
                new Counts(counts.lines(0) - before, counts.lines(1) - after),
                numbers.isNumeric() ? Optional.of(numbers(numbers)) : Optional.empty(),
                told(values, counts, numbers),
                concentrated);
    }

    /** Lines more after than the rate of before would give. */
    private double growth(long before, long after) {
        return after - before * lengthRatio;
    }

    private double growth(Value value) {
        return growth(value.counts().before(), value.counts().after());
    }

    /** How many values hold most of the change, when these are few and not simply those that are frequent anyway. */
    private int concentrated(List<Value> values, ValueCounts counts, double growth) {
        double held = 0;
        long before = 0;
        long sum = 0;
        int most = Math.min(MOST_CONCENTRATED, values.size() - 1);
        for (int i = 0; i < most && growth != 0; i++) {
            Counts one = values.get(i).counts();
            held += growth(values.get(i)) / growth;
            before += one.before();
            sum += one.sum();
            double usual = counts.lines(0) > 0 ? (double) before / counts.lines(0) : (i + 1.0) / values.size();
            boolean isRepeated = sum > i + 1;
            if (held >= MOST_OF_CHANGE && isRepeated && held >= LEAST_LIFT * usual) {
                return i + 1;
            }
        }
        return 0;
    }

    private static double told(List<Value> values, ValueCounts counts, NumberCounts numbers) {
        if (counts.lines(0) == 0 || counts.lines(1) == 0) {
            long all = counts.lines(0) + counts.lines(1);
            long most =
                    values.stream().mapToLong(one -> one.counts().sum()).max().orElse(0);
            double share = all == 0 ? 0 : (double) most / all;
            return values.size() > 1 && share >= DOMINATES && most > 1 ? share : share / 2;
        }
        List<long[]> cells = new ArrayList<>();
        long[] rest = {counts.lines(0), counts.lines(1)};
        for (Value value : values) {
            Counts one = value.counts();
            if (one.sum() >= RARE) {
                cells.add(new long[] {one.before(), one.after()});
                rest[0] -= one.before();
                rest[1] -= one.after();
            }
        }
        cells.add(rest);
        double bits = bits(cells);
        return numbers.isNumeric() ? Math.max(bits, bits(bins(numbers))) : bits;
    }

    private static List<long[]> bins(NumberCounts numbers) {
        long all = numbers.rising().values().stream()
                .mapToLong(times -> times[0] + times[1])
                .sum();
        List<long[]> bins = new ArrayList<>();
        long[] bin = new long[2];
        for (Map.Entry<Double, long[]> one : numbers.rising().entrySet()) {
            bin[0] += one.getValue()[0];
            bin[1] += one.getValue()[1];
            if ((bin[0] + bin[1]) * BINS >= all) {
                bins.add(bin);
                bin = new long[2];
            }
        }
        bins.add(bin);
        return bins;
    }

    /** Mutual information between cell and side, corrected for chance; not below 0. */
    private static double bits(List<long[]> cells) {
        double before = cells.stream().mapToLong(cell -> cell[0]).sum();
        double after = cells.stream().mapToLong(cell -> cell[1]).sum();
        double all = before + after;
        double statistic = 0;
        int used = 0;
        for (long[] cell : cells) {
            double sum = (double) cell[0] + cell[1];
            if (sum > 0) {
                used++;
                statistic += term(cell[0], sum * before / all) + term(cell[1], sum * after / all);
            }
        }
        return used < 2 ? 0 : Math.max(0, 2 * statistic - (used - 1)) / (2 * all * Math.log(2));
    }

    private static double term(long seen, double expected) {
        return seen == 0 ? 0 : (double) seen * Math.log((double) seen / expected);
    }

    private static Numbers numbers(NumberCounts numbers) {
        return new Numbers(numbers.unit(), numbers.summary(0), numbers.summary(1));
    }
}
