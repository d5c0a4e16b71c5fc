package dev.firefight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OnsetRefinementTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final long START = 1_700_000_000_000_000_000L;

    @Test
    void anOnsetToldAMinuteLateIsMovedBackToWhereTheTroubleBegan() {
        // told late, the time before is 1 1 1 1 10 with deciles 1 and 6.4: a spread of 2.1 for a rise by 9; told a
        // minute
        // earlier, it is 1 1 1 1 with no spread at all
        Onset onset = onset(told(5), 1, 1, 1, 1, 10, 10, 10);

        assertThat(onset.timeNanos()).isEqualTo(told(4));
        assertThat(onset.origin()).isEqualTo(Onset.Origin.TOLD);
        assertThat(onset.reason()).isEqualTo(OnsetRefinement.EARLIER);
    }

    @Test
    void anOnsetToldRightIsKept() {
        Onset onset = onset(told(6), 1, 1, 1, 1, 1, 1, 10, 10, 10);

        assertThat(onset.timeNanos()).isEqualTo(told(6));
        assertThat(onset.reason()).isEqualTo("as told");
    }

    @Test
    void anOnsetIsKeptWhereNothingHappened() {
        assertThat(onset(told(4), 1, 2, 1, 2, 1, 2, 1, 2).timeNanos()).isEqualTo(told(4));
    }

    /** Half a minute before the point with this number. */
    private static long told(int point) {
        return START + point * MINUTE - MINUTE / 2;
    }

    private static Onset onset(long toldNanos, double... cpu) {
        LogPatterns patterns = new LogPatterns();
        TelemetryBuilder incident = new TelemetryBuilder(new Vocabulary(patterns));
        int series = incident.series(SeriesKey.gauge(Origin.ofService("pay"), "cpu"));
        for (int i = 0; i < cpu.length; i++) {
            incident.point(series, START + i * MINUTE, cpu[i]);
        }
        return Investigation.investigate(new Question(
                        incident.build(), Optional.empty(), patterns, Optional.empty(), OptionalLong.of(toldNanos)))
                .onset();
    }
}
