package dev.firefight.practice.drill;

import static dev.firefight.practice.drill.Openings.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firefight.incident.Alarm.AlertFired;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Inquiry.Asked;
import dev.firefight.practice.desk.Desk;
import dev.firefight.practice.desk.Guide;
import dev.firefight.practice.desk.Reply;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Scenarios;
import dev.firefight.practice.score.Block;
import dev.firefight.practice.score.Debrief;
import dev.firefight.practice.score.Rule;
import dev.firefight.practice.score.Score;
import dev.firefight.practice.score.Scoring;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrillTest {
    /** Few users come, so that a run takes a small part of the time. */
    private static final Scenario SCENARIO = Scenarios.named("provider-down").withUsers(0.03);

    private final Drill drill = new Drill(SCENARIO, 1, Openings.of("provider-down"));
    private final Desk desk = new Desk(drill, ADA, line -> line.startsWith("status") || line.startsWith("changes"));

    private Reply type(String line) {
        return desk.type(line);
    }

    private void written(String... lines) {
        for (String line : lines) {
            assertThat(type(line)).as(line).isInstanceOf(Reply.Written.class);
        }
    }

    @Test
    void aWholeDrillIsPlayedReplayedAndScored() {
        assertThat(Guide.next(drill).type()).isEqualTo("declare");
        written("declare", "take commander", "take scribe", "severity 2 many cannot pay");
        assertThat(type("status")).isEqualTo(new Reply.Look("status"));
        type("changes");
        written("suppose dependency the provider fails", "suppose change the footer");
        type("status now");
        written("support 5 it says so", "refute 6 nothing points there");
        List<Notice> notices = drill.carryTo(Duration.ofMinutes(5));
        assertThat(notices).anyMatch(Notice.Alerted.class::isInstance).anyMatch(Notice.Heard.class::isInstance);
        assertThat(drill.timeline())
                .map(Entry::fact)
                .anyMatch(AlertFired.class::isInstance)
                .anyMatch(Asked.class::isInstance);
        written("impact half of the buyers | paying", "update paying fails; we know why | next 20m");
        assertThat(type("do switch-provider payment-provider | errors fall | switch back"))
                .isInstanceOfSatisfying(
                        Reply.Begun.class, begun -> assertThat(begun.change()).isPresent());
        assertThat(drill.carryTo(Duration.ofMinutes(9))).anyMatch(Notice.Done.class::isInstance);
        type("status");
        written("watch users");
        assertThat(type("verified nobody fails")).isInstanceOf(Reply.Question.class);
        assertThat(type("yes")).isInstanceOf(Reply.Written.class);
        written("resolve another provider is used", "update it is over");
        type("diagnose dependency payment-provider:provider-errors confidence=100");
        type(
                "review from=19:01 until=19:06 users=13000 root=payment-provider trigger=outage contributing=\"no switch\" lesson=early");
        type("promise mitigate \"switch by itself\"");

        Drill again = Drill.of(SCENARIO, 1, LogText.read(LogText.lines(drill.log())));
        assertThat(again.timeline()).isEqualTo(drill.timeline());
        again.run().until(SCENARIO.lasts());

        Debrief debrief = Debrief.of(drill, 1);
        assertThat(debrief.mine().digest()).isEqualTo(again.run().digest());
        assertThat(Debrief.of(SCENARIO, 1, drill.log()))
                .as("run again, as well as carried on")
                .isEqualTo(debrief);
        Score score = debrief.score();
        assertThat(score.total()).isGreaterThan(85);
        assertThat(score.of(Block.DIAGNOSIS)).isEqualTo(15);
        assertThat(new Scoring(SCENARIO, 1).score(drill.log())).isEqualTo(score);
        assertThat(score.points())
                .allSatisfy(point -> assertThat(point.because()).isNotBlank());
    }

    @Test
    void whatCannotBeDoneIsSaidAndNothingIsWritten() {
        for (String line : List.of(
                "declar",
                "do",
                "do roll-bck cart",
                "do roll-back crat",
                "scale web many",
                "severity 9",
                "support x y",
                "diagnose",
                "diagnose change cart:nonsense",
                "review users=1",
                "promise never x",
                "take boss",
                "hurt since 25:99",
                "update",
                "update x | soon",
                "support 5 nothing is declared",
                "x".repeat(5_000),
                "impact all",
                "\u0000",
                "diagnose \"")) {
            assertThat(type(line)).as(line).isInstanceOf(Reply.Refused.class);
        }
        assertThat(drill.log().lines()).isEmpty();
    }

    @Test
    void anActThatNobodyWasToldOfIsDoneAndCounts() {
        assertThat(type("restart checkout"))
                .isInstanceOfSatisfying(
                        Reply.Begun.class, begun -> assertThat(begun.change()).isEmpty());
        assertThat(drill.log().acts()).singleElement().satisfies(act -> assertThat(act.line())
                .isEqualTo("restart service=checkout"));
        assertThatIllegalArgumentException().isThrownBy(() -> drill.act(ADA, "restart chekout", Optional.empty()));
        assertThat(drill.log().acts()).hasSize(1);
    }

    @Test
    void timeEndsAtTheEndOfTheScenario() {
        drill.carryTo(Duration.ofHours(3));
        assertThat(drill.elapsed()).isEqualTo(SCENARIO.lasts());
        assertThat(drill.isOver()).isTrue();
        assertThat(drill.carryTo(Duration.ofHours(4))).isEmpty();
    }

    @Test
    void hintsCostWhatTheRulesSayOnce() {
        type("hint");
        type("hint");
        type("hint");
        type("hint");
        assertThat(drill.say(ADA, new Asked("?"), new Consent.None())).isNotNull();
        Score score = new Scoring(SCENARIO, 1).score(drill.log());
        assertThat(score.hints()).isEqualTo(-21);
        assertThat(score.points().stream().filter(one -> one.rule() == Rule.X1)).hasSize(3);
    }
}
