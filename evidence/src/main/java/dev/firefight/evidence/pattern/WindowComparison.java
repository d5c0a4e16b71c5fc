package dev.firefight.evidence.pattern;

import dev.firefight.evidence.pattern.PatternChange.Kind;
import dev.firefight.evidence.stat.FalseDiscoveries;
import dev.firefight.evidence.stat.Robust;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Tells which patterns changed between two windows that were counted in one table.
 *
 * <p>Each pattern's counts are compared with a common rate by the likelihood ratio of two Poisson distributions (the G-test; Wilks
 * 1938). Lines come in bursts, so that statistic is divided by how much more the counts vary between slots of one window than
 * Poisson's would (quasi-likelihood; Wedderburn 1974), or where there is one slot a window, by how much the middle one of all patterns
 * exceeds what chance allows (genomic control; Devlin and Roeder 1999). Which rates changed is decided with a bound on the share of
 * false discoveries (Benjamini and Hochberg 1995).
 */
public final class WindowComparison {
    /** At most this share of the patterns that are called more or fewer changed by chance. */
    public static final double FALSE_DISCOVERIES = 0.01;

    /** Rates that differ by less are not worth a line, however sure it is. */
    private static final double LEAST_RATIO = 1.5;

    /** Median of the chi-squared distribution with one degree of freedom. */
    private static final double MEDIAN_OF_CHANCE = 0.455;

    private static final int FEWEST_SLOTS = 6;

    private static final double FALLING_WEIGHT = 0.5;
    private static final double ERROR_WEIGHT = 2;

    /** Less surprise of all patterns together is no turn. */
    private static final double LEAST_TURN = 10;

    private static final int FEWEST_FOR_MEDIAN = 10;

    /** How heavy the tail of surprise is, where the spread is known from few slots only. */
    private static final double MOST_DEGREES = 30;

    private static final int WARN = 13;
    private static final int ERROR = 17;
    private static final int FATAL = 21;

    private WindowComparison() {}

    /** What became of each pattern; the most telling first. */
    public static List<PatternChange> compare(Slots slots, List<PatternCounts> patterns) {
        List<PartedCounts> parted = patterns.stream()
                .map(one -> PartedCounts.anywhere(slots.lengths(), one.counts())[slots.firstAfter()])
                .toList();
        double common = commonExcess(slots, parted);
        List<PatternChange> changes = new ArrayList<>(patterns.size());
        for (int i = 0; i < patterns.size(); i++) {
            changes.add(change(slots, patterns.get(i), parted.get(i), common));
        }
        double least = FalseDiscoveries.leastSurprise(
                changes.stream().mapToDouble(PatternChange::surprise).toArray(), FALSE_DISCOVERIES);
        return changes.stream()
                .map(one -> isChange(one, least) ? one : steady(one))
                .sorted(Comparator.comparing((PatternChange one) -> one.kind() == Kind.STEADY)
                        .thenComparing(
                                Comparator.comparingDouble(PatternChange::score).reversed())
                        .thenComparing(one -> one.counts().pattern()))
                .toList();
    }

