package dev.firefight.practice.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.practice.scenario.Families;
import dev.firefight.practice.scenario.Family;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Scenarios;
import java.util.List;
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
    /** What goes wrong there does so only where many come, or is judged by a share that chance reaches where few do. */
    private static final List<String> OF_MANY = List.of("database", "load", "configuration", "platform");

    private static final long SEED = 1;

    static Stream<Scenario> scenarios() {
        Stream<Scenario> drawn = Families.all().stream().map(EveryScenarioTest::drawn);
        return IS_LONG ? Stream.concat(Scenarios.shipped().stream().map(Scenarios::named), drawn) : drawn;
    }

    private static Scenario drawn(Family family) {
        Scenario drawn = family.scenario(SEED);
        return IS_LONG || OF_MANY.contains(family.id()) ? drawn : drawn.withUsers(SOME);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void whoKnowsGetsMostAndWhoDoesNotLookGetsLittle(Scenario scenario) {
        assertThat(ScenarioCheck.of(scenario, SEED).problems())
                .as(scenario.id())
                .isEmpty();
    }
}
