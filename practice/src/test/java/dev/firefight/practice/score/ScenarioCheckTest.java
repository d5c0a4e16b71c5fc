package dev.firefight.practice.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.practice.scenario.Bot;
import dev.firefight.practice.scenario.Families;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Scenarios;
import dev.firefight.practice.score.ScenarioCheck.Fare;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioCheckTest {
    /** Those that are as bad where few come; all, and with all who come, are looked at by {@code firefight drill check}, which takes longer. */
    @ParameterizedTest
    @ValueSource(strings = {"provider-down", "leak-then-slow", "cleaned-up"})
    void whoKnowsGetsMostAndWhoDoesNotLookGetsLittle(String id) {
        ScenarioCheck check = ScenarioCheck.of(Scenarios.named(id).withUsers(0.03), 3);
        assertThat(check.problems()).isEmpty();
        assertThat(check.suffered(Bot.SHED_ALL)).isGreaterThan(check.suffered(Bot.NOTHING));
    }

    @Test
    void aFalseAlarmIsOneWhereNobodySuffersButFromWhatIsDone() {
        Scenario scenario = Stream.iterate(1L, seed -> seed + 1)
                .map(Families.named("cache")::scenario)
                .filter(Scenario::isFalseAlarm)
                .findFirst()
                .orElseThrow();
        assertThat(check(scenario, 90, 3, 900)).isEmpty();
        assertThat(check(scenario, 90, 3_000, 9_000)).anyMatch(one -> one.contains("false alarm"));
        assertThat(check(scenario, 90, 3, 3)).anyMatch(one -> one.contains("costs nothing"));
        assertThat(check(scenario, 80, 3, 900)).anyMatch(one -> one.contains("only 80.0 points"));
    }

    private static List<String> check(Scenario scenario, int oracle, long nothing, long others) {
        Map<Bot, Fare> bots = new EnumMap<>(Bot.class);
        for (Bot bot : Bot.values()) {
            bots.put(bot, new Fare(bot == Bot.NOTHING ? nothing : others, score(20)));
        }
        return new ScenarioCheck(scenario, 1, 100_000, nothing, score(oracle), bots).problems();
    }

    /** So many points, whatever for. */
    private static Score score(int points) {
        int left = points;
        List<Point> all = new java.util.ArrayList<>();
        for (Rule rule : Rule.values()) {
            int some = Math.min(left, rule.most());
            all.add(new Point(rule, Duration.ZERO, some, ""));
            left -= some;
        }
        return new Score(all);
    }
}
