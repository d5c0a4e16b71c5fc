package dev.firefight.evidence.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firefight.evidence.stat.Robust;
import org.junit.jupiter.api.Test;

class DurationsTest {
    private static final long ONSET = 100;

    private final Durations<String> durations = new Durations<>();

    private void before(String key, double... millis) {
        for (double one : millis) {
            durations.add(key, ONSET - 1, Math.round(one * 1e6));
        }
    }

    private void after(String key, double... millis) {
        for (double one : millis) {
            durations.add(key, ONSET, Math.round(one * 1e6));
        }
    }

    private void healthy(String key, double... millis) {
        for (double one : millis) {
            durations.addHealthy(key, Math.round(one * 1e6));
        }
    }

    private Durations.Move<String> onlyMove() {
        assertThat(durations.moves(ONSET)).hasSize(1);
        return durations.moves(ONSET).getFirst();
    }

    @Test
    void aDurationIsComparedWithThatBeforeTheOnset() {
        before("read", 10, 10, 10);
        after("read", 40, 40, 40);

        assertThat(onlyMove().key()).isEqualTo("read");
        assertThat(onlyMove().beforeMillis()).isEqualTo(10, within(1e-9));
        assertThat(onlyMove().afterMillis()).isEqualTo(40, within(1e-9));
        // without any spread the floor of 0.3 counts
        assertThat(onlyMove().distance()).isEqualTo(Math.log(4) / 0.3, within(1e-9));
    }

    @Test
    void theSpreadIsThatOfTheQuartiles() {
        before("read", 1, 10, 100, 1_000, 10_000);
        after("read", 10_000, 10_000, 10_000);

        // quartiles lie at 10 and 1,000, the median at 100
        assertThat(onlyMove().distance())
                .isEqualTo(Robust.NORMAL_QUARTILE_RANGE * Math.log(100) / Math.log(100), within(1e-9));
    }

    @Test
    void healthyTimesAreAskedFirst() {
        healthy("read", 20, 20, 20);
        before("read", 10, 10, 10);
        after("read", 40, 40, 40);

        assertThat(onlyMove().beforeMillis()).isEqualTo(20, within(1e-9));
        assertThat(onlyMove().distance()).isEqualTo(Math.log(2) / 0.3, within(1e-9));
    }

    @Test
    void whatHealthyTimesHardlyKnowIsComparedWithTheTimeBefore() {
        healthy("read", 20, 20);
        before("read", 10, 10, 10);
        after("read", 40, 40, 40);

        assertThat(onlyMove().beforeMillis()).isEqualTo(10, within(1e-9));
    }

    @Test
    void whatIsSeldomSeenOnEitherSideSaysNothing() {
        before("read", 10, 10);
        after("read", 40, 40, 40);
        before("write", 10, 10, 10);
        after("write", 40, 40);

        assertThat(durations.moves(ONSET)).isEmpty();
    }

    @Test
    void theSameDurationsAreAskedAtAnyTime() {
        for (int i = 0; i < 12; i++) {
            durations.add("read", i, i < 6 ? 1_000_000 : 8_000_000);
        }

        assertThat(durations.moves(3).getFirst().afterMillis()).isEqualTo(8, within(1e-9));
        assertThat(durations.moves(3).getFirst().beforeMillis()).isEqualTo(1, within(1e-9));
        assertThat(durations.moves(9).getFirst().beforeMillis()).isEqualTo(1, within(1e-9));
        assertThat(durations.moves(2)).isEmpty();
        assertThat(durations.moves(10)).isEmpty();
    }

    @Test
    void whatMakesAllSlowAlikeIsNobodysOwn() {
        for (String key : new String[] {"a", "b", "c", "d", "e"}) {
            before(key, 10, 10, 10);
            after(key, 20, 20, 20);
        }
        before("f", 10, 10, 10);
        after("f", 80, 80, 80);

        assertThat(durations.moves(ONSET)).allSatisfy(move -> assertThat(move.distance())
                .isEqualTo(move.key().equals("f") ? Math.log(4) / 0.3 : 0, within(1e-9)));
    }

    @Test
    void keysOfOneGroupMoveByTheirMedian() {
        before("cart read", 10, 10, 10);
        after("cart read", 10, 10, 10);
        before("cart write", 10, 10, 10);
        after("cart write", 40, 40, 40);
        before("mail send", 10, 10, 10);
        after("mail send", 10, 10, 10);

        assertThat(durations.moves(ONSET, key -> key.substring(0, 4)))
                .containsOnlyKeys("cart", "mail")
                .hasEntrySatisfying("cart", moved -> {
                    assertThat(moved.most().key()).isEqualTo("cart write");
                    assertThat(moved.surprise())
                            .isEqualTo(
                                    Robust.surprise(Math.log(4) / 0.3 / 2, Durations.DEGREES_OF_FREEDOM), within(1e-9));
                })
                .hasEntrySatisfying(
                        "mail", moved -> assertThat(moved.surprise()).isZero());
    }
}
