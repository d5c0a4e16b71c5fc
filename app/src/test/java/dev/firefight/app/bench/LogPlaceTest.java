package dev.firefight.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogPlaceTest {
    @Test
    void theChanceOfASplitIsThatOfTheBinomialDistribution() {
        assertThat(LogPlace.chance(0, 10, 0.5)).isCloseTo(2.0 / 1024, within(1e-12));
        assertThat(LogPlace.chance(10, 0, 0.5)).isCloseTo(2.0 / 1024, within(1e-12));
        assertThat(LogPlace.chance(5, 5, 0.5)).isEqualTo(1);
        assertThat(LogPlace.chance(1, 1, 0.25)).isCloseTo(2 * 0.4375, within(1e-12));
    }

    @Test
    void manyLinesInTheUsualProportionAreNoSurprise() {
        assertThat(LogPlace.chance(25_000, 75_000, 0.25)).isGreaterThan(0.9);
        assertThat(LogPlace.chance(20_000, 80_000, 0.25)).isLessThan(1e-9);
    }
}
