package dev.firefight.paging.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.paging.roster.Silence.Every;
import dev.firefight.paging.roster.Silence.Period;
import dev.firefight.paging.roster.Silence.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Silence silence(String from, String until, Period period) {
        return new Silence(
                Match.ALL,
                Instant.parse(from),
                Instant.parse(until),
                "backup",
                "Ada",
                Optional.of(new Every(period, BERLIN)));
    }

    private static Span span(String from, String until) {
        return new Span(Instant.parse(from), Instant.parse(until));
    }

    @Test
    void onceHoldsOnce() {
        Instant from = Instant.parse("2026-03-01T09:00:00Z");
        Silence once = new Silence(Match.ALL, from, from.plusSeconds(60), "x", "Ada");
        assertThat(once.span(from)).contains(new Span(from, from.plusSeconds(60)));
        assertThat(once.holds(from.plusSeconds(60))).isFalse();
        assertThat(once.next(from.minusSeconds(1))).isPresent();
        assertThat(once.next(from)).isEmpty();
        assertThat(once.isOver(from.plusSeconds(60))).isTrue();
        assertThat(once.fromNext(from)).isEmpty();
    }

    @Test
    void everyWeekItHoldsAtTheSameTimesOfTheClockOnTheWall() {
        // Sunday 02:00 to 04:00 in Berlin; on 2026-03-29 the clock skips from 02:00 to 03:00.
        Silence weekly = silence("2026-03-15T01:00:00Z", "2026-03-15T03:00:00Z", Period.WEEK);
        assertThat(weekly.span(Instant.parse("2026-03-22T01:30:00Z")))
                .contains(span("2026-03-22T01:00:00Z", "2026-03-22T03:00:00Z"));
        assertThat(weekly.span(Instant.parse("2026-03-29T01:30:00Z")))
                .contains(span("2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z"));
        assertThat(weekly.span(Instant.parse("2026-04-05T00:30:00Z")))
                .contains(span("2026-04-05T00:00:00Z", "2026-04-05T02:00:00Z"));
        assertThat(weekly.holds(Instant.parse("2026-03-23T01:30:00Z"))).isFalse();
        assertThat(weekly.holds(Instant.parse("2026-03-08T01:30:00Z")))
                .as("before the first")
                .isFalse();
        assertThat(weekly.isOver(Instant.parse("2999-01-01T00:00:00Z"))).isFalse();
    }

    @Test
    void everyDayItMayGoOverMidnight() {
        Silence daily = silence("2026-01-05T22:30:00Z", "2026-01-06T01:00:00Z", Period.DAY);
        assertThat(daily.span(Instant.parse("2026-07-02T23:30:00Z").minus(Duration.ofHours(1))))
                .contains(span("2026-07-02T21:30:00Z", "2026-07-03T00:00:00Z"));
        assertThat(daily.next(Instant.parse("2026-07-02T21:30:00Z")))
                .contains(span("2026-07-03T21:30:00Z", "2026-07-04T00:00:00Z"));
    }

    @Test
    void whatIsEndedEarlyComesAgainAtItsNextTime() {
        Silence daily = silence("2026-01-05T22:30:00Z", "2026-01-06T01:00:00Z", Period.DAY);
        Instant within = Instant.parse("2026-02-01T23:00:00Z");
        Silence rest = daily.fromNext(within).orElseThrow();
        assertThat(rest.holds(within)).isFalse();
        assertThat(rest.span(Instant.parse("2026-02-02T23:00:00Z")))
                .isEqualTo(daily.span(Instant.parse("2026-02-02T23:00:00Z")));
    }

    @Test
    void aSpanAndTheNextFitTogetherAtAnyMoment() {
        long seed = 77;
        Random random = new Random(seed);
        Silence weekly = silence("2026-03-15T01:00:00Z", "2026-03-17T03:00:00Z", Period.WEEK);
        for (int round = 0; round < 2_000; round++) {
            Instant at = weekly.from().plusSeconds(random.nextInt(400_000_000));
            Span next = weekly.next(at).orElseThrow();
            assertThat(next.from()).as("seed %d, %s", seed, at).isAfter(at);
            assertThat(Duration.between(at, next.from())).isLessThanOrEqualTo(Duration.ofHours(7 * 24 + 1));
            assertThat(weekly.span(next.from())).contains(next);
            assertThat(weekly.holds(next.until())).isFalse();
        }
    }

    @Test
    void whatComesAgainBeforeItEndsIsRefused() {
        Silence endless = silence("2026-03-15T01:00:00Z", "2026-03-16T01:00:00Z", Period.DAY);
        assertThatThrownBy(() -> Roster.EMPTY.withSilences(List.of(endless)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("comes again before it ends");
    }
}
