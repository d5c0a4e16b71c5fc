package dev.firefight.evidence.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.SeriesKey;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class DepartureTest {
    private static final int POINTS = 100;
    private static final int ALARM = 80;
    private static final int STEP = 70;

    private static Series series(IntToDoubleFunction course) {
        long[] times = new long[POINTS];
        double[] values = new double[POINTS];
        Random noise = new Random(5);
        for (int i = 0; i < POINTS; i++) {
            times[i] = i;
            values[i] = course.applyAsDouble(i) + noise.nextGaussian();
        }
        return new Series(SeriesKey.gauge(Origin.ofService("a"), "m"), times, values);
    }

    @Test
    void aLastingStepIsFoundWhereItIs() {
        assertThat(Departure.find(series(i -> i < STEP ? 100 : 200), ALARM))
                .get()
                .satisfies(departure -> {
                    assertThat(departure.timeNanos()).isEqualTo(STEP);
                    assertThat(departure.before()).isCloseTo(100, org.assertj.core.data.Offset.offset(2.0));
                    assertThat(departure.after()).isCloseTo(200, org.assertj.core.data.Offset.offset(2.0));
                });
    }

    @Test
    void noiseASinglePointAndASteadyRiseAreNone() {
        assertThat(Departure.find(series(i -> 100), ALARM)).isEmpty();
        assertThat(Departure.find(series(i -> i == STEP ? 200 : 100), ALARM)).isEmpty();
        assertThat(Departure.find(series(i -> 100 + 5.0 * i), ALARM)).isEmpty();
    }

    @Test
    void theUnitDoesNotMatter() {
        for (double unit : new double[] {1e-6, 1, 1e9}) {
            Series small = series(i -> i < STEP ? 100 : 130);
            double[] values = small.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] *= unit;
            }
            assertThat(Departure.find(new Series(small.key(), small.timesNanos(), values), ALARM))
                    .get()
                    .extracting(Departure::timeNanos)
                    .isEqualTo((long) STEP);
        }
    }

    @Test
    void aSeriesTooShortToKnowItsSpreadSaysNothing() {
        Series few = series(i -> i < 5 ? 0 : 1_000);
        assertThat(Departure.find(few, 10)).isEmpty();
    }
}
