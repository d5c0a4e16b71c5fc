package dev.firefight.paging.escalation;

import static dev.firefight.paging.escalation.Callers.PATIENCE;
import static dev.firefight.paging.escalation.Callers.member;
import static dev.firefight.paging.escalation.Callers.person;
import static dev.firefight.paging.escalation.Callers.policy;
import static dev.firefight.paging.escalation.Callers.reached;
import static dev.firefight.paging.escalation.Callers.roster;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.paging.escalation.PageFact.Acknowledged;
import dev.firefight.paging.escalation.PageFact.NobodyFound;
import dev.firefight.paging.escalation.PageFact.PageClosed;
import dev.firefight.paging.escalation.PageFact.PassedOn;
import dev.firefight.paging.escalation.PageFact.Unreachable;
import dev.firefight.paging.roster.Contact.Channel;
import dev.firefight.paging.roster.Roster;
import dev.firefight.paging.roster.Rotation;
import dev.firefight.paging.roster.Schedule;
import dev.firefight.paging.roster.Target;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EscalationTest {
    private static final Roster PLAIN = roster(
            List.of(reached("Ada"), reached("Linus"), reached("Grace")),
            List.of(),
            policy("usual", 2, person("Ada"), person("Linus")));
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Callers book = new Callers("2026-03-29T00:50:00Z");

    private static Roster onCall(String start, Duration length, String zone) {
        Schedule schedule = new Schedule(
                "main",
                ZoneId.of(zone),
                List.of(new Rotation(List.of("Ada", "Linus"), LocalDateTime.parse(start), length, List.of())),
                List.of());
        Target duty = new Target.OfSchedule("main");
        return roster(
                List.of(reached("Ada"), reached("Linus"), reached("Grace")),
                List.of(schedule),
                policy("usual", 2, duty, duty, person("Grace")));
    }

    @Test
    void stepsAreTakenOneAfterTheOtherRoundAfterRoundUntilAllIsTried() {
        long page = book.open("usual");
        assertThat(book.round(PLAIN)).containsExactly("Ada");
        assertThat(book.round(PLAIN)).isEmpty();
        assertThat(book.after(PATIENCE.minus(SECOND), PLAIN)).isEmpty();
        assertThat(Escalation.next(book.pages(), PLAIN)).contains(book.now.plus(SECOND));
        assertThat(book.after(SECOND, PLAIN)).containsExactly("Linus");
        assertThat(book.after(PATIENCE, PLAIN)).containsExactly("Ada");
        assertThat(book.after(PATIENCE, PLAIN)).containsExactly("Linus");
        assertThat(book.state(page)).isEqualTo(Page.State.OPEN);
        assertThat(book.after(PATIENCE, PLAIN)).isEmpty();
        assertThat(book.state(page)).isEqualTo(Page.State.EXHAUSTED);
        assertThat(book.after(PATIENCE, PLAIN)).isEmpty();
        assertThat(Escalation.next(book.pages(), PLAIN)).isEmpty();

        book.write(new Acknowledged("Grace", "the page"));
        assertThat(book.state(page)).isEqualTo(Page.State.ACKNOWLEDGED);
        assertThat(book.planned(PLAIN, "here")).isEmpty();
    }

    @Test
    void whoHandsOnIsNotWaitedForAndTheOthersHaveTheirTime() {
        long page = book.open("usual");
        assertThat(book.round(PLAIN)).containsExactly("Ada");
        book.write(new PassedOn(page, "Ada", "a key on the phone"));
        assertThat(book.after(SECOND, PLAIN)).containsExactly("Linus");
        assertThat(book.after(PATIENCE.minus(SECOND), PLAIN)).isEmpty();
        assertThat(book.after(SECOND, PLAIN)).containsExactly("Ada");
        book.write(new PassedOn(page, "Ada", "a key on the phone"));
        assertThat(book.round(PLAIN)).containsExactly("Linus");
        book.write(new PassedOn(page, "Linus", "a key on the phone"));
        assertThat(book.round(PLAIN)).isEmpty();
        assertThat(book.state(page)).isEqualTo(Page.State.EXHAUSTED);
    }

    @Test
    void whoeverIsOnCallWhenAStepIsTakenIsCalled() {
        // The turn of an hour ends at 01:00 in the zone, five minutes behind the first step.
        Roster roster = onCall("2026-03-29T00:00:00", Duration.ofHours(1), "UTC");
        book.now = book.now.plus(Duration.ofMinutes(6));
        book.open("usual");
        assertThat(book.round(roster)).containsExactly("Ada");
        assertThat(book.after(PATIENCE, roster)).containsExactly("Linus");
    }

    @Test
    void patienceIsTheSameWhenTheClockOnTheWallJumpsInBetween() {
        // In Berlin 02:00 to 03:00 is skipped on this day: ten minutes behind the first step. Turns change at 03:00 by
        // the wall.
        Roster roster = onCall("2026-03-28T03:00:00", Duration.ofHours(24), "Europe/Berlin");
        book.open("usual");
        assertThat(book.round(roster)).containsExactly("Ada");
        assertThat(book.after(PATIENCE, roster)).containsExactly("Ada");
        assertThat(book.after(PATIENCE, roster)).containsExactly("Grace");
        assertThat(book.after(PATIENCE, roster)).containsExactly("Linus");
    }

    @Test
    void aGapInAScheduleIsNotWaitedFor() {
        Roster roster = onCall("2026-04-29T00:00:00", Duration.ofHours(1), "UTC");
        book.open("usual");
        assertThat(book.round(roster)).containsExactly("Grace");
        assertThat(book.facts).filteredOn(NobodyFound.class::isInstance).hasSize(2);
    }

    @Test
    void whereNobodyIsOnCallAnywhereItIsLookedAgainAfterAWhile() {
        Schedule schedule = new Schedule(
                "main",
                ZoneId.of("UTC"),
                List.of(new Rotation(
                        List.of("Ada"), LocalDateTime.parse("2026-03-29T00:54:00"), Duration.ofHours(1), List.of())),
                List.of());
        Roster roster =
                roster(List.of(reached("Ada")), List.of(schedule), policy("usual", 2, new Target.OfSchedule("main")));
        long page = book.open("usual");
        assertThat(book.round(roster)).isEmpty();
        assertThat(book.round(roster)).isEmpty();
        assertThat(book.facts).hasSize(3);
        assertThat(book.after(PATIENCE, roster)).containsExactly("Ada");
        assertThat(book.after(PATIENCE, roster)).isEmpty();
        assertThat(book.state(page)).isEqualTo(Page.State.EXHAUSTED);
    }

    @Test
    void anEmptyRosterIsSaidAndGivenUpAfterItsRounds() {
        long page = book.open("usual");
        for (int round = 0; round < 10; round++) {
            assertThat(book.after(PATIENCE, Roster.EMPTY)).isEmpty();
        }
        assertThat(book.state(page)).isEqualTo(Page.State.EXHAUSTED);
        assertThat(book.facts).filteredOn(NobodyFound.class::isInstance).hasSize(3);
    }

    @Test
    void aClockThatIsSetBackMakesNoStepEarlyAndLosesNone() {
        book.open("usual");
        book.round(PLAIN);
        book.now = book.now.minus(Duration.ofHours(1));
        assertThat(book.round(PLAIN)).isEmpty();
        assertThat(book.after(PATIENCE.minus(SECOND), PLAIN)).isEmpty();
        assertThat(book.after(SECOND, PLAIN)).containsExactly("Linus");
        assertThat(book.pages().messages()).hasSize(2);
    }

    @Test
    void aClockSetBackBeforeTheFirstStepDoesNotHoldItBack() {
        book.open("usual");
        book.now = book.now.minus(Duration.ofHours(1));
        assertThat(book.round(PLAIN)).containsExactly("Ada");
        book.now = book.now.minus(Duration.ofHours(1));
        assertThat(book.planned(PLAIN, "here")).containsExactly("Ada NTFY 0");
    }

    @Test
    void clocksOfTwoProgramsThatDifferALittleDoNotDelayAnything() {
        book.open("usual");
        book.round(PLAIN);
        book.now = book.now.minusSeconds(10);
        assertThat(book.round(PLAIN)).isEmpty();
        assertThat(book.after(PATIENCE.plusSeconds(10), PLAIN)).containsExactly("Linus");
        assertThat(book.facts).hasSize(5);
    }

    @Test
    void aPolicyThatIsMadeShorterOrTakenAwayMeanwhileGoesOnWithWhatThereIs() {
        book.open("usual");
        book.round(PLAIN);
        book.after(PATIENCE, PLAIN);
        Roster shorter = roster(PLAIN.members(), List.of(), policy("usual", 3, person("Grace")));
        assertThat(book.after(PATIENCE, shorter)).containsExactly("Grace");
        Roster other = roster(PLAIN.members(), List.of(), policy("other", 5, person("Ada"), person("Linus")));
        assertThat(book.after(PATIENCE, other)).containsExactly("Linus");
    }

    @Test
    void somebodyWithoutAnyContactIsToldAndTheNextStepTakenAtOnce() {
        Roster roster = roster(
                List.of(member("Ada"), reached("Linus")),
                List.of(),
                policy("usual", 2, person("Ada"), person("Linus")));
        book.open("usual");
        assertThat(book.round(roster)).containsExactly("Linus");
        assertThat(book.facts).contains(new NobodyFound(1, "Ada", "no way to reach them stands in the roster"));
    }

    @Test
    void somebodyWhoIsRemovedBeforeTheyAreToldIsToldOnceAndTheNextStepTakenAtOnce() {
        book.open("usual");
        book.round(PLAIN);
        Roster without =
                roster(List.of(reached("Linus")), List.of(), policy("usual", 2, person("Linus"), person("Linus")));
        assertThat(book.after(SECOND, without)).containsExactly("Linus");
        assertThat(book.after(SECOND, without)).isEmpty();
        assertThat(book.facts).filteredOn(Unreachable.class::isInstance).hasSize(1);
    }

    @Test
    void somebodyWhomNoWayReachesIsGivenUpAtOnceButNotAllRoundsAreUsedUpAtOnce() {
        long page = book.open("usual");
        for (int round = 0; round < 6; round++) {
            book.round(PLAIN);
            long message = book.facts.size();
            if (book.pages().find(message).isPresent()) {
                book.refused(message, Channel.NTFY);
            }
        }
        assertThat(book.state(page)).isEqualTo(Page.State.OPEN);
        assertThat(book.facts)
                .filteredOn(PageFact.PersonPaged.class::isInstance)
                .hasSize(2);
        assertThat(book.facts).filteredOn(Unreachable.class::isInstance).hasSize(2);
        assertThat(book.after(PATIENCE, PLAIN)).containsExactly("Ada");
    }

    @Test
    void ofTwoOfAStepOneWhoCanBeReachedIsWaitedFor() {
        Roster roster = roster(
                List.of(reached("Ada"), reached("Linus"), reached("Grace")),
                List.of(),
                new dev.firefight.paging.roster.EscalationPolicy(
                        "usual",
                        List.of(
                                new dev.firefight.paging.roster.Step(List.of(person("Ada"), person("Linus")), PATIENCE),
                                new dev.firefight.paging.roster.Step(List.of(person("Grace")), PATIENCE)),
                        1,
                        List.of(),
                        PATIENCE,
                        List.of()));
        book.open("usual");
        assertThat(book.round(roster)).containsExactly("Ada", "Linus");
        book.refused(3, Channel.NTFY);
        assertThat(book.after(SECOND, roster)).isEmpty();
        assertThat(book.facts).filteredOn(Unreachable.class::isInstance).hasSize(1);
        book.refused(4, Channel.NTFY);
        assertThat(book.after(SECOND, roster)).containsExactly("Grace");
    }

    @Test
    void oneAnswerEndsAllPagesOfAnIncidentButNotTheCallOfSomebodyElseByName() {
        Roster both = roster(
                PLAIN.members(), List.of(), policy("usual", 1, person("Ada")), policy("other", 1, person("Linus")));
        long first = book.open("usual");
        long second = book.open("other");
        long third = book.call("Grace");
        assertThat(book.round(both)).containsExactly("Ada", "Linus", "Grace");
        book.write(new Acknowledged("Ada", "the page"));
        assertThat(book.state(first)).isEqualTo(Page.State.ACKNOWLEDGED);
        assertThat(book.state(second)).isEqualTo(Page.State.ACKNOWLEDGED);
        assertThat(book.state(third)).isEqualTo(Page.State.OPEN);
        assertThat(book.planned(both, "here")).containsExactly("Grace NTFY 0");
        book.write(new Acknowledged("Grace", "the page"));
        assertThat(book.state(third)).isEqualTo(Page.State.ACKNOWLEDGED);
        assertThat(book.pages().acknowledgers()).containsExactly("Ada", "Grace");
    }

    @Test
    void aPolicyIsFollowedWhileSomebodyIsCalledOrTakesCareAndNotAfterItEndedInVain() {
        Optional<String> usual = Optional.of("usual");
        long page = book.open("usual");
        assertThat(book.pages().follows(usual)).isTrue();
        book.write(new PageClosed(page, "all alerts ended"));
        assertThat(book.pages().follows(usual)).isFalse();
        book.open("usual");
        book.write(new Acknowledged("Ada", "the page"));
        assertThat(book.pages().follows(usual)).isTrue();
        assertThat(book.pages().follows(Optional.of("other"))).isFalse();
    }
}