    /**
     * Where most changed: the slot from which on the patterns differ most from before, all surprises together. What is said from then on
     * weighs more than what is said no more, and most if it is an error: a fire begins so, where the end of a start-up does not.
     *
     * @param lengths length of each slot, as in {@link Slots}
     * @return the first slot after the change; empty when there are fewer than {@value #FEWEST_SLOTS} slots, or nothing changed
     */
    public static OptionalInt turningPoint(double[] lengths, List<PatternCounts> patterns) {
        if (lengths.length < FEWEST_SLOTS) {
            return OptionalInt.empty();
        }
        Slots[] slots = new Slots[lengths.length];
        Arrays.setAll(slots, slot -> new Slots(lengths, Math.max(slot, 1)));
        double[] turns = new double[lengths.length];
        for (PatternCounts pattern : patterns) {
            PartedCounts[] parted = PartedCounts.anywhere(lengths, pattern.counts());
            for (int slot = 2; slot < lengths.length - 1; slot++) {
                turns[slot] +=
                        weight(slots[slot], parted[slot], pattern.severity()) * surprise(slots[slot], parted[slot], 1);
            }
        }
        int best = 0;
        double most = LEAST_TURN;
        for (int slot = 2; slot < turns.length; slot++) {
            if (turns[slot] > most) {
                most = turns[slot];
                best = slot;
            }
        }
        return best == 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    private static double weight(Slots slots, PartedCounts counts, int severity) {
        boolean isFalling = counts.after() / slots.after() < counts.before() / slots.before();
        return isFalling ? FALLING_WEIGHT : severity >= ERROR ? ERROR_WEIGHT : 1;
    }

    private static double ratioStatistic(Slots slots, PartedCounts counts) {
        double share = slots.after() / (slots.before() + slots.after());
        double all = counts.before() + counts.after();
        return 2 * (part(counts.before(), all * (1 - share)) + part(counts.after(), all * share));
    }

    private static double part(double seen, double expected) {
        return seen == 0 ? 0 : seen * Math.log(seen / expected);
    }

    /** How much the middle one of all patterns exceeds chance; 1 where slots tell it for each pattern, or there are too few patterns. */
    private static double commonExcess(Slots slots, List<PartedCounts> patterns) {
        double[] usual = patterns.stream()
                .filter(one -> one.before() + one.after() >= FEWEST_FOR_MEDIAN)
                .mapToDouble(one -> ratioStatistic(slots, one))
                .toArray();
        boolean isTold = slots.count() >= FEWEST_SLOTS || usual.length < FEWEST_FOR_MEDIAN;
        return isTold ? 1 : Math.max(1, Robust.median(usual) / MEDIAN_OF_CHANCE);
    }

    private static PatternChange change(Slots slots, PatternCounts pattern, PartedCounts counts, double common) {
        double ratio = counts.after() / slots.after() / (counts.before() / slots.before());
        double surprise = surprise(slots, counts, common);
        Kind kind = counts.before() == 0
                ? Kind.NEW
                : counts.after() == 0 ? Kind.VANISHED : ratio > 1 ? Kind.MORE : Kind.FEWER;
        boolean isRising = kind == Kind.NEW || kind == Kind.MORE;
        double score = isRising ? surprise + severityBonus(pattern.severity()) : FALLING_WEIGHT * surprise;
        return new PatternChange(
                pattern, kind, Math.round(counts.before()), Math.round(counts.after()), ratio, surprise, score);
    }

    private static double surprise(Slots slots, PartedCounts counts, double common) {
        boolean isTold = slots.count() >= FEWEST_SLOTS;
        double excess = isTold ? Math.max(1, counts.spread(slots) / (slots.count() - 2)) : common;
        double degrees = isTold ? Math.min(MOST_DEGREES, slots.count() - 2) : MOST_DEGREES;
        return Robust.surprise(Math.sqrt(ratioStatistic(slots, counts) / excess), degrees);
    }

    /** What programs call an error is worth as much as a chance of one in 150, a warning one in 7. */
    private static double severityBonus(int severity) {
        return severity >= FATAL ? 7 : severity >= ERROR ? 5 : severity >= WARN ? 2 : 0;
    }

    private static boolean isChange(PatternChange one, double least) {
        boolean isThereOrNot = one.before() == 0 || one.after() == 0;
        boolean isMuch = one.ratio() >= LEAST_RATIO || one.ratio() <= 1 / LEAST_RATIO;
        return isThereOrNot || (isMuch && one.surprise() >= least);
    }

    /** The same, taken for no change. */
    static PatternChange steady(PatternChange one) {
        return new PatternChange(
                one.counts(), Kind.STEADY, one.before(), one.after(), one.ratio(), one.surprise(), one.surprise());
    }
}
