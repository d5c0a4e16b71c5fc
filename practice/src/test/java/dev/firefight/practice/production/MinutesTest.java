package dev.firefight.practice.production;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MinutesTest {
    private static final long MINUTE = 60_000_000_000L;

    @Test
    void onlyTheMinutesAskedForAreCounted() {
        Minutes minutes = new Minutes();
        for (int i = 0; i < 40; i++) {
            minutes.add(i * MINUTE, i, i % 2 == 0);
        }
        long now = 39 * MINUTE + MINUTE / 2;
        assertThat(minutes.last(now, 0, 2)).isEqualTo(new Minutes.Sum(2, 39 + 38, 1, 90));
        assertThat(minutes.last(now, 10, 5)).isEqualTo(new Minutes.Sum(5, 29 + 28 + 27 + 26 + 25, 2, 300));
        assertThat(minutes.last(now, 0, Minutes.KEPT).count()).isEqualTo(Minutes.KEPT);
    }

    @Test
    void whereNothingWasCountedThereIsNoMean() {
        Minutes.Sum none = new Minutes().last(MINUTE, 0, 2);
        assertThat(none.count()).isZero();
        assertThat(none.mean()).isNaN();
        assertThat(none.share()).isNaN();
        assertThat(none.perSecond()).isZero();
    }
}
