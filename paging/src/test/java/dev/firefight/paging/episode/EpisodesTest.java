package dev.firefight.paging.episode;

import static dev.firefight.paging.episode.Alertings.MAIN;
import static dev.firefight.paging.episode.Alertings.at;
import static dev.firefight.paging.episode.Alertings.firing;
import static dev.firefight.paging.episode.Alertings.grouped;
import static dev.firefight.paging.episode.Alertings.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.paging.episode.AlertFact.GroupEnded;
import dev.firefight.paging.episode.Episode.Standing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EpisodesTest {
    private final Alertings book = new Alertings();
    private final Episodes episodes = book.episodes;

    @Test
    void whatAPairOfSendersBothTellIsOneEpisode() {
        assertThat(book.hear(10, firing("Slow", 0))).isEqualTo(Effect.OPENED);
        assertThat(book.hear(11, firing("Slow", 0))).isEqualTo(Effect.REPEATED);
        assertThat(book.hear(70, firing("Slow", 0))).isEqualTo(Effect.REPEATED);
        assertThat(book.hear(90, resolved("Slow", 0, 80))).isEqualTo(Effect.ENDED);
        assertThat(book.hear(91, resolved("Slow", 0, 80))).isEqualTo(Effect.REPEATED);
        assertThat(episodes.open()).isEmpty();
    }

    @Test
    void anAlertThatFiresAgainAfterItsEndIsAnotherEpisodeToBeDecided() {
        book.hear(10, firing("Slow", 0));
        book.join(11, 7, "service=checkout", book.open("Slow"));
        book.hear(70, resolved("Slow", 0, 60));

        assertThat(book.hear(200, firing("Slow", 190))).isEqualTo(Effect.OPENED);

        assertThat(episodes.undecided()).singleElement().satisfies(one -> assertThat(one.id())
                .isEqualTo(3));
    }

    @Test
    void anEndThatIsHeardBeforeTheBeginningLeavesNothingOpen() {
        assertThat(book.hear(10, resolved("Slow", 0, 5))).isEqualTo(Effect.UNHEARD);
        assertThat(book.hear(12, firing("Slow", 0))).isEqualTo(Effect.LATE);
        assertThat(book.hear(13, resolved("Slow", 0, 5))).isEqualTo(Effect.REPEATED);
        assertThat(episodes.open()).isEmpty();
    }

    @Test
    void theEarliestBeginningCountsWhileItIsOpen() {
        book.hear(30, firing("Slow", 20));
        assertThat(book.hear(31, firing("Slow", 10))).isEqualTo(Effect.RENEWED);
        assertThat(book.hear(32, firing("Slow", 15))).isEqualTo(Effect.REPEATED);
        assertThat(book.open("Slow").startsAt()).isEqualTo(at(10));
        assertThat(book.hear(33, resolved("Slow", 10, 32))).isEqualTo(Effect.ENDED);
        assertThat(episodes.open()).isEmpty();
    }

    @Test
    void anEndThatWasLostDoesNotKeepTheNextEndFromCounting() {
        book.hear(10, firing("Slow", 0));
        assertThat(book.hear(300, firing("Slow", 290))).isEqualTo(Effect.RENEWED);
        assertThat(book.hear(301, resolved("Slow", 0, 60))).isEqualTo(Effect.LATE);
        assertThat(book.openNames()).containsExactly("Slow");
        assertThat(book.hear(400, resolved("Slow", 290, 390))).isEqualTo(Effect.ENDED);
    }

    @Test
    void whatIsOldDoesNotDrawTheBeginningBackSoThatAnOldEndWouldCount() {
        book.hear(10, firing("Slow", 0));
        book.hear(60, resolved("Slow", 0, 50));
        book.hear(200, firing("Slow", 190));

        assertThat(book.hear(201, firing("Slow", 0))).isEqualTo(Effect.LATE);
        assertThat(book.hear(202, resolved("Slow", 0, 50))).isEqualTo(Effect.LATE);

        assertThat(book.open("Slow").startsAt()).isEqualTo(at(190));
    }

    @Test
    void anEndOvertakesABeginningThatIsHeardAfterItEvenIfItIsALaterOne() {
        book.hear(10, firing("Slow", 0));
        assertThat(book.hear(20, resolved("Slow", 12, 18))).isEqualTo(Effect.ENDED);
        assertThat(book.hear(21, firing("Slow", 12))).isEqualTo(Effect.LATE);
        assertThat(episodes.open()).isEmpty();
    }

    @Test
    void aSenderThatLostSightAndTellsTheBeginningOfBeforeOpensAnEpisode() {
        book.hear(10, firing("Slow", 0));
        book.hear(400, resolved("Slow", 0, 390));
        assertThat(book.hear(420, firing("Slow", 0))).isEqualTo(Effect.LATE);
        assertThat(book.hear(700, firing("Slow", 0))).isEqualTo(Effect.OPENED);
        // The end of before, told once more, is not the end of this one.
        assertThat(book.hear(701, resolved("Slow", 0, 390))).isEqualTo(Effect.LATE);
        assertThat(book.hear(900, resolved("Slow", 0, 890))).isEqualTo(Effect.ENDED);
    }

    @Test
    void whatWasTakenForEndedOpensAtOnceWhenItIsToldAgain() {
        book.hear(10, firing("Slow", 0));
        episodes.take(at(500), new EpisodeFact.Ended("whoever told it stopped to", List.of(1L)));
        assertThat(book.hear(501, firing("Slow", 0))).isEqualTo(Effect.OPENED);
    }

    @Test
    void aClockThatIsSetBackDoesNotMakeABeginningLateForLong() {
        book.hear(3_600, firing("Slow", 3_590));
        book.hear(3_700, resolved("Slow", 3_590, 3_690));
        assertThat(book.hear(100, firing("Slow", 3_590))).isEqualTo(Effect.OPENED);
    }

    @Test
    void aBeginningFromASlowClockIsNotTakenForLateAfterAnEndOfNothing() {
        book.hear(100, resolved("Slow", 100, 100));
        assertThat(book.hear(131, firing("Slow", 99))).isEqualTo(Effect.OPENED);
    }

    @Test
    void anEndBeforeTheBeginningByAClockThatIsAheadIsAnEndStill() {
        book.hear(10, firing("Slow", 600));
        assertThat(book.hear(60, resolved("Slow", 600, 60))).isEqualTo(Effect.ENDED);
    }

    @Test
    void alertsOfOneGroupEndEachByItself() {
        book.hear(1, grouped("A", "g", 0));
        book.hear(1, grouped("B", "g", 0));
        book.hear(9, resolved("A", 0, 8));
        assertThat(book.openNames()).containsExactly("B");
    }

    @Test
    void theEndOfAGroupEndsAlsoWhatTheSenderLeftOutAndNothingElse() {
        book.hear(1, grouped("A", "g", 0));
        // By a clock that is ahead.
        book.hear(2, grouped("B", "g", 90));
        book.hear(3, grouped("C", "h", 0));
        book.hear(4, "other", grouped("D", "g", 0));
        book.hear(5, firing("E", 0));
        episodes.take(at(60), MAIN, new GroupEnded("g", at(60)));
        episodes.take(at(60), MAIN, new GroupEnded("", at(60)));
        assertThat(book.openNames()).containsExactly("C", "D", "E");
        assertThat(book.hear(61, grouped("A", "g", 0))).isEqualTo(Effect.OPENED);
    }

    @Test
    void theSameFingerprintOfTwoIntegrationsAreTwoAlerts() {
        book.hear(1, "one", firing("Slow", 0));
        book.hear(1, "two", firing("Slow", 0));
        book.hear(2, "one", resolved("Slow", 0, 2));
        assertThat(episodes.open()).singleElement().satisfies(one -> assertThat(one.integration())
                .isEqualTo("two"));
    }

    @Test
    void anAlertThatComesAndGoesFourTimesWithinAnHourIsFlapping() {
        for (long time = 0; time < 3; time++) {
            book.hear(time * 100, firing("Slow", time * 100));
            assertThat(book.open("Slow").isFlapping()).isFalse();
            book.hear(time * 100 + 50, resolved("Slow", time * 100, time * 100 + 50));
        }
        book.hear(300, firing("Slow", 300));
        assertThat(book.open("Slow").isFlapping()).isTrue();
        book.hear(350, resolved("Slow", 300, 350));
        book.hear(4_000, firing("Slow", 4_000));
        assertThat(book.open("Slow").recent()).isEqualTo(1);
    }

    @Test
    void anEndOfNothingDoesNotMakeForgetThatAnAlertComesAndGoes() {
        for (long time = 0; time < 3; time++) {
            book.hear(time * 100, firing("Slow", time * 100));
            book.hear(time * 100 + 50, resolved("Slow", time * 100, time * 100 + 50));
        }
        assertThat(book.hear(290, resolved("Slow", 280, 285))).isEqualTo(Effect.UNHEARD);
        book.hear(400, firing("Slow", 400));
        assertThat(book.open("Slow").isFlapping()).isTrue();
    }

    @Test
    void whatWaitsIsDecidedAnewWhenItsTimeHasComeUnlessItEndedBefore() {
        book.hear(1, firing("A", 0));
        book.hear(1, firing("B", 0));
        book.hear(1, firing("C", 0));
        episodes.take(at(2), new EpisodeFact.Held("silenced", Optional.of(at(60)), List.of(1L, 2L)));
        episodes.take(at(2), new EpisodeFact.Held("listed", Optional.empty(), List.of(3L)));
        assertThat(episodes.undecided()).isEmpty();
        assertThat(episodes.nextAwaited()).contains(at(60));
        assertThat(episodes.held()).hasSize(3);

        book.hear(30, resolved("A", 0, 30));
        assertThat(episodes.awaited(at(59))).isEmpty();
        assertThat(episodes.awaited(at(60)))
                .singleElement()
                .satisfies(one -> assertThat(one.alert().name()).isEqualTo("B"));

        episodes.take(at(60), new EpisodeFact.Held("silenced", Optional.of(at(90)), List.of(2L)));
        assertThat(episodes.nextAwaited()).contains(at(90));
        book.join(90, 7, "service=checkout", book.open("B"));
        assertThat(episodes.nextAwaited()).isEmpty();
        assertThat(book.open("B").incident()).contains(7L);
        assertThat(episodes.of(7, 10)).hasSize(1);
    }

    @Test
    void whatEndedWhileItWasDecidedMakesAnIncidentThatIsQuiet() {
        book.hear(1, firing("Slow", 0));
        Episode decided = book.open("Slow");
        book.hear(2, resolved("Slow", 0, 2));

        book.join(3, 7, "service=checkout", decided);

        Gathering gathering = episodes.gathering(7).orElseThrow();
        assertThat(gathering.quietSince()).contains(at(3));
        assertThat(gathering.total()).isEqualTo(1);
        assertThat(gathering.firing()).isZero();
        assertThat(episodes.awaited(at(1_000))).isEmpty();
    }

    @Test
    void whatJoinsAnIncidentThatWasClosedMeanwhileIsDecidedAnew() {
        book.hear(1, firing("A", 0));
        book.join(2, 7, "service=checkout", book.open("A"));
        book.hear(3, firing("B", 0));
        Episode decided = book.open("B");
        episodes.close(7);

        book.join(4, 7, "service=checkout", decided);

        assertThat(episodes.undecided()).containsExactly(decided);
        assertThat(episodes.gathering(7)).isEmpty();
    }

    @Test
    void anIncidentIsQuietFromItsLastEndOnUntilItFiresAgain() {
        book.hear(1, firing("A", 0));
        book.hear(1, firing("B", 0));
        book.join(2, 7, "service=checkout", book.open("A"), book.open("B"));
        book.hear(10, resolved("A", 0, 10));
        assertThat(episodes.gathering(7).orElseThrow().quietSince()).isEmpty();
        book.hear(20, resolved("B", 0, 20));
        assertThat(episodes.gathering(7).orElseThrow().quietSince()).contains(at(20));
        book.hear(100, firing("A", 99));
        book.join(101, 7, "service=checkout", book.open("A"));
        Gathering again = episodes.gathering(7).orElseThrow();
        assertThat(again.quietSince()).isEmpty();
        assertThat(again.total()).isEqualTo(3);
    }

    @Test
    void theSameDecisionReadTwiceCountsOnce() {
        book.hear(1, firing("A", 0));
        book.join(2, 7, "service=checkout", book.open("A"));
        book.join(2, 7, "service=checkout", book.open("A"));
        assertThat(episodes.gathering(7).orElseThrow().firing()).isEqualTo(1);
        assertThat(episodes.open()).extracting(Episode::standing).hasOnlyElementsOfType(Standing.OfIncident.class);
    }

    @Test
    void alertsThatEndedLongAgoAreForgottenFirstHoweverOftenTheyWereAskedFor() {
        book.hear(0, resolved("first", 0, 0));
        book.hear(0, resolved("second", 0, 0));
        for (int other = 2; other < Episodes.KEPT_ENDED_ALERTS; other++) {
            book.hear(1, resolved("n" + other, 0, 0));
        }
        // A question is no message, and must not alter what is forgotten.
        assertThat(episodes.effect(at(2), MAIN, firing("first", 0))).isEqualTo(Effect.LATE);
        book.hear(2, resolved("one more", 0, 0));
        assertThat(episodes.effect(at(2), MAIN, firing("first", 0))).isEqualTo(Effect.OPENED);
        assertThat(episodes.effect(at(2), MAIN, firing("second", 0))).isEqualTo(Effect.LATE);
    }
}
