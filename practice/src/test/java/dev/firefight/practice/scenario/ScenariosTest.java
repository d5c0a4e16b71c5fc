package dev.firefight.practice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.document.Problem;
import dev.firefight.document.Reading;
import dev.firefight.practice.scenario.Scenario.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScenariosTest {
    private static final String SOUND = """
            id: tried
            title: It is tried
            briefing: Something is wrong.
            faults: [{at: 1m, fault: surge, times: 2}]
            truth: {component: edge, bucket: dependency, mechanism: Many come, trigger: Television}
            plays: [{name: more, acts: ["3m scale web 12"]}]
            lesson: None.
            """;

    private static List<String> problems(String text) {
        return switch (ScenarioYaml.read(text, Scenarios::system)) {
            case Reading.Sound<Scenario> _ -> List.of();
            case Reading.Refused<Scenario>(List<Problem> all) ->
                all.stream().map(Problem::toString).toList();
        };
    }

    @Test
    void allThatAreShippedCanBeReadAndTheStoriesAreTwelve() {
        assertThat(Scenarios.shipped()).doesNotHaveDuplicates().allSatisfy(id -> {
            Scenario one = Scenarios.named(id);
            assertThat(one.id()).isEqualTo(id);
            assertThat(one.kind() == Kind.OUTAGE).isEqualTo(!one.source().isEmpty());
        });
        assertThat(Scenarios.shipped().stream().map(Scenarios::named).filter(one -> one.kind() == Kind.STORY))
                .hasSize(12);
        assertThatThrownBy(() -> Scenarios.named("provider-dawn")).hasMessageContaining("provider-down");
    }

    @Test
    void theSameSeedAndActsGiveTheSameRunAndAnotherSeedAnotherOne() {
        Scenario scenario = Scenarios.named("cleaned-up").withUsers(0.03);
        List<Act> acts = scenario.plays().getFirst().acts();
        Outcome once = Outcome.of(scenario, 5, acts);
        assertThat(Outcome.of(scenario, 5, acts)).isEqualTo(once);
        assertThat(Outcome.of(scenario, 6, acts).harm()).isNotEqualTo(once.harm());
        assertThat(Outcome.of(scenario, 5, List.of()).harm()).isNotEqualTo(once.harm());
    }

    @Test
    void harmIsCountedHoweverTheRunIsCarriedOn() {
        Scenario scenario = Scenarios.named("cleaned-up").withUsers(0.03);
        Run bySteps = new Run(scenario, 5);
        for (int seconds = 0; seconds < 300; seconds += 7) {
            bySteps.until(Duration.ofSeconds(seconds));
        }
        bySteps.until(Duration.ofMinutes(5));
        Run atOnce = new Run(scenario, 5);
        atOnce.until(Duration.ofMinutes(5));
        assertThat(bySteps.harm()).isEqualTo(atOnce.harm()).hasSize(30);
    }

    @Test
    void whatIsWrongIsToldWithItsLine() {
        assertThat(problems(SOUND)).isEmpty();
        assertThat(problems(SOUND.replace("surge", "sarge")))
                .singleElement()
                .asString()
                .contains("line 4", "surge");
        assertThat(problems(SOUND.replace("times: 2", "many: 2")))
                .singleElement()
                .asString()
                .contains("line 4", "many");
        assertThat(problems(SOUND.replace("times: 2", "share: 0.2")))
                .singleElement()
                .asString()
                .contains("line 4", "share", "times");
        assertThat(problems(SOUND.replace("scale web 12", "scale webb 12")))
                .singleElement()
                .asString()
                .contains("line 6", "webb");
        assertThat(problems(SOUND.replace("scale web 12", "scala web 12")))
                .anySatisfy(problem -> assertThat(problem).contains("scala", "scale"));
        assertThat(problems(SOUND.replace("lesson: None.", "")))
                .singleElement()
                .asString()
                .contains("lesson");
        assertThat(problems(SOUND + "system: bakery\n"))
                .singleElement()
                .asString()
                .contains("system");
    }

    @Test
    void anActReadsAsItIsWritten() {
        Act act = Act.of(Duration.ofMinutes(3), " scale  web   12 ");
        assertThat(act.told()).isEqualTo(Map.of("service", "web", "instances", "12"));
        assertThat(Act.of(act.at(), act.line())).isEqualTo(act);
        assertThatThrownBy(() -> Act.of(Duration.ZERO, "scale web 12 13")).hasMessageContaining("13");
        assertThatThrownBy(() -> Act.of(Duration.ZERO, "rollback web")).hasMessageContaining("roll-back");
    }
}
