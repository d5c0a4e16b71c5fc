package dev.firefight.practice.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.firefight.practice.design.CallDesign;
import dev.firefight.practice.design.CallDesign.Balance;
import dev.firefight.practice.design.StepDesign.Pause;
import dev.firefight.practice.design.StepDesign.Work;
import dev.firefight.practice.engine.Draw;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryTheoryTest {
    private static CallDesign call(int tries, double budget, Duration timeout) {
        return new CallDesign("back", timeout, tries, Duration.ofMillis(10), budget, false, Balance.ROUND_ROBIN, false);
    }

    /** A front that asks a back of which a share of answers are failures; run and drained. */
    private static Production failing(double share, int tries, double budget) {
        var front = Tiny.service(
                "front", Tiny.NO_LIMIT, 0, 1, List.of(call(tries, budget, Duration.ofSeconds(2))), Tiny.ask("back"));
        var back = Tiny.service("back", Tiny.NO_LIMIT, 0, 1_000, List.of(), new Work(Draw.fixed(Duration.ofMillis(1))));
        Production production = Tiny.system(500, 1, front, back);
        production
                .service("back")
                .alter(Alteration.everywhere("fails", Twist.NONE.of(share).failing(Failure.ERROR, "it fails")));
        Tiny.run(production, 400);
        Tiny.drain(production, 60);
        assertThat(production.calls().underWay()).isZero();
        return production;
    }

    private static double attempts(Production production) {
        return Tiny.requests(production, "back", "200") + Tiny.requests(production, "back", "500");
    }

    @Test
    void attemptsAreAGeometricSum() {
        for (double share : new double[] {0.1, 0.5, 0.9, 1}) {
            Production production = failing(share, 4, 1);
            double first = production.users().asked();
            double expected = 1 + share + share * share + share * share * share;

            assertThat(attempts(production) / first).as("share " + share).isCloseTo(expected, withPercentage(1));
            assertThat(production.users().failed() / first)
                    .as("share " + share)
                    .isCloseTo(Math.pow(share, 4), withPercentage(share < 0.5 ? 60 : 2));
            assertThat(Tiny.total(production, "front", "http_client_retries_total", "", ""))
                    .isEqualTo(attempts(production) - first);
        }
    }

    @Test
    void aBudgetBoundsThemWhateverTheShare() {
        Production production = failing(1, 4, 0.1);
        double first = production.users().asked();

        assertThat(attempts(production) / first).isBetween(1.09, 1.1 + 20 / first);
    }

    @Test
    void whatIsTimedOutIsTriedAgainAndWorkedOnForNothing() {
        var front = Tiny.service(
                "front", Tiny.NO_LIMIT, 0, 1, List.of(call(3, 1, Duration.ofMillis(20))), Tiny.ask("back"));
        var back = Tiny.service("back", Tiny.NO_LIMIT, 0, 1, List.of(), new Pause(Draw.fixed(Duration.ofMillis(50))));
        Production production = Tiny.system(200, 1, front, back);
        Tiny.run(production, 100);
        Tiny.drain(production, 60);

        assertThat(production.users().failed()).isEqualTo(production.users().asked());
        assertThat(Tiny.requests(production, "back", "200"))
                .isEqualTo(3.0 * production.users().asked());
        assertThat((long) Tiny.requests(production, "front", "504"))
                .isEqualTo(production.users().asked());
        assertThat(production.calls().underWay()).isZero();
    }
}
