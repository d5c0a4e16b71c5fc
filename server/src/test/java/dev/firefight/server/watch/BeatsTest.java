package dev.firefight.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.server.setup.Heartbeats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BeatsTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Heartbeats.In OFTEN = new Heartbeats.In(
            "often", Duration.ofSeconds(20), Duration.ofSeconds(10), Optional.empty(), Optional.empty());
    private static final Heartbeats.In DAILY =
            new Heartbeats.In("daily", Duration.ofDays(1), Duration.ofHours(2), Optional.empty(), Optional.empty());

    private final Beats beats = new Beats(Duration.ofHours(1), Duration.ZERO);

    /** Goes round every ten seconds until then. */
    private static boolean isMissing(Beats beats, Heartbeats.In one, Instant from, Instant until) {
        boolean isMissing = false;
        for (Instant at = from; !at.isAfter(until); at = at.plusSeconds(10)) {
            isMissing = beats.round(List.of(one), at).getFirst().isMissing();
        }
        return isMissing;
    }

    @Test
    void afterAStartThereIsAsMuchTimeAsBetweenTwo() {
        assertThat(isMissing(beats, OFTEN, START, START.plusSeconds(30))).isFalse();
        assertThat(isMissing(beats, OFTEN, START.plusSeconds(30), START.plusSeconds(40)))
                .isTrue();
    }

    @Test
    void whatIsGivenInTimeIsNotMissing() {
        isMissing(beats, OFTEN, START, START.plusSeconds(30));
        beats.beat("often", START.plusSeconds(30));
        assertThat(isMissing(beats, OFTEN, START.plusSeconds(30), START.plusSeconds(60)))
                .isFalse();
        assertThat(isMissing(beats, OFTEN, START.plusSeconds(60), START.plusSeconds(70)))
                .isTrue();
        beats.beat("often", START.plusSeconds(70));
        assertThat(isMissing(beats, OFTEN, START.plusSeconds(70), START.plusSeconds(70)))
                .isFalse();
    }

    @Test
    void oneEntryAnHourIsWrittenHoweverOftenItIsGiven() {
        int entries = 0;
        for (int second = 0; second < 7_200; second += 10) {
            Instant at = START.plusSeconds(second);
            beats.beat("often", at);
            beats.round(List.of(OFTEN), at);
            for (BeatFact.Beaten one : beats.unwritten()) {
                entries++;
                beats.apply(written(one));
            }
        }
        assertThat(entries).isEqualTo(2);
    }

    private static dev.firefight.journal.Entry written(BeatFact.Beaten one) {
        dev.firefight.journal.Draft draft = BeatFact.Written.draft(one.at(), one);
        return new dev.firefight.journal.Entry(
                1,
                BeatFact.STREAM,
                1,
                draft.type(),
                draft.time(),
                draft.payload(),
                1,
                Optional.empty(),
                dev.firefight.journal.Bytes.of(new byte[32]),
                dev.firefight.journal.Bytes.of(new byte[32]));
    }

    @Test
    void whatComesSeldomIsMissedAcrossAStart() {
        Beats later = new Beats(Duration.ofHours(1), Duration.ZERO);
        later.apply(written(new BeatFact.Beaten("daily", START)));
        Instant again = START.plus(Duration.ofHours(20));
        assertThat(isMissing(later, DAILY, again, START.plus(Duration.ofHours(26))))
                .isFalse();
        assertThat(isMissing(later, DAILY, START.plus(Duration.ofHours(26)), START.plus(Duration.ofHours(27))))
                .isTrue();
    }

    @Test
    void whenTheClockIsSetOrLeapsNothingIsMissedForIt() {
        beats.beat("often", START);
        isMissing(beats, OFTEN, START, START);
        Instant ahead = START.plus(Duration.ofDays(3));
        assertThat(isMissing(beats, OFTEN, ahead, ahead)).as("ahead").isFalse();
        beats.beat("often", ahead);
        assertThat(isMissing(beats, OFTEN, START, START.plusSeconds(20)))
                .as("back")
                .isFalse();
        assertThat(isMissing(beats, OFTEN, START.plusSeconds(20), START.plusSeconds(60)))
                .as("back, and silent")
                .isTrue();
    }

    @Test
    void oneThatIsSetUpLaterHasItsTimeFromThenOn() {
        beats.round(List.of(), START);
        Instant then = START.plusSeconds(50);
        assertThat(isMissing(beats, OFTEN, then, then.plusSeconds(30))).isFalse();
    }
}
