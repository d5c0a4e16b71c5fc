package dev.firefight.practice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ZipfTest {
    private static final int MANY = 1_000_000;

    @Test
    void eachKeyIsDrawnAsOftenAsItsWeightSays() {
        for (double skew : new double[] {0, 0.8, 1, 1.3}) {
            int keys = 200;
            Zipf zipf = new Zipf(keys, skew);
            Chance chance = new Chance(1, "zipf " + skew);
            int[] drawn = new int[keys];
            for (int i = 0; i < MANY; i++) {
                drawn[zipf.draw(chance)]++;
            }
            double weights = 0;
            for (int k = 1; k <= keys; k++) {
                weights += Math.pow(k, -skew);
            }
            double square = 0;
            for (int k = 1; k <= keys; k++) {
                double expected = MANY * Math.pow(k, -skew) / weights;
                square += (drawn[k - 1] - expected) * (drawn[k - 1] - expected) / expected;
            }
            double freedom = keys - 1.0;
            assertThat(square).as("chi square at skew " + skew).isCloseTo(freedom, within(4 * Math.sqrt(2 * freedom)));
        }
    }

    @Test
    void oneKeyIsAlwaysDrawn() {
        Zipf zipf = new Zipf(1, 1);

        assertThat(zipf.draw(new Chance(1, ""))).isZero();
        assertThat(zipf.keys()).isEqualTo(1);
    }
}
