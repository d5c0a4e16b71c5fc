package dev.firefight.practice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Chance against the published algorithms, written down here once more: SplitMix64 (Steele, Lea and Flood 2014, as in
 * {@code prng.di.unimi.it/splitmix64.c}) and xoshiro256++ (Blackman and Vigna, {@code prng.di.unimi.it/xoshiro256plusplus.c}).
 */
class ChanceTest {
    private static final int MANY = 1_000_000;

    /** The reference: state s[4], and the next number of it. */
    private static long next(long[] s) {
        long sum = s[0] + s[3];
        long result = ((sum << 23) | (sum >>> 41)) + s[0];
        long t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = (s[3] << 45) | (s[3] >>> 19);
        return result;
    }

    private static long splitMix(long[] x) {
        x[0] += 0x9e3779b97f4a7c15L;
        long z = x[0];
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    @Test
    void theReferencesHereGiveThePublishedNumbers() {
        // SplitMix64 from 1234567, a vector that many implementations are tested with.
        long[] x = {1234567};
        assertThat(new long[] {splitMix(x), splitMix(x), splitMix(x)})
                .containsExactly(6457827717110365317L, 3203168211198807973L, -8629252141511181193L);
        // xoshiro256++ from the state 1, 2, 3, 4: the first of the vector of the crate rand_xoshiro.
        long[] s = {1, 2, 3, 4};
        assertThat(new long[] {next(s), next(s), next(s), next(s)})
                .containsExactly(41943041L, 58720359L, 3588806011781223L, 3591011842654386L);
    }

    @Test
    void aStreamWithoutANameIsThatOfTheReferenceFromTheSameSeed() {
        for (long seed : new long[] {0, 1, -1, 42, Long.MIN_VALUE}) {
            long[] x = {seed};
            long[] s = {splitMix(x), splitMix(x), splitMix(x), splitMix(x)};
            Chance chance = new Chance(seed, "");
            for (int i = 0; i < 1_000; i++) {
                assertThat(chance.bits()).as("seed " + seed + ", number " + i).isEqualTo(next(s));
            }
        }
    }

    @Test
    void streamsOfDifferentNamesOrSeedsDiffer() {
        Set<Long> firsts = new LinkedHashSet<>();
        int streams = 0;
        for (String name :
                new String[] {"users", "users ", "resu", "instance web-0", "instance web-1", "edge web cart"}) {
            for (long seed = 0; seed < 1_000; seed++) {
                firsts.add(new Chance(seed, name).bits());
                streams++;
            }
        }

        assertThat(firsts).hasSize(streams);
    }

    @Test
    void streamsOfDifferentNamesHaveNothingToDoWithEachOther() {
        Chance one = new Chance(7, "instance web-0");
        Chance other = new Chance(7, "instance web-1");
        double sum = 0;
        for (int i = 0; i < MANY; i++) {
            sum += (one.unit() - 0.5) * (other.unit() - 0.5) * 12;
        }

        assertThat(sum / MANY).isCloseTo(0, within(4 / Math.sqrt(MANY)));
    }

    @Test
    void unitsAreUniform() {
        Chance chance = new Chance(3, "unit");
        int[] cells = new int[1_000];
        for (int i = 0; i < MANY; i++) {
            double unit = chance.unit();
            assertThat(unit >= 0 && unit < 1).isTrue();
            cells[(int) (unit * cells.length)]++;
        }

        assertUniform(cells);
    }

    @Test
    void wholeNumbersAreUniform() {
        Chance chance = new Chance(4, "below");
        int[] cells = new int[777];
        for (int i = 0; i < MANY; i++) {
            cells[chance.below(cells.length)]++;
        }

        assertUniform(cells);
        assertThat(chance.below(1)).isZero();
    }

    /** Chi square, which has a mean of the degrees of freedom and a variance of twice that. */
    private static void assertUniform(int[] cells) {
        double expected = (double) MANY / cells.length;
        double square = Arrays.stream(cells)
                .mapToDouble(cell -> (cell - expected) * (cell - expected) / expected)
                .sum();
        double freedom = cells.length - 1.0;
        assertThat(square).isCloseTo(freedom, within(4 * Math.sqrt(2 * freedom)));
    }

    @Test
    void normalNumbersHaveTheMomentsAndTheTailsOfTheirLaw() {
        Chance chance = new Chance(5, "normal");
        double sum = 0;
        double squares = 0;
        double fourths = 0;
        int beyondTwo = 0;
        for (int i = 0; i < MANY; i++) {
            double x = chance.normal();
            sum += x;
            squares += x * x;
            fourths += x * x * x * x;
            beyondTwo += Math.abs(x) > 2 ? 1 : 0;
        }

        assertThat(sum / MANY).isCloseTo(0, within(0.004));
        assertThat(squares / MANY).isCloseTo(1, within(0.006));
        assertThat(fourths / MANY).isCloseTo(3, within(0.04));
        assertThat((double) beyondTwo / MANY).isCloseTo(0.0455, within(0.001));
    }

    @Test
    void exponentialNumbersHaveTheirMeanAndNoMemory() {
        Chance chance = new Chance(6, "exponential");
        double sum = 0;
        int beyondOne = 0;
        int beyondTwo = 0;
        for (int i = 0; i < MANY; i++) {
            double x = chance.exponential(10);
            sum += x;
            beyondOne += x > 10 ? 1 : 0;
            beyondTwo += x > 20 ? 1 : 0;
        }

        assertThat(sum / MANY).isCloseTo(10, within(0.04));
        assertThat((double) beyondOne / MANY).isCloseTo(Math.exp(-1), within(0.002));
        assertThat((double) beyondTwo / beyondOne).isCloseTo(Math.exp(-1), within(0.004));
    }

    @Test
    void whatHasNoProbabilityDrawsNothing() {
        Chance one = new Chance(8, "happens");
        Chance other = new Chance(8, "happens");
        int happened = 0;
        for (int i = 0; i < 100_000; i++) {
            happened += one.happens(0.03) ? 1 : 0;
        }
        assertThat(happened).isBetween(2_780, 3_220);
        assertThat(other.happens(0)).isFalse();
        assertThat(other.bits()).isEqualTo(new Chance(8, "happens").bits());
        assertThat(other.happens(1)).isTrue();
    }
}
