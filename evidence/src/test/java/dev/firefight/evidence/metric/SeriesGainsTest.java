package dev.firefight.evidence.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Fixtures;
import dev.firefight.evidence.Target;
import org.junit.jupiter.api.Test;

class SeriesGainsTest {
    private static final int STEPS = 30;
    private static final int BURST = 28;

    /** What a series gains by a step to a level after it had been at zero all the time. */
    private static double gain(double level) {
        Fixtures telemetry = new Fixtures().gauge("cart", "cpu", STEPS, i -> i < BURST ? 0 : level);
        return Measurements.of(telemetry.untold()).onsetGains().orElseThrow().at(new Target("cart", "cart-0"), BURST);
    }

    @Test
    void theUnitOfASeriesThatRestsAtZeroDoesNotMatter() {
        assertThat(gain(1 / 1024.0)).isPositive().isEqualTo(gain(1)).isEqualTo(gain(1024));
    }
}
