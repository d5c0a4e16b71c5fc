package dev.firefight.incident;

import static dev.firefight.incident.Story.ANN;
import static dev.firefight.incident.Story.BEN;
import static dev.firefight.incident.Story.cause;
import static dev.firefight.incident.Story.fix;
import static dev.firefight.incident.Story.mitigation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.incident.Action.ChangeFinished;
import dev.firefight.incident.Action.ChangeRolledBack;
import dev.firefight.incident.Action.VerificationFailed;
import dev.firefight.incident.Action.VerificationPassed;
import dev.firefight.incident.Action.VerificationStarted;
import dev.firefight.incident.Action.WorkaroundApplied;
import dev.firefight.incident.Action.WorkaroundOwned;
import dev.firefight.incident.Consent.Confirmed;
import dev.firefight.incident.Course.Resolved;
import dev.firefight.incident.Course.SeveritySet;
import dev.firefight.incident.Impact.ImpactEnded;
import dev.firefight.incident.Impact.ImpactStarted;
import dev.firefight.incident.Note.Overridden;
import dev.firefight.incident.Ruling.Accepted;
import dev.firefight.incident.Ruling.NeedsConfirmation;
import dev.firefight.incident.Ruling.NeedsOverride;
import dev.firefight.incident.Ruling.Refused;
import dev.firefight.incident.Staffing.RoleHandedOver;
import dev.firefight.incident.Staffing.RoleReleased;
import dev.firefight.incident.Staffing.RoleTaken;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RulesTest {
    private final Story story = Story.declared();

    private static Consent because(String reason) {
        return new Consent.Because(reason);
    }

    private long changed(Action.ChangeStarted what) {
        long change = story.says(ANN, what);
        story.says(ANN, new ChangeFinished(change, "done"));
        return change;
    }

    private long verified(Optional<Long> change) {
        long verification = story.says(ANN, new VerificationStarted(change, "errors below 0.1 %"));
        story.later(Policy.USUAL.soak());
        return story.says(ANN, new VerificationPassed(verification, "0.02 %"));
    }

    @Test
    void aDebtIsPaidOnceAndWhatWasImportedIsSaidByTheProgramAlone() {
        long debt = story.says(ANN, new WorkaroundApplied("a restart", Optional.empty(), Optional.empty()));
        story.says(ANN, new Action.WorkaroundReplaced(debt, "the leak is closed"));
        assertThat(story.asks(ANN, new Action.WorkaroundReplaced(debt, "again")))
                .isInstanceOf(Refused.class);
        assertThat(story.asks(ANN, new WorkaroundOwned(debt, BEN, LocalDate.EPOCH)))
                .isInstanceOf(Refused.class);
        assertThat(story.asks(ANN, new Note.Imported("elsewhere", 7), because("I say so")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void nothingIsWrittenBeforeAnIncidentIsDeclared() {
        Story none = new Story();
        assertThat(none.asks(ANN, new Course.Stabilised("rolled back"))).isInstanceOf(Refused.class);
        assertThat(none.asks(ANN, new Course.Declared("late", false, Course.Expectation.UNKNOWN)))
                .isInstanceOf(Accepted.class);
        assertThat(story.asks(ANN, new Course.Declared("again", false, Course.Expectation.NO)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aRoleOfWhichThereIsOneIsTakenByOneAndExpertsAreMany() {
        story.says(ANN, new RoleTaken(Role.COMMANDER, ANN));
        story.says(ANN, new RoleTaken(Role.EXPERT, ANN));
        story.says(BEN, new RoleTaken(Role.EXPERT, BEN));

        assertThat(story.asks(BEN, new RoleTaken(Role.COMMANDER, BEN))).isInstanceOf(Refused.class);
        assertThat(story.asks(ANN, new RoleTaken(Role.COMMANDER, ANN))).isInstanceOf(Refused.class);
        assertThat(story.incident().duties()).hasSize(3);
    }

    @Test
    void whoDoesNotAnswerIsRelievedByAWord() {
        story.says(ANN, new RoleTaken(Role.COMMANDER, ANN));
        RoleHandedOver over = new RoleHandedOver(Role.COMMANDER, ANN, BEN, "two hypotheses open");

        assertThat(story.asks(BEN, over)).isInstanceOf(NeedsConfirmation.class);
        assertThat(story.asks(ANN, over)).isInstanceOf(Accepted.class);
        story.says(BEN, over, new Confirmed());
        assertThat(story.incident().holder(Role.COMMANDER).orElseThrow().person())
                .isEqualTo(BEN);
        assertThat(story.asks(BEN, over)).isInstanceOf(Refused.class);
        assertThat(story.asks(ANN, new RoleReleased(Role.COMMANDER, ANN))).isInstanceOf(Refused.class);
    }

    @Test
    void whatIsPinnedStandsOnTopUntilItIsUnpinnedOrRefuted() {
        Story story = Story.declared();
        long pool = story.says(ANN, Story.cause(Bucket.CHANGE, "the pool"));
        long disk = story.says(ANN, Story.cause(Bucket.INTERNAL, "the disk"));
        assertThat(story.incident().board()).extracting(Hypothesis::number).containsExactly(pool, disk);

        story.says(BEN, new Inquiry.HypothesisPinned(disk));
        assertThat(story.incident().board()).extracting(Hypothesis::number).containsExactly(disk, pool);
        story.says(ANN, new Inquiry.HypothesisSupported(disk, "it is full", Inquiry.Source.METRIC));
        assertThat(story.incident().board().getFirst().isPinned()).isTrue();
        assertThat(story.asks(ANN, new Inquiry.HypothesisPinned(disk))).isInstanceOf(Refused.class);
        assertThat(story.asks(ANN, new Inquiry.HypothesisUnpinned(pool))).isInstanceOf(Refused.class);
        assertThat(story.asks(ANN, new Inquiry.HypothesisPinned(99))).isInstanceOf(Refused.class);

        story.says(ANN, new Inquiry.HypothesisRefuted(disk, "it is empty", Inquiry.Source.COMPONENT));
        assertThat(story.incident().board()).extracting(Hypothesis::number).containsExactly(pool, disk);
        story.says(ANN, new Inquiry.HypothesisUnpinned(disk));
        assertThat(story.incident().board()).noneMatch(Hypothesis::isPinned);
    }

    @Test
    void aSecondChangeWaitsForTheFirstUnlessTheCommanderOverridesItWithAReason() {
        story.says(ANN, new RoleTaken(Role.COMMANDER, ANN));
        long first = story.says(BEN, fix("raise the pool"));
        assertThat(story.asks(ANN, fix("restart"))).isInstanceOf(NeedsOverride.class);
        assertThat(story.asks(ANN, fix("restart"), new Confirmed())).isInstanceOf(NeedsOverride.class);
        for (Consent consent : List.of(new Consent.None(), new Confirmed(), because("it is urgent"))) {
            assertThat(story.asks(BEN, fix("restart"), consent))
                    .as("nobody writes a reason that will not be taken")
                    .isInstanceOfSatisfying(Refused.class, refused -> {
                        assertThat(refused.reason()).contains("“raise the pool”");
                        assertThat(refused.remedy()).contains("roll it back", "ask Ann");
                    });
        }

        story.says(BEN, new ChangeFinished(first, "done"));
        assertThat(story.asks(ANN, fix("restart"))).isInstanceOf(NeedsOverride.class);

        assertThat(story.tries(ANN, fix("restart"), because("both are independent")))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.facts()).first().isInstanceOf(Overridden.class));
        assertThat(story.incident().changesInTheWay()).hasSize(2);
    }

    @Test
    void aRuleThatNamesALongChangeCanBeOverridden() {
        story.says(
                ANN,
                new Action.ChangeStarted(
                        Action.Purpose.FIX, "w".repeat(5_000), "p".repeat(300), "effect", "way back", ""));
        assertThat(story.asks(ANN, fix("restart"), because("both are independent")))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void afterASecondWaveOrAReopeningItIsVerifiedAnew() {
        Resolved resolved = new Resolved("the pool was too small");
        for (Fact again : List.of(new Course.SecondWaveSeen("slow queries"), new Course.Reopened("it is back"))) {
            verified(Optional.empty());
            if (again instanceof Course.Reopened) {
                story.says(ANN, resolved);
            }
            story.says(ANN, again);
            assertThat(story.incident().phase()).isEqualTo(Phase.BURNING);
            assertThat(story.asks(ANN, resolved)).isInstanceOf(NeedsOverride.class);
        }
    }

    @Test
    void aSecondWaveEndsWhatWasWatched() {
        long change = changed(fix("raise the pool"));
        long verification = story.says(ANN, new VerificationStarted(Optional.of(change), "errors"));
        story.says(ANN, new Course.SecondWaveSeen("slow queries"));
        assertThat(story.incident().phase()).isEqualTo(Phase.BURNING);
        story.later(Policy.USUAL.soak());
        assertThat(story.asks(ANN, new VerificationPassed(verification, "0 %"))).isInstanceOf(Refused.class);
        assertThat(story.asks(ANN, new VerificationStarted(Optional.of(change), "errors, and queries")))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void whoResolvedWhileCustomersWereHurtSaysLaterSinceWhenTheyAreNot() {
        story.says(ANN, new ImpactStarted(story.now()));
        story.says(ANN, new Resolved("out of our hands"), because("the provider goes on"));
        assertThat(story.asks(ANN, new ImpactEnded(story.now().plusSeconds(60))))
                .isInstanceOf(Refused.class);
        story.says(ANN, new ImpactEnded(story.now()));
        assertThat(story.incident().isHurting()).isFalse();
        assertThat(story.asks(ANN, new ImpactEnded(story.now()))).isInstanceOf(Refused.class);
    }

    @Test
    void whoOverridesAloneBecomesCommander() {
        story.says(BEN, fix("raise the pool"));
        story.says(BEN, fix("restart"), because("nobody else is awake"));
        assertThat(story.incident().holder(Role.COMMANDER).orElseThrow().person())
                .isEqualTo(BEN);
        assertThat(story.incident().changesInTheWay()).hasSize(2);
    }

    @Test
    void whileCustomersBleedAnotherMitigationTakesAWordAndNoArgument() {
        story.says(ANN, new ImpactStarted(story.now()));
        story.says(BEN, mitigation("roll back"));
        assertThat(story.asks(BEN, mitigation("fail over"))).isInstanceOf(NeedsConfirmation.class);
        assertThat(story.asks(BEN, mitigation("fail over"), new Confirmed())).isInstanceOf(Accepted.class);
        assertThat(story.asks(BEN, fix("rewrite it"))).isInstanceOf(NeedsOverride.class);

        story.says(BEN, new Course.Stabilised("traffic is shed"));
        assertThat(story.asks(BEN, mitigation("fail over"))).isInstanceOf(NeedsOverride.class);
    }

    @Test
    void rollingBackIsNeverRefused() {
        long open = story.says(ANN, fix("raise the pool"));
        story.says(BEN, new ChangeRolledBack(open, "no effect"));
        assertThat(story.incident().changesInTheWay()).isEmpty();
        assertThat(story.asks(BEN, new ChangeRolledBack(open, "again"))).isInstanceOf(Refused.class);

        long failed = changed(fix("restart"));
        long verification = story.says(ANN, new VerificationStarted(Optional.of(failed), "errors"));
        story.says(ANN, new VerificationFailed(verification, "still 4 %"));
        assertThat(story.asks(ANN, fix("another"))).isInstanceOf(NeedsOverride.class);
        story.says(ANN, new ChangeRolledBack(failed, "did not help"));
        assertThat(story.asks(ANN, fix("another"))).isInstanceOf(Accepted.class);
    }

    @Test
    void recoveryIsWatchedForAWhile() {
        long change = changed(fix("raise the pool"));
        long verification = story.says(ANN, new VerificationStarted(Optional.of(change), "errors"));
        assertThat(story.asks(ANN, new VerificationStarted(Optional.of(change), "errors")))
                .isInstanceOf(Refused.class);
        story.later(Duration.ofMinutes(3));
        assertThat(story.asks(ANN, new VerificationPassed(verification, "0 %")))
                .isInstanceOfSatisfying(NeedsConfirmation.class, asked -> assertThat(asked.question())
                        .contains("3 of 10 minutes"));
        story.later(Duration.ofMinutes(7));
        story.says(ANN, new VerificationPassed(verification, "0 %"));
        assertThat(story.incident().changesInTheWay()).isEmpty();
        assertThat(story.incident().phase()).as("what was verified").isEqualTo(Phase.STABLE);
        assertThat(story.asks(ANN, new VerificationPassed(verification, "0 %"))).isInstanceOf(Refused.class);
    }

    @Test
    void resolvingAsksForVerificationImpactAndOwnersOfWorkarounds() {
        Resolved resolved = new Resolved("the pool was too small");
        story.says(ANN, new ImpactStarted(story.now()));
        long change = story.says(ANN, fix("raise the pool"));
        assertThat(story.asks(ANN, resolved, because("I go home"))).isInstanceOf(Refused.class);
        story.says(ANN, new ChangeFinished(change, "done"));
        assertThat(story.asks(ANN, resolved)).isInstanceOfSatisfying(NeedsOverride.class, one -> assertThat(one.rule())
                .contains("still hurt"));

        story.says(ANN, new ImpactEnded(story.now()));
        long workaround = story.says(ANN, new WorkaroundApplied("a larger pool", Optional.empty(), Optional.empty()));
        assertThat(story.asks(ANN, resolved)).isInstanceOfSatisfying(NeedsOverride.class, one -> assertThat(one.rule())
                .contains("workaround " + workaround));
        story.says(ANN, new WorkaroundOwned(workaround, BEN, LocalDate.of(2026, 3, 20)));

        assertThat(story.asks(ANN, resolved)).isInstanceOfSatisfying(NeedsOverride.class, one -> assertThat(one.rule())
                .contains("verified"));
        assertThat(story.asks(ANN, resolved, because("seen by customers"))).isInstanceOf(Accepted.class);
        verified(Optional.of(change));
        story.says(ANN, resolved);
        assertThat(story.incident().isOpen()).isFalse();
    }

    @Test
    void whatIsOverIsReopenedBeforeItGoesOn() {
        verified(Optional.empty());
        story.says(ANN, new Resolved("went away"));
        assertThat(story.asks(ANN, cause(Bucket.CHANGE, "a deployment"))).isInstanceOf(Refused.class);
        assertThat(story.asks(ANN, new Note.Corrected(1, "it was the search"))).isInstanceOf(Accepted.class);
        assertThat(story.asks(ANN, new Note.Corrected(99, "?"))).isInstanceOf(Refused.class);
        story.says(ANN, new Course.Reopened("it is back"));
        assertThat(story.asks(ANN, cause(Bucket.CHANGE, "a deployment"))).isInstanceOf(Accepted.class);
    }

    @Test
    void aLowerSeverityWhileCustomersAreHurtIsConfirmed() {
        story.says(ANN, new SeveritySet(Severity.SEV_1, ""));
        story.says(ANN, new ImpactStarted(story.now()));
        assertThat(story.asks(ANN, new SeveritySet(Severity.SEV_3, ""))).isInstanceOf(NeedsConfirmation.class);
        assertThat(story.asks(ANN, new SeveritySet(Severity.SEV_3, ""), new Confirmed()))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void impactStartsAndEndsInOrderAndNotInTheFuture() {
        assertThat(story.asks(ANN, new ImpactEnded(story.now()))).isInstanceOf(Refused.class);
        assertThat(story.asks(ANN, new ImpactStarted(story.now().plusSeconds(1))))
                .isInstanceOf(Refused.class);
        story.says(ANN, new ImpactStarted(story.now().minusSeconds(600)));
        assertThat(story.asks(ANN, new ImpactEnded(story.now().minusSeconds(700))))
                .isInstanceOf(Refused.class);
        story.says(ANN, new ImpactEnded(story.now().minusSeconds(60)));
        assertThat(story.incident().isHurting()).isFalse();
    }

    @Test
    void whatDoesNotExistIsRefusedWithWhatToDo() {
        for (Fact fact : new Fact[] {
            new ChangeFinished(7, ""),
            new ChangeRolledBack(7, "x"),
            new VerificationStarted(Optional.of(7L), "x"),
            new VerificationFailed(7, "x"),
            new WorkaroundOwned(7, ANN, LocalDate.EPOCH),
            new Inquiry.HypothesisRefuted(7, "x", Inquiry.Source.LOG),
            new Inquiry.TestStarted(7, "x", Inquiry.Amount.LOW, Inquiry.Amount.LOW),
            new Inquiry.TestFinished(7, "x"),
            new Inquiry.Answered(7, "x"),
            new Overridden("x", "y")
        }) {
            assertThat(story.asks(ANN, fact))
                    .as(fact.toString())
                    .isInstanceOfSatisfying(
                            Refused.class, one -> assertThat(one.remedy()).isNotBlank());
        }
    }

    @Test
    void textsAreNeitherMissingNorEndless() {
        assertThatThrownBy(() -> new Course.Stabilised(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing");
        assertThatThrownBy(() -> new Inquiry.Asked("x".repeat(20_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attach the rest");
        assertThat(new Person("  Ann ").name()).isEqualTo("Ann");
    }
}
