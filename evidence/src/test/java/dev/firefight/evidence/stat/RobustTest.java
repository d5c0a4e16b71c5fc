package dev.firefight.evidence.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RobustTest {
    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(Robust.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
    }

    @Test
    void quantilesAreInterpolatedBetweenNeighbours() {
        double[] sorted = {0, 10, 20, 30, 40};
        assertThat(Robust.quantile(sorted, 0)).isEqualTo(0);
        assertThat(Robust.quantile(sorted, 0.9)).isEqualTo(36, within(1e-12));
        assertThat(Robust.quantile(sorted, 1)).isEqualTo(40);
        assertThat(Robust.quantile(new double[0], 0.5)).isNaN();
    }

    @Test
    void oneWildValueDoesNotMoveTheSpread() {
        double[] calm = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
        double[] wild = calm.clone();
        wild[10] = 1e9;
        assertThat(Robust.deviation(wild)).isEqualTo(Robust.deviation(calm));
    }

    @Test
    void whatDiffersByRoundingOnlyIsConstant() {
        assertThat(Robust.isConstant(new double[] {0.1, 0.1 + 1e-17, 0.1 - 1e-12}))
                .isTrue();
        assertThat(Robust.isConstant(new double[] {0.1, 0.1001})).isFalse();
        assertThat(Robust.isConstant(new double[0])).isTrue();
    }

    @Test
    void surpriseIsThatOfStudentsTail() {
        // (4 + 1) / 2 * ln(1 + 9 / 4)
        assertThat(Robust.surprise(3, 4)).isEqualTo(2.5 * Math.log(3.25), within(1e-12));
        assertThat(Robust.surprise(0, 4)).isZero();
        assertThat(Robust.surprise(-3, 4)).isZero();
    }

    @Test
    void peersTakeOutWhatAllHaveInCommon() {
        double[] beyond = Peers.beyond(new double[] {10, 10, 10, 10, 17});
        assertThat(beyond).containsExactly(0, 0, 0, 0, 7);
        assertThat(Peers.beyond(new double[] {5, 6})).containsExactly(5, 6);
    }
}
