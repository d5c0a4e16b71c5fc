package dev.firefight.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Likelihood.Calibration;
import dev.firefight.evidence.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RefitTest {
    /** Answers that are right exactly as often as the constants say. */
    private static List<Answer> answers(long seed, Calibration truth) {
        Random random = new Random(seed);
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            double first = 3 * random.nextDouble();
            Scores scores = new Scores(List.of(first, first * random.nextDouble()), List.of(), 0, false);
            boolean isRight = random.nextDouble() < new Answer(scores, false, true).likelihood(truth);
            answers.add(new Answer(scores, false, isRight));
        }
        return answers;
    }

    @Test
    void theConstantsThatMadeTheAnswersAreFound() {
        Calibration truth = new Calibration(2, 1, 0, 0);
        Calibration fitted = new Refit(Map.of("one", answers(3, truth)), Map.of()).all();
        assertThat(fitted.sharpness()).isBetween(1.5, 2.5);
        assertThat(fitted.nobody()).isBetween(0.5, 1.5);
    }

    @Test
    void aSetThatIsLeftOutTeachesNothing() {
        List<Answer> blunt = answers(3, new Calibration(0.5, 0, 0, 0));
        List<Answer> sharp = answers(4, new Calibration(4, 0.5, 0, 0));
        Refit refit = new Refit(Map.of("blunt", blunt, "sharp", sharp), Map.of());
        assertThat(refit.without("blunt")).isEqualTo(new Refit(Map.of("sharp", sharp), Map.of()).all());
        assertThat(refit.without("sharp")).isEqualTo(new Refit(Map.of("blunt", blunt), Map.of()).all());
    }

    @Test
    void quietWindowsMakeNobodyHeavier() {
        Map<String, List<Answer>> incidents = Map.of("one", answers(3, new Calibration(2, 0.5, 0, 0)));
        List<Answer> windows = List.of(new Answer(new Scores(List.of(1.0), List.of(), 0, false), false, false));
        double without = new Refit(incidents, Map.of()).all().nobody();
        assertThat(new Refit(incidents, Map.of("one", windows)).all().nobody()).isGreaterThan(without);
    }

    @Test
    void likelihoodsThatMeanWhatTheySayHaveHardlyAnyError() {
        Calibration truth = new Calibration(2, 1, 0, 0);
        assertThat(Reliability.of(answers(3, truth), truth).error()).isLessThan(0.06);
        assertThat(Reliability.of(answers(3, truth), new Calibration(6, 0, 0, 0))
                        .error())
                .isGreaterThan(0.15);
    }

    @Test
    void anAnswerThatBlamesAChangeIsAsLikelyAsThatChange() {
        Scores scores = new Scores(List.of(9.0), List.of(Math.log(3)), 0, false);
        Calibration plain = new Calibration(1, 0, 0, 0);
        assertThat(new Answer(scores, true, true).likelihood(plain)).isEqualTo(0.75);
        assertThat(new Answer(scores, false, true).likelihood(plain)).isLessThan(0.25);
        assertThat(new Answer(Scores.NOTHING, false, false).likelihood(plain)).isZero();
    }
}
