package dev.firefight.evidence.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Symptom.Direction;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SymptomOnsetTest {
    private static final long HALF = Scene.MINUTE / 2;

    private static long foundPeriod(Direction direction, double... values) {
        long onset = SymptomOnset.find(
                        new Scene().now("a", "latency", 0, values).asks("a", "latency", direction))
                .orElseThrow();
        assertThat((onset - Scene.START - HALF) % Scene.MINUTE).isZero();
        return (onset - Scene.START - HALF) / Scene.MINUTE;
    }

    @Test
    void aStepIsFoundInTheDirectionOfTheSymptom() {
        assertThat(foundPeriod(Direction.UP, 5, 6, 5, 20, 21, 22)).isEqualTo(3);
        assertThat(foundPeriod(Direction.DOWN, 20, 21, 22, 5, 6, 5)).isEqualTo(3);
        assertThat(foundPeriod(Direction.UP, 12, 13, 5, 5, 20, 21)).isEqualTo(4);
    }

    @Test
    void aRunUpBeforeTheLargestStepBelongsToTheTrouble() {
        assertThat(foundPeriod(Direction.DOWN, 100, 100, 99.7, 99.6, 97.7)).isEqualTo(2);
    }

    @Test
    void aSingleWildPointBeforeTheStepIsNoRunUp() {
        assertThat(foundPeriod(Direction.UP, 5, 5, 5, 6, 50, 50)).isEqualTo(4);
        assertThat(foundPeriod(Direction.UP, 5, 7, 7, 5, 50, 50)).isEqualTo(4);
    }

    @Test
    void aSampleLostAtTheStepMayHaveBeenTroubleAlready() {
        Scene scene = new Scene().now("a", "latency", 0, 5, 5).now("a", "latency", 4, 50, 50);
        assertThat(SymptomOnset.find(scene.asks("a", "latency", Direction.UP)))
                .hasValue(Scene.START + 2 * Scene.MINUTE + HALF);
    }

    @Test
    void whereTheOnlyHealthySampleIsLostTheBaselineStandsForIt() {
        Scene scene = new Scene()
                .now("b", "latency", 0, 1, 1, 1, 1, 1)
                .now("a", "latency", 1, 50, 50, 9, 5)
                .healthy("a", "latency", 5, 5, 6, 5);
        assertThat(SymptomOnset.find(scene.asks("a", "latency", Direction.UP)))
                .hasValue(Scene.START + Scene.MINUTE + HALF);
    }

    @Test
    void theBaselineKnowsHowMuchIsLostBetweenTwoSamples() {
        Scene scene = new Scene()
                .now("a", "latency", 0, 5)
                .now("a", "latency", 3, 50)
                .now("b", "latency", 0, 1, 1, 1, 1)
                .healthy("a", "latency", 5, 5, 6, 5);
        assertThat(SymptomOnset.find(scene.asks("a", "latency", Direction.UP)))
                .hasValue(Scene.START + Scene.MINUTE + HALF);
    }

    @Test
    void aSampleLostElsewhereDoesNotMoveTheOnset() {
        Scene scene = new Scene()
                .now("a", "latency", 0, 5, 5)
                .now("a", "latency", 3, 5, 5, 50, 50)
                .now("a", "latency", 8, 50);
        assertThat(SymptomOnset.find(scene.asks("a", "latency", Direction.UP)))
                .hasValue(Scene.START + 5 * Scene.MINUTE + HALF);
    }

    @Test
    void withoutSymptomOrTwoPointsThereIsNone() {
        assertThat(SymptomOnset.find(new Scene().now("a", "latency", 0, 1, 2).question(Optional.empty())))
                .isEmpty();
        assertThat(SymptomOnset.find(new Scene().now("a", "latency", 0, 1).asks("a", "latency", Direction.UP)))
                .isEmpty();
        assertThat(SymptomOnset.find(new Scene().now("b", "latency", 0, 1, 2).asks("a", "latency", Direction.UP)))
                .isEmpty();
        assertThat(SymptomOnset.find(new Scene().now("a", "cpu", 0, 1, 2).asks("a", "cpu", Direction.UP)))
                .isEmpty();
    }
}
