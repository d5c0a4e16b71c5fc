package dev.firefight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Weights.Weighed;
import dev.firefight.evidence.metric.MetricClues;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final Target CART = new Target("cart", "");
    private static final Target CART_0 = new Target("cart", "cart-0");
    private static final Target CART_1 = new Target("cart", "cart-1");

    private static Trial trial(Weighed... weighed) {
        return new Trial(0, Arrays.asList(weighed), new MetricClues.Result(List.of(), Map.of()));
    }

    private static Weighed weighed(Target target, double weight) {
        return new Weighed(target, weight, List.of());
    }

    @Test
    void aTrialWeighsAsMuchAsItsHeaviestTarget() {
        assertThat(trial(weighed(CART, 7), weighed(new Target("mail", ""), 3)).weight())
                .isEqualTo(7);
        assertThat(trial().weight()).isZero();
    }

    @Test
    void aPodWeighsWhatIsSaidOfIt() {
        Trial trial = trial(weighed(CART_1, 7), weighed(CART_0, 5));
        assertThat(trial.weight(CART_0)).isEqualTo(5);
        assertThat(trial.weight(CART_1)).isEqualTo(7);
    }

    @Test
    void aPodThatDoesNotStandOutWeighsAsMuchAsItsService() {
        assertThat(trial(weighed(new Target("mail", ""), 9), weighed(CART, 4)).weight(CART_0))
                .isEqualTo(4);
    }

    @Test
    void whomNothingSpeaksAgainstWeighsNothing() {
        Trial trial = trial(weighed(CART_0, 5));
        assertThat(trial.weight(CART_1)).isZero();
        assertThat(trial.weight(new Target("mail", "mail-0"))).isZero();
    }
}
