package dev.firefight.paging.escalation;

import static dev.firefight.paging.escalation.Callers.contact;
import static dev.firefight.paging.escalation.Callers.member;
import static dev.firefight.paging.escalation.Callers.person;
import static dev.firefight.paging.escalation.Callers.policy;
import static dev.firefight.paging.escalation.Callers.roster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.paging.escalation.PageFact.Acknowledged;
import dev.firefight.paging.escalation.PageFact.PageClosed;
import dev.firefight.paging.escalation.PageFact.SendingFailed;
import dev.firefight.paging.escalation.PageFact.Sent;
import dev.firefight.paging.roster.Contact.Channel;
import dev.firefight.paging.roster.Roster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final Roster ROSTER = roster(
            List.of(member("Ada", contact(Channel.NTFY, 0), contact(Channel.SMS, 60), contact(Channel.VOICE, 120))),
            List.of(),
            policy("usual", 1, person("Ada")));
    private static final long MESSAGE = 3;

    private final Callers book = new Callers("2026-03-01T02:00:00Z");

    @BeforeEach
    void called() {
        book.open("usual");
        book.round(ROSTER);
    }

    @Test
    void contactsAreTriedAtTheirTimes() {
        assertThat(book.planned(ROSTER, "here")).containsExactly("Ada NTFY 0", "Ada SMS 60", "Ada VOICE 120");
    }

    @Test
    void whoCannotBeReachedOneWayIsToldTheNextWayAtOnce() {
        book.refused(MESSAGE, Channel.NTFY);
        assertThat(book.planned(ROSTER, "here")).containsExactly("Ada SMS 0", "Ada VOICE 120");
    }

    @Test
    void whatWasSentIsNotSentAgain() {
        book.started(MESSAGE, Channel.NTFY, "here");
        book.write(new Sent(MESSAGE, Channel.NTFY, "r1"));
        assertThat(book.planned(ROSTER, "here")).containsExactly("Ada SMS 60", "Ada VOICE 120");
    }

    @Test
    void whatAnotherProgramBeganToSendIsTakenOverWhenItsLeaseIsOver() {
        book.started(MESSAGE, Channel.NTFY, "there");
        assertThat(book.planned(ROSTER, "here")).contains("Ada NTFY 120");
    }

    @Test
    void whatThisProgramBeganAndNeverEndedIsSentAgainInTheEnd() {
        book.started(MESSAGE, Channel.NTFY, "here");
        assertThat(book.planned(ROSTER, "here")).contains("Ada NTFY 600");
    }

    @Test
    void afterAFailureItIsTriedAgainWhenItWasSaid() {
        book.started(MESSAGE, Channel.NTFY, "here");
        book.write(new SendingFailed(MESSAGE, Channel.NTFY, "busy", Optional.of(book.now.plusSeconds(5))));
        assertThat(book.planned(ROSTER, "here")).contains("Ada NTFY 5");
        book.now = book.now.minus(Duration.ofHours(1));
        assertThat(book.planned(ROSTER, "here")).contains("Ada NTFY 0");
    }

    @Test
    void pausesGrowAndAProviderThatIsDownForHoursLosesNothing() {
        assertThat(List.of(1, 2, 3, 4, 5, 6, 9, 10, 299))
                .extracting(one -> Deliveries.pause(one).orElseThrow().toSeconds())
                .containsExactly(5L, 10L, 20L, 40L, 80L, 120L, 120L, 300L, 300L);
        assertThat(Deliveries.pause(Deliveries.MOST_ATTEMPTS)).isEmpty();
        Duration all = Duration.ZERO;
        for (int attempt = 1; attempt < Deliveries.MOST_ATTEMPTS; attempt++) {
            all = all.plus(Deliveries.pause(attempt).orElseThrow());
        }
        assertThat(all).isGreaterThan(Duration.ofHours(24));
    }

    @Test
    void nothingIsSentAfterSomebodyTookCareOrItWasClosed() {
        book.write(new Acknowledged("Ada", "the page"));
        assertThat(book.planned(ROSTER, "here")).isEmpty();
        Callers other = new Callers("2026-03-01T02:00:00Z");
        other.open("usual");
        other.round(ROSTER);
        other.write(new PageClosed(1, "all alerts ended"));
        assertThat(other.planned(ROSTER, "here")).isEmpty();
    }

    @Test
    void whatWaitsIsSentAfterTheLastStepToo() {
        book.write(new PageFact.PageExhausted(1));
        assertThat(book.planned(ROSTER, "here")).hasSize(3);
    }

    @Test
    void twoContactsOfOneChannelAreRefused() {
        assertThatThrownBy(() ->
                        roster(List.of(member("Ada", contact(Channel.SMS, 0), contact(Channel.SMS, 60))), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two contacts of one channel");
    }

    @Test
    void tenThousandMessagesOfOneIncidentAreFoldedOneByOne() {
        Pages pages = Pages.NONE;
        Instant now = book.now;
        long begun = System.nanoTime();
        for (long number = 1; number <= 20_000; number += 2) {
            pages = pages.with(number, now, new PageFact.PersonPaged(1, "Ada"));
            pages = pages.with(number + 1, now, new Sent(number, Channel.SMS, ""));
        }
        System.out.printf("FIGURE 20000 facts of one incident: %d ms%n", (System.nanoTime() - begun) / 1_000_000);
        assertThat(pages.messages()).hasSize(10_000);
        assertThat(pages.messages().keySet()).first().isEqualTo(1L);
        assertThat(List.copyOf(pages.messages().keySet())).isSorted();
        assertThat(pages.find(9_999).orElseThrow().deliveries()).containsKey(Channel.SMS);
        assertThat(pages.find(10_000)).isEmpty();
        assertThat(pages.find(0)).isEmpty();
    }
}
