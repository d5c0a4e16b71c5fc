package dev.firefight.evidence.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firefight.telemetry.Call;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepsTest {
    private static final int CART = 0;
    private static final int ENTRY = 7;
    private static final long ONSET = 1_000;

    private static void requests(Steps steps, long timeNanos, int count, int... path) {
        for (int i = 0; i < count; i++) {
            for (int step = 1; step < path.length; step++) {
                steps.seen(CART, ENTRY, path[step - 1], path[step]);
            }
            steps.endRequest(true, timeNanos);
        }
    }

    @Test
    void aStepThatNoLongerFollowsIsBroken() {
        Steps steps = new Steps();
        requests(steps, ONSET - 1, 20, 1, 2, 3);
        requests(steps, ONSET, 20, 1, Steps.END);
        assertThat(steps.broken(ONSET))
                .filteredOn(broken -> broken.pair().second() == 2)
                .singleElement()
                .satisfies(broken -> {
                    assertThat(broken.vanished()).isTrue();
                    assertThat(broken.before()).isEqualTo(0.95, within(1e-9));
                    assertThat(broken.after()).isZero();
                    assertThat(broken.surprise()).isGreaterThan(3);
                });
        assertThat(steps.broken(ONSET))
                .filteredOn(broken -> broken.pair().second() == Steps.END)
                .singleElement()
                .satisfies(broken -> assertThat(broken.vanished()).isFalse());
    }

    @Test
    void moreRequestsOfTheSameKindAreNoChange() {
        Steps steps = new Steps();
        requests(steps, ONSET - 1, 5, 1, 2, 3);
        requests(steps, ONSET, 500, 1, 2, 3);
        assertThat(steps.broken(ONSET))
                .allSatisfy(broken -> assertThat(broken.surprise()).isLessThan(2));
    }

    @Test
    void whatWasHardlySeenBeforeSaysNothing() {
        Steps steps = new Steps();
        requests(steps, ONSET - 1, 2, 1, 2);
        requests(steps, ONSET, 50, 1, 3);
        assertThat(steps.broken(ONSET)).isEmpty();
    }

    @Test
    void theCentreOfSlowCallsIsTheirCommonCallee() {
        Map<String, Double> centres = CallStar.centres(Map.of(
                new Call("web", "cart"), 8.0,
                new Call("checkout", "cart"), 8.0,
                new Call("web", "checkout"), 0.0,
                new Call("cart", "db"), 0.0));
        assertThat(centres.get("cart")).isEqualTo(16, within(1e-9));
        assertThat(centres.get("cart")).isGreaterThan(centres.get("web"));
        assertThat(centres.get("db")).isZero();
    }

    @Test
    void aCallerWhoseCallsAllGotSlowIsTheCentre() {
        Map<String, Double> centres = CallStar.centres(
                Map.of(new Call("web", "cart"), 8.0, new Call("web", "checkout"), 8.0, new Call("edge", "cart"), 0.0));
        assertThat(centres.get("web")).isEqualTo(16 - Math.log(2), within(1e-9));
        assertThat(centres.get("web")).isGreaterThan(centres.get("cart"));
    }
}
