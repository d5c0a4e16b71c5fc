package dev.firefight.evidence.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.firefight.evidence.pattern.PatternChange.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowComparisonTest {
    private static final int INFO = 9;
    private static final int ERROR = 17;

    private static PatternCounts pattern(long id, int severity, long... counts) {
        return new PatternCounts(id, severity, counts);
    }

    private static Slots even(int before, int after) {
        double[] lengths = new double[before + after];
        Arrays.fill(lengths, 60);
        return new Slots(lengths, before);
    }

    /** A count of a Poisson distribution (Knuth 1969). */
    private static long poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    private static List<PatternCounts> unchanged(Random random, int patterns, int slots, double burst) {
        List<PatternCounts> all = new ArrayList<>();
        for (int i = 0; i < patterns; i++) {
            double rate = 1 + random.nextInt(40);
            long[] counts = new long[slots];
            for (int slot = 0; slot < slots; slot++) {
                counts[slot] = poisson(random, rate * Math.exp(burst * random.nextGaussian()));
            }
            all.add(pattern(i, INFO, counts));
        }
        return all;
    }

    private static long called(List<PatternChange> changes) {
        return changes.stream()
                .filter(one -> one.kind() == Kind.MORE || one.kind() == Kind.FEWER)
                .count();
    }

    @Test
    void theNumbersAreThoseComputedByHand() {
        // 10 in 100 and 40 in 100: G = 2 (10 ln(10/25) + 40 ln(40/25)) = 19.27
        PatternChange change = WindowComparison.compare(two(100, 100), List.of(pattern(1, INFO, 10, 40)))
                .getFirst();

        assertThat(change.ratio()).isEqualTo(4);
        assertThat(change.surprise()).isCloseTo(31 / 2.0 * Math.log1p(19.2745 / 30), within(1e-3));
        assertThat(change.kind()).isEqualTo(Kind.MORE);
    }

    @Test
    void whatIsSeenOnceAfterIsNewAndAnErrorStandsBeforeAnInfo() {
        List<PatternChange> changes = WindowComparison.compare(
                two(100, 100), List.of(pattern(1, INFO, 0, 1), pattern(2, ERROR, 0, 1), pattern(3, INFO, 7, 0)));

        assertThat(changes).extracting(one -> one.counts().pattern()).containsExactly(2L, 3L, 1L);
        assertThat(changes).extracting(PatternChange::kind).containsExactly(Kind.NEW, Kind.VANISHED, Kind.NEW);
        assertThat(changes.getFirst().ratio()).isInfinite();
    }

    @Test
    void ratesAreComparedForEachUnitOfLength() {
        PatternChange change = WindowComparison.compare(two(1000, 100), List.of(pattern(1, INFO, 1000, 100)))
                .getFirst();

        assertThat(change.kind()).isEqualTo(Kind.STEADY);
        assertThat(change.ratio()).isEqualTo(1);
    }

    @Test
    void whatDidNotChangeIsHardlyEverCalledAChange() {
        for (double burst : new double[] {0, 0.5, 1}) {
            long called = 0;
            for (long seed = 0; seed < 200; seed++) {
                called += called(WindowComparison.compare(even(20, 10), unchanged(new Random(seed), 40, 30, burst)));
            }
            assertThat(called).as("of 8,000 patterns, bursts of " + burst).isLessThanOrEqualTo(8);
        }
    }

    @Test
    void whatChangedIsFoundAmongWhatDidNot() {
        int found = 0;
        for (long seed = 0; seed < 100; seed++) {
            List<PatternCounts> patterns = unchanged(new Random(seed), 40, 30, 0.3);
            long[] counts = new long[30];
            Arrays.setAll(counts, slot -> slot < 20 ? 5 : 20 + slot % 3);
            patterns.add(pattern(99, INFO, counts));
            PatternChange first =
                    WindowComparison.compare(even(20, 10), patterns).getFirst();
            found += first.counts().pattern() == 99 && first.kind() == Kind.MORE ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(99);
    }

    @Test
    void moreLinesOfAllKindsAreNoChangeOfAny() {
        List<PatternCounts> patterns = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            patterns.add(pattern(i, INFO, 100L * i, 180L * i));
        }
        assertThat(called(WindowComparison.compare(two(100, 100), patterns))).isZero();
    }

    @Test
    void theOrderOfPatternsDoesNotMatter() {
        Random random = new Random(7);
        List<PatternCounts> patterns = unchanged(random, 50, 30, 2);
        List<Long> first = ids(WindowComparison.compare(even(15, 15), patterns));
        Collections.shuffle(patterns, random);

        assertThat(ids(WindowComparison.compare(even(15, 15), patterns))).isEqualTo(first);
    }

    private static List<Long> ids(List<PatternChange> changes) {
        return changes.stream().map(one -> one.counts().pattern()).toList();
    }

    @Test
    void aWindowWithoutLengthIsRefused() {
        assertThatThrownBy(() -> two(0, 1)).hasMessageContaining("length above zero");
        assertThatThrownBy(() -> new Slots(new double[] {1, 1}, 2)).hasMessageContaining("both windows");
    }

    /** One slot for each window. */
    private static Slots two(double before, double after) {
        return new Slots(new double[] {before, after}, 1);
    }
}
