package dev.firefight.app.bench;

import static dev.firefight.app.bench.DrillSuspects.change;
import static dev.firefight.app.bench.DrillSuspects.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Suspect;
import dev.firefight.practice.scenario.Run;
import dev.firefight.practice.scenario.Scenario.Kind;
import dev.firefight.practice.scenario.Scenarios;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrillResultTest {
    private static final DrillTruth CART = new DrillTruth(
            "cart",
            "change",
            Set.of("cart"),
            Set.of("cart v41"),
            Map.of("cart v40", "New footer", "setting-2", "Logs"));

    private static DrillResult result(DrillTruth truth, Suspect... suspects) {
        return new DrillResult("one", Kind.STORY, truth, Optional.empty(), List.of(suspects));
    }

    @Test
    void anInstanceCountsAsItsServiceAndSeveralOfOneServiceCountOnce() {
        DrillResult result =
                result(CART, target("web", "web-0", 3), target("web", "web-1", 2), target("cart", "cart-0", 1));
        assertThat(result.place()).hasValue(2);
        assertThat(result.isRight()).isFalse();
        assertThat(DrillTruth.count(result.suspects())).isEqualTo(2);
    }

    @Test
    void amongEqualsTheTruthTakesTheLastPlaceAndAMissingAnswerIsAMiss() {
        assertThat(result(CART, target("cart", "", 1), target("web", "", 1), target("edge", "", 1))
                        .place())
                .hasValue(3);
        assertThat(result(CART, target("web", "", 1)).place()).isEmpty();
        assertThat(result(CART).place()).isEmpty();
    }

    @Test
    void theGuiltyChangeIsRightWhereverItShowsAndAHarmlessOneOfTheSameServiceIsAHerring() {
        DrillResult right = result(CART, change("web", "cart v41", "New cart", 3), target("web", "", 1));
        assertThat(right.isRight()).isTrue();
        assertThat(right.changeIsRight()).hasValue(true);
        assertThat(right.herring()).isEmpty();

        DrillResult wrong = result(
                CART,
                target("web", "", 4),
                change("cart", "cart v40", "New footer", 3),
                change("cart", "cart v41", "New cart", 2),
                change("cart", "setting-2", "Logs", 1));
        assertThat(wrong.place()).hasValue(3);
        assertThat(wrong.changeIsRight()).hasValue(false);
        assertThat(wrong.herring()).map(Suspect::component).hasValue("cart v40");
    }

    @Test
    void aHerringBehindTheTruthIsNoneAndOneBeforeAMissIs() {
        assertThat(result(CART, target("cart", "", 3), change("web", "setting-2", "Logs", 1))
                        .herring())
                .isEmpty();
        assertThat(result(CART, target("web", "", 3), change("web", "setting-2", "Logs", 1))
                        .herring())
                .isPresent();
    }

    @Test
    void whereNoGuiltyChangeWasToldNoneCanBeRight() {
        DrillTruth untold = new DrillTruth("cart", "change", Set.of("cart"), Set.of(), Map.of());
        assertThat(result(untold, change("cart", "other", "Other", 1)).changeIsRight())
                .isEmpty();
        assertThat(result(CART, target("cart", "", 1)).changeIsRight()).hasValue(false);
    }

    @Test
    void whoIsLessLikelyThanNotIsNotAccused() {
        assertThat(result(CART, target("web", "", -0.1)).accuses()).isFalse();
        assertThat(result(CART, target("web", "", 0.1)).accuses()).isTrue();
        assertThat(result(CART).accuses()).isFalse();
    }

    @Test
    void aMachineIsNamedAndAZoneByAnyOfItsMachines() {
        DrillTruth host = new DrillTruth("node-a1", "internal", Set.of("node-a1"), Set.of(), Map.of());
        assertThat(result(host, target("node-a1", "node-a1", 1)).isRight()).isTrue();
        assertThat(result(host, target("node-a2", "node-a2", 1)).isRight()).isFalse();
    }

    @Test
    void whichChangesDoNoHarmFollowsFromTheScenario() {
        Run run = new Run(Scenarios.named("allowed-setting").withUsers(0.03), 1);
        run.until(Duration.ofSeconds(130));
        DrillTruth truth = DrillTruth.of(run);
        assertThat(truth.component()).isEqualTo("edge");
        assertThat(truth.herrings().values())
                .containsExactlyInAnyOrder(
                        "Update dependencies",
                        "Sort by rating",
                        "Settings of a partner (address)",
                        "Settings of a partner (opening hours)",
                        "Settings of a partner (logo)");
        assertThat(run.production().changes())
                .filteredOn(one -> truth.culprits().contains(one.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.title()).isEqualTo("Settings of a partner (redirects)"));
    }
}
