package dev.firefight.practice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrawTest {
    private static final int MANY = 2_000_000;
    private static final Duration TEN = Duration.ofMillis(10);

    /** The mean in nanoseconds, and the standard deviation in parts of it. */
    private static double[] measured(Draw draw) {
        Chance chance = new Chance(11, "draw");
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < MANY; i++) {
            double nanos = draw.nanos(chance);
            assertThat(nanos >= 0).isTrue();
            sum += nanos;
            squares += nanos * nanos;
        }
        double mean = sum / MANY;
        return new double[] {mean, Math.sqrt(squares / MANY - mean * mean) / mean};
    }

    @Test
    void logNormalTimesHaveTheirMeanAndVariation() {
        for (double variation : new double[] {0.3, 1, 1.5}) {
            double[] is = measured(Draw.logNormal(TEN, variation));
            assertThat(is[0]).as("mean at " + variation).isCloseTo(1e7, within(1e7 * 4 * variation / Math.sqrt(MANY)));
            assertThat(is[1]).as("variation " + variation).isCloseTo(variation, within(0.02 * variation));
        }
    }

    @Test
    void exponentialTimesHaveTheirMeanAndVariation() {
        double[] is = measured(Draw.exponential(TEN));

        assertThat(is[0]).isCloseTo(1e7, within(3e4));
        assertThat(is[1]).isCloseTo(1, within(0.005));
    }

    @Test
    void fixedTimesAreAlwaysTheSameAndDrawNothing() {
        Chance chance = new Chance(1, "");

        assertThat(Draw.fixed(TEN).nanos(chance)).isEqualTo(1e7);
        assertThat(chance.bits()).isEqualTo(new Chance(1, "").bits());
    }

    @Test
    void soManyTimesAsLongIsTheSameLaw() {
        for (Draw draw : new Draw[] {Draw.logNormal(TEN, 1), Draw.exponential(TEN), Draw.fixed(TEN)}) {
            double once = draw.nanos(new Chance(2, "x"));
            assertThat(draw.times(3).nanos(new Chance(2, "x"))).isCloseTo(3 * once, within(1e-6 * once));
            assertThat(draw.times(3).meanNanos()).isEqualTo(3e7);
        }
    }
}
