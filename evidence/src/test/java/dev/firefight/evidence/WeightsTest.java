package dev.firefight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Clue.Family;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static Clue symptom(String selector, double bits) {
        return new Clue(
                new Target("cart", ""),
                Family.SYMPTOM,
                0,
                selector,
                new Evidence(
                        Evidence.Kind.METRIC,
                        selector,
                        "median",
                        1,
                        2,
                        "",
                        bits,
                        OptionalLong.empty(),
                        selector,
                        Optional.empty()));
    }

    @Test
    void ofCluesThatWeighTheSameTheMoreSurprisingCountsNotTheFirstName() {
        for (List<Clue> clues : List.of(
                List.of(symptom("a", 10), symptom("b", 40)),
                List.of(symptom("b", 10), symptom("a", 40)),
                List.of(symptom("b", 40), symptom("a", 10)))) {
            assertThat(Weights.weigh(clues, 5).getFirst().strongest())
                    .singleElement()
                    .satisfies(clue -> assertThat(clue.evidence().surprise()).isEqualTo(40));
        }
    }
}
