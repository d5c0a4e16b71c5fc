package dev.firefight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firefight.evidence.Likelihood.Calibration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LikelihoodTest {
    private static final Calibration PLAIN = new Calibration(1, 0, 0, 0);

    @Test
    void equalScoresShareWhatNobodyLeaves() {
        Likelihood likelihood = Likelihood.of(new Scores(List.of(0.0, 0.0, 0.0), List.of(), 0, false), PLAIN);
        assertThat(likelihood.targets()).containsExactly(0.25, 0.25, 0.25);
        assertThat(likelihood.changes()).isEmpty();
    }

    @Test
    void sharpnessIsThePowerOfTheOdds() {
        Scores scores = new Scores(List.of(Math.log(3)), List.of(), 0, false);
        assertThat(Likelihood.of(scores, PLAIN).targets().getFirst()).isCloseTo(3.0 / 4, within(1e-12));
        assertThat(Likelihood.of(scores, new Calibration(2, 0, 0, 0)).targets().getFirst())
                .isCloseTo(9.0 / 10, within(1e-12));
    }

    @Test
    void doubtIsKeptBackFromAll() {
        Scores scores = new Scores(List.of(90.0), List.of(0.0), 0, false);
        Likelihood likelihood = Likelihood.of(scores, new Calibration(1, 0, 0, 0.1));
        assertThat(likelihood.targets().getFirst()).isCloseTo(0.45, within(1e-12));
        assertThat(likelihood.changes().getFirst()).isCloseTo(0.45, within(1e-12));
    }

    @Test
    void nobodyStandsAgainstAllTargets() {
        Scores scores = new Scores(List.of(2.0), List.of(), 0, false);
        assertThat(Likelihood.of(scores, new Calibration(1, 2, 0, 0)).targets()).containsExactly(0.5);
        assertThat(Likelihood.of(scores, new Calibration(3.5, 2, 0, 0)).targets())
                .containsExactly(0.5);
    }

    @Test
    void whatTheChangesLeaveIsForTheTargets() {
        Scores scores = new Scores(List.of(50.0), List.of(Math.log(3), 0.0), 0, false);
        Likelihood likelihood = Likelihood.of(scores, PLAIN);
        assertThat(likelihood.changes().getFirst()).isCloseTo(0.6, within(1e-12));
        assertThat(likelihood.targets().getFirst()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void nothingIsLikelyWhereNothingWasSeen() {
        Likelihood likelihood = Likelihood.of(Scores.NOTHING, Calibration.SHIPPED);
        assertThat(likelihood.targets()).isEmpty();
        assertThat(likelihood.changes()).isEmpty();
    }

    @Test
    void sharesOfAnyScoresAreProbabilitiesInTheOrderOfTheScores() {
        long seed = 5;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            Scores scores = new Scores(scores(random), scores(random), 40 * random.nextGaussian(), false);
            Calibration calibration = new Calibration(6 * random.nextDouble(), 4 * random.nextDouble(), 0, 0);
            Likelihood likelihood = Likelihood.of(scores, calibration);
            double sum = 0;
            for (List<Double> shares : List.of(likelihood.targets(), likelihood.changes())) {
                assertThat(shares)
                        .as("seed %d, round %d", seed, round)
                        .allMatch(share -> share >= 0 && share <= 1)
                        .isSortedAccordingTo((one, other) -> Double.compare(other, one));
                sum += shares.stream().mapToDouble(share -> share).sum();
            }
            assertThat(sum).as("seed %d, round %d", seed, round).isLessThanOrEqualTo(1 + 1e-9);
        }
    }

    /** Falling, from hardly anything to far beyond what a power of e can hold. */
    private static List<Double> scores(Random random) {
        return random.doubles(random.nextInt(30), -900, 900)
                .boxed()
                .sorted((one, other) -> Double.compare(other, one))
                .toList();
    }

    @Test
    void aSearchedOnsetMakesNobodyMoreLikely() {
        Calibration calibration = new Calibration(1, 0, 2, 0);
        assertThat(Likelihood.of(new Scores(List.of(2.0), List.of(), 0, true), calibration)
                        .targets())
                .containsExactly(0.5);
        assertThat(Likelihood.of(new Scores(List.of(2.0), List.of(), 0, false), calibration)
                        .targets()
                        .getFirst())
                .isGreaterThan(0.8);
    }
}
