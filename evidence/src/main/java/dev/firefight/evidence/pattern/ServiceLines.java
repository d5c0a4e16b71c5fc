package dev.firefight.evidence.pattern;

import dev.firefight.evidence.pattern.PatternChange.Kind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What became of the lines of one service, for what it says altogether: how many times as much that is, is told by the middle one of its
 * patterns, each with the weight of its lines in the window where it has fewer, so that no flood of one line counts for all (after
 * the size factors of Anders and Huber 2010).
 *
 * <p>A line that comes less often while others of its service go on is a step that is no longer reached, and counts as much as one that
 * comes more often; but one that tells of trouble is missed by nobody.
 *
 * @param changes what became of each
 * @param shareBefore which share of a line's occurrences one would expect in the first window
 */
record ServiceLines(List<PatternChange> changes, double shareBefore) {
    /** The fewest patterns of which most can agree. */
    private static final int FEWEST = 3;

    private static final int WARN = 13;

    static ServiceLines of(Slots slots, List<PatternCounts> patterns) {
        List<PatternChange> goOn = WindowComparison.compare(slots, patterns).stream()
                .filter(ServiceLines::goesOn)
                .sorted(Comparator.comparingDouble(PatternChange::ratio))
                .toList();
        double timesAsMuch = goOn.size() < FEWEST ? 1 : timesAsMuch(slots, goOn);
        List<PatternChange> changes = WindowComparison.compare(slots.withLongerAfter(timesAsMuch), patterns).stream()
                .map(one -> goOn.size() > (goesOn(one) ? 1 : 0) ? missed(one) : one)
                .toList();
        return new ServiceLines(changes, slots.before() / (slots.before() + timesAsMuch * slots.after()));
    }

    private static boolean goesOn(PatternChange one) {
        return one.before() > 0 && one.after() > 0;
    }

    private static double timesAsMuch(Slots slots, List<PatternChange> byRatio) {
        double[] weights = byRatio.stream()
                .mapToDouble(one -> Math.min(one.before() / slots.before(), one.after() / slots.after()))
                .toArray();
        double half = Arrays.stream(weights).sum() / 2;
        int middle = 0;
        for (double sum = weights[0]; sum < half && middle < weights.length - 1; sum += weights[middle]) {
            middle++;
        }
        return byRatio.get(middle).ratio();
    }

    private static PatternChange missed(PatternChange one) {
        boolean falls = one.kind() == Kind.VANISHED || one.kind() == Kind.FEWER;
        return falls && one.counts().severity() < WARN
                ? new PatternChange(
                        one.counts(),
                        one.kind(),
                        one.before(),
                        one.after(),
                        one.ratio(),
                        one.surprise(),
                        one.surprise())
                : one;
    }
}
