package dev.firefight.evidence.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthyMovesTest {
    @Test
    void theUsualMoveIsTheRootOfTheMeanSquareOverAllPlaces() {
        // six points hold two before and one after at four places; 9 + 16 + 0 + 0 over four is 6.25
        double[] moves = {3, -4, 0, 0};

        assertThat(HealthyMoves.usual(6, 2, 1, (from, split, to) -> moves[from]))
                .isEqualTo(2.5);
    }

    @Test
    void stretchesAreAsLongAsThoseBesideTheOnset() {
        List<List<Integer>> stretches = new ArrayList<>();
        HealthyMoves.usual(7, 3, 2, (from, split, to) -> {
            stretches.add(List.of(from, split, to));
            return 1;
        });

        assertThat(stretches).containsExactly(List.of(0, 3, 5), List.of(1, 4, 6), List.of(2, 5, 7));
    }

    @Test
    void manyPointsAreAskedAtThirtyPlacesFromTheFirstToTheLast() {
        List<Integer> ends = new ArrayList<>();
        HealthyMoves.usual(100_000, 10, 5, (from, split, to) -> {
            ends.add(to);
            return 1;
        });

        assertThat(ends).hasSize(30).isSorted().startsWith(15).endsWith(100_000);
    }

    @Test
    void tooFewHealthyPointsSayNothing() {
        assertThat(HealthyMoves.usual(10, 4, 3, (from, split, to) -> 1)).isEqualTo(1);
        assertThat(HealthyMoves.usual(9, 4, 3, (from, split, to) -> 1)).isZero();
        assertThat(HealthyMoves.usual(0, 4, 3, (from, split, to) -> 1)).isZero();
    }
}
