package dev.firefight.evidence.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.SeriesKey;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShiftTest {
    /** Four points of 10, then two of 20: a move by 10, of which a twentieth of what is usual is 0.5. */
    private static final Series RISES = series(10, 10, 10, 10, 20, 20);

    private static final long ONSET = 4;

    /** One point a nanosecond. */
    private static Series series(double... values) {
        long[] times = new long[values.length];
        Arrays.setAll(times, i -> i);
        return new Series(SeriesKey.gauge(Origin.ofService("cart"), "cpu"), times, values);
    }

    private static double distance(Series series, Optional<Series> healthy) {
        return Shift.of(series, healthy, ONSET, 0).orElseThrow().distance();
    }

    @Test
    void aMoveIsMeasuredByTheFloorWhereNothingVaries() {
        assertThat(distance(RISES, Optional.empty())).isEqualTo(20, within(1e-12));
    }

    @Test
    void aMoveThatIsUsualInHealthyTimesIsMeasuredByThem() {
        // four before and two after at seven places move by 10, 5, -5, -5, -5, 5 and 10
        Series healthy = series(10, 10, 10, 10, 20, 20, 10, 10, 10, 10, 20, 20);

        assertThat(distance(RISES, Optional.of(healthy)))
                .isEqualTo(10 / Math.hypot(Math.sqrt(325 / 7.0), 0.5), within(1e-12));
    }

    @Test
    void aMoveThatHealthyTimesDoNotKnowStaysAsFar() {
        assertThat(distance(RISES, Optional.of(series(10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10))))
                .isEqualTo(20, within(1e-12));
    }

    @Test
    void healthyTimesTooShortForSuchStretchesDoNotMatter() {
        assertThat(distance(RISES, Optional.of(series(10, 10, 10, 10, 20, 20, 20))))
                .isEqualTo(20, within(1e-12));
    }

    @Test
    void healthyTimesStandInForAMissingTimeBefore() {
        Series late = series(20, 20, 20);
        assertThat(Shift.of(late, Optional.empty(), 0, 0)).isEmpty();

        Shift shift = Shift.of(late, Optional.of(series(5, 10, 10, 10)), 0, 0).orElseThrow();
        assertThat(shift.before()).isEqualTo(10);
        assertThat(shift.after()).isEqualTo(20);
        assertThat(shift.relative()).isEqualTo(1);
    }

    @Test
    void whatIsUsualForPeersMakesAMoveOfAnIdleOneSmall() {
        Shift shift =
                Shift.of(series(1, 1, 1, 1, 2, 2), Optional.empty(), ONSET, 100).orElseThrow();
        assertThat(shift.distance()).isEqualTo(1 / 5.0, within(1e-12));
    }

    @Test
    void aSeriesWithoutAPointAfterwardsHasNotMoved() {
        assertThat(Shift.of(RISES, Optional.empty(), 6, 0)).isEmpty();
    }
}
