package dev.firefight.evidence.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.SeriesKey;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeAxisTest {
    private static Series at(long... times) {
        return new Series(SeriesKey.gauge(Origin.UNKNOWN, "requests"), times, new double[times.length]);
    }

    private static long[] times(TimeAxis axis) {
        long[] times = new long[axis.size()];
        Arrays.setAll(times, axis::time);
        return times;
    }

    @Test
    void timesOnACommonGridAreUnitedAsTheyAre() {
        assertThat(times(TimeAxis.of(List.of(at(100, 160, 220), at(160, 280), at()))))
                .containsExactly(100, 160, 220, 280);
    }

    @Test
    void timesWithinHalfAStepMeet() {
        TimeAxis axis = TimeAxis.of(List.of(at(100, 160, 220), at(113, 173, 233)));
        assertThat(times(axis)).containsExactly(100, 160, 220);
        assertThat(axis.slot(173)).isEqualTo(1);
        assertThat(axis.stepNanos()).isEqualTo(60);
    }

    @Test
    void coarseSeriesFallOnTheFinestGrid() {
        assertThat(times(TimeAxis.of(List.of(at(0, 300, 600), at(0, 60, 120, 180, 240, 301)))))
                .containsExactly(0, 60, 120, 180, 240, 300, 600);
    }

    @Test
    void pointsWithoutAnyStepStayWhereTheyAre() {
        assertThat(times(TimeAxis.of(List.of(at(7), at(3), at(7))))).containsExactly(3, 7);
        assertThat(TimeAxis.of(List.of()).size()).isZero();
        assertThat(TimeAxis.of(List.of()).stepNanos()).isZero();
    }
}
