package dev.firefight.practice.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.practice.scenario.Families;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Scenarios;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who knows gets most, and who does not look gets little: in one scenario of each family with a part of the users, and in the long build in all that there
 * are with all users, as {@code firefight drill check} does.
 */
class EveryScenarioTest {
    private static final boolean IS_LONG = Boolean.getBoolean("firefight.scenarios.all");
    private static final double SOME = 0.2;
    private static final long SEED = 1;

    static Stream<Scenario> scenarios() {
        Stream<Scenario> drawn = Families.all().stream().map(family -> family.scenario(SEED));
        return IS_LONG
                ? Stream.concat(Scenarios.shipped().stream().map(Scenarios::named), drawn)
                : drawn.map(one -> one.withUsers(SOME));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void whoKnowsGetsMostAndWhoDoesNotLookGetsLittle(Scenario scenario) {
        assertThat(ScenarioCheck.of(scenario, SEED).problems()).as(scenario.id()).isEmpty();
    }
}
