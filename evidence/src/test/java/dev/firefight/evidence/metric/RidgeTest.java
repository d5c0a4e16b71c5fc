package dev.firefight.evidence.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RidgeTest {
    @Test
    void oneInputIsWeightedByItsShareLessALittle() {
        // x y = 4 over x x = 2 and two thousandths
        assertThat(Ridge.of(new double[][] {{1, 2}, {1, 2}}, 2).weights()[0]).isEqualTo(4 / 2.002, within(1e-12));
    }

    @Test
    void whatFollowsTheRuleIsNoErrorAndWhatDoesNotIsOneOfAtMostThree() {
        long seed = 11;
        Random random = new Random(seed);
        double[][] rows = new double[40][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(1 + random.nextDouble(), 1 + random.nextDouble(), 1 + random.nextDouble());
        }
        Ridge learned = Ridge.of(rows, rows.length);

        assertThat(learned.error(row(1.5, 1.2, 1.7))).as("seed %d", seed).isBetween(-0.5, 0.5);
        assertThat(learned.error(new double[] {1.5, 1.2, 1.7, 9}))
                .as("seed %d", seed)
                .isEqualTo(3);
        assertThat(learned.error(new double[] {1.5, 1.2, 1.7, -9}))
                .as("seed %d", seed)
                .isEqualTo(-3);
    }

    private static double[] row(double a, double b, double c) {
        return new double[] {a, b, c, a / 2 + b / 4 + c / 4};
    }
}
