package dev.firefight.evidence.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firefight.evidence.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnsetGainsTest {
    private static final Target LOUD = new Target("loud", "");
    private static final Target USUAL = new Target("usual", "");
    private static final Target QUIET = new Target("quiet", "");

    @Test
    void onlyWhatIsBeyondTheLargestGainsOfTheOthersIsLeft() {
        OnsetGains beyond = gains().beyondAccident();

        // the others' largest are 4 and 6, of which nine tenths is 5.8
        assertThat(beyond.at(LOUD, 2)).isCloseTo(20 - 5.8, within(1e-9));
        assertThat(beyond.at(LOUD, 3)).isZero();
        // the others' largest are 4 and 20
        assertThat(beyond.at(USUAL, 3)).isZero();
        assertThat(beyond.at(QUIET, 1)).isZero();
    }

    @Test
    void whoIsAloneIsNotMeasuredAgainstItself() {
        OnsetGains alone = new OnsetGains(0, 10, 1, 3, Map.of(LOUD, new double[] {0, 1, 20, 5, 0}));

        assertThat(alone.beyondAccident().at(LOUD, 2)).isEqualTo(20);
    }

    @Test
    void nothingIsGainedAtTheEdges() {
        assertThat(gains().at(LOUD, 0)).isZero();
        assertThat(gains().at(LOUD, 4)).isZero();
        assertThat(gains().at(new Target("unknown", ""), 2)).isZero();
    }

    @Test
    void aChangeLiesHalfAStepBeforeThePointThatShowsIt() {
        assertThat(gains().timeNanos(2)).isEqualTo(1_015);
        assertThat(gains().pointAfter(1_015)).isEqualTo(2);
        assertThat(gains().pointAfter(1_019)).isEqualTo(2);
        assertThat(gains().pointAfter(1_026)).isEqualTo(3);
    }

    private static OnsetGains gains() {
        Map<Target, double[]> byTarget = new LinkedHashMap<>();
        byTarget.put(LOUD, new double[] {90, 1, 20, 5, 90});
        byTarget.put(USUAL, new double[] {0, 2, 3, 6, 0});
        byTarget.put(QUIET, new double[] {0, 4, 0, 0, 0});
        return new OnsetGains(1_000, 10, 1, 3, byTarget);
    }
}
