package dev.firefight.paging.roster;

import static dev.firefight.paging.roster.Schedules.DAY;
import static dev.firefight.paging.roster.Schedules.WEEK;
import static dev.firefight.paging.roster.Schedules.at;
import static dev.firefight.paging.roster.Schedules.hours;
import static dev.firefight.paging.roster.Schedules.override;
import static dev.firefight.paging.roster.Schedules.rotation;
import static dev.firefight.paging.roster.Schedules.schedule;
import static dev.firefight.paging.roster.Schedules.told;
import static dev.firefight.paging.roster.Schedules.with;
import static dev.firefight.paging.roster.Schedules.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ScheduleTest {
    private static final Schedule DAYS = schedule("UTC", rotation("2026-01-01T09:00", DAY, "Ada", "Linus"));

    @Test
    void nobodyIsOnCallBeforeTheStart() {
        assertThat(told(DAYS, "2025-12-31T00:00:00Z", "2026-01-02T00:00:00Z"))
                .containsExactly("2025-12-31T00:00Z nobody", "2026-01-01T09:00Z Ada");
        assertThat(at(DAYS, "2026-01-01T08:59:59.999999999Z")).isEqualTo("nobody");
        assertThat(at(DAYS, "2026-01-01T09:00:00Z")).isEqualTo("Ada");
    }

    @Test
    void theLastLayerThatSaysSomebodyCounts() {
        Hours weekend = hours(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, "00:00", "00:00");
        Schedule layers = schedule(
                "UTC",
                rotation("2026-01-05T00:00", WEEK, "Ada"),
                within(rotation("2026-01-05T00:00", WEEK, "Linus", "Grace"), weekend));

        assertThat(told(layers, "2026-01-09T00:00:00Z", "2026-01-20T00:00:00Z"))
                .containsExactly(
                        "2026-01-09T00:00Z Ada",
                        "2026-01-10T00:00Z Linus",
                        "2026-01-12T00:00Z Ada",
                        "2026-01-17T00:00Z Grace",
                        "2026-01-19T00:00Z Ada");
    }

    @Test
    void anOverrideWinsOverAllLayersAndOnlyWhileItHolds() {
        Schedule swapped = with(DAYS, override("Grace", "2026-01-02T12:00:00Z", "2026-01-02T15:00:00Z"));

        assertThat(told(swapped, "2026-01-02T09:00:00Z", "2026-01-03T10:00:00Z"))
                .containsExactly(
                        "2026-01-02T09:00Z Linus",
                        "2026-01-02T12:00Z Grace",
                        "2026-01-02T15:00Z Linus",
                        "2026-01-03T09:00Z Ada");
    }

    @Test
    void overridesThatTouchLeaveNoGapAndThoseOfOnePersonAreOneTurn() {
        Schedule swapped = with(
                DAYS,
                override("Grace", "2026-01-02T12:00:00Z", "2026-01-02T13:00:00Z"),
                override("Grace", "2026-01-02T13:00:00Z", "2026-01-02T14:00:00Z"),
                override("Mae", "2026-01-02T14:00:00Z", "2026-01-02T15:00:00Z"));

        assertThat(told(swapped, "2026-01-02T12:00:00Z", "2026-01-02T16:00:00Z"))
                .containsExactly("2026-01-02T12:00Z Grace", "2026-01-02T14:00Z Mae", "2026-01-02T15:00Z Linus");
    }

    @Test
    void ofOverridesThatOverlapTheLaterInTheListCounts() {
        Schedule swapped = with(
                DAYS,
                override("Grace", "2026-01-02T12:00:00Z", "2026-01-02T18:00:00Z"),
                override("Mae", "2026-01-02T10:00:00Z", "2026-01-02T14:00:00Z"));

        assertThat(told(swapped, "2026-01-02T10:00:00Z", "2026-01-02T19:00:00Z"))
                .containsExactly("2026-01-02T10:00Z Mae", "2026-01-02T14:00Z Grace", "2026-01-02T18:00Z Linus");
    }

    @Test
    void anOverrideForWhomIsOnCallAnywayIsNoHandOver() {
        Schedule swapped = with(DAYS, override("Linus", "2026-01-02T12:00:00Z", "2026-01-02T13:00:00Z"));

        assertThat(swapped.nextHandOver(Instant.parse("2026-01-02T10:00:00Z")))
                .contains(Instant.parse("2026-01-03T09:00:00Z"));
    }

    @Test
    void overridesWorkWithoutAnyRotation() {
        Schedule only = with(schedule("UTC"), override("Mae", "2026-01-02T10:00:00Z", "2026-01-02T14:00:00Z"));

        assertThat(told(only, "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z"))
                .containsExactly("2026-01-02T00:00Z nobody", "2026-01-02T10:00Z Mae", "2026-01-02T14:00Z nobody");
    }

    @Test
    void hoursOverMidnightBelongToTheDayOnWhichTheyBegin() {
        Hours night = hours(DayOfWeek.FRIDAY, DayOfWeek.FRIDAY, "22:00", "06:00");
        Schedule nights = schedule("UTC", within(rotation("2026-01-01T00:00", WEEK, "Ada"), night));

        assertThat(told(nights, "2026-01-09T00:00:00Z", "2026-01-16T00:00:00Z"))
                .containsExactly("2026-01-09T00:00Z nobody", "2026-01-09T22:00Z Ada", "2026-01-10T06:00Z nobody");
    }

    @Test
    void hoursUntilMidnightEndThere() {
        Hours evening = hours(DayOfWeek.SUNDAY, DayOfWeek.SUNDAY, "18:00", "00:00");
        Schedule evenings = schedule("UTC", within(rotation("2026-01-01T00:00", WEEK, "Ada"), evening));

        assertThat(told(evenings, "2026-01-11T00:00:00Z", "2026-01-13T00:00:00Z"))
                .containsExactly("2026-01-11T00:00Z nobody", "2026-01-11T18:00Z Ada", "2026-01-12T00:00Z nobody");
    }

    @Test
    void turnsGoOnOutsideOfTheirHours() {
        Hours office = hours(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, "09:00", "17:00");
        Schedule offices = schedule("UTC", within(rotation("2026-01-05T09:00", DAY, "Ada", "Linus", "Grace"), office));

        assertThat(told(offices, "2026-01-08T09:00:00Z", "2026-01-12T18:00:00Z"))
                .as("Saturday would have been Grace's, Sunday is Ada's fourth, Monday Linus's")
                .containsExactly(
                        "2026-01-08T09:00Z Ada",
                        "2026-01-08T17:00Z nobody",
                        "2026-01-09T09:00Z Linus",
                        "2026-01-09T17:00Z nobody",
                        "2026-01-12T09:00Z Linus",
                        "2026-01-12T17:00Z nobody");
    }

    @Test
    void whoIsTakenOutMakesTheTurnsOfTheOthersShorterApart() {
        Schedule before = schedule("UTC", rotation("2026-01-01T09:00", DAY, "Ada", "Linus", "Grace"));
        Schedule after = schedule("UTC", rotation("2026-01-01T09:00", DAY, "Ada", "Grace"));

        assertThat(IntStream.rangeClosed(1, 6).mapToObj(day -> at(before, "2026-01-0" + day + "T10:00:00Z")))
                .containsExactly("Ada", "Linus", "Grace", "Ada", "Linus", "Grace");
        assertThat(IntStream.rangeClosed(1, 6).mapToObj(day -> at(after, "2026-01-0" + day + "T10:00:00Z")))
                .containsExactly("Ada", "Grace", "Ada", "Grace", "Ada", "Grace");
    }

    @Test
    void whoTakesTwoTurnsInARowHandsOverAfterTheSecond() {
        Schedule twice = schedule("UTC", rotation("2026-01-01T09:00", DAY, "Ada", "Ada", "Linus"));

        assertThat(twice.nextHandOver(Instant.parse("2026-01-01T10:00:00Z")))
                .contains(Instant.parse("2026-01-03T09:00:00Z"));
    }

    @Test
    void whereNothingEverChangesThereIsNoHandOver() {
        assertThat(schedule("UTC", rotation("2026-01-01T09:00", DAY, "Ada"))
                        .nextHandOver(Instant.parse("2026-02-01T00:00:00Z")))
                .isEmpty();
        assertThat(schedule("UTC").nextHandOver(Instant.parse("2026-02-01T00:00:00Z")))
                .isEmpty();
        assertThat(schedule("UTC").onCall(Instant.parse("2026-02-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void aHandOverIsAfterTheMomentThatAsks() {
        assertThat(DAYS.nextHandOver(Instant.parse("2026-01-02T09:00:00Z")))
                .contains(Instant.parse("2026-01-03T09:00:00Z"));
        assertThat(DAYS.nextHandOver(Instant.parse("2026-01-02T08:59:59.999999999Z")))
                .contains(Instant.parse("2026-01-02T09:00:00Z"));
    }

    @Test
    @Timeout(60)
    void aRotationFromLongAgoIsNotWalkedThrough() {
        // A walk would take 876,000 steps for each of these questions.
        Schedule old =
                schedule("Europe/Berlin", rotation("1990-01-01T00:00", Duration.ofHours(1), "Ada", "Linus", "Grace"));
        Instant late = Instant.parse("2090-06-01T00:00:00Z");
        long hours = Duration.between(LocalDateTime.parse("1990-01-01T00:00"), LocalDateTime.parse("2090-06-01T02:00"))
                .toHours();

        for (int hour = 0; hour < 100_000; hour++) {
            // 2090 has no change of the clock in the first months of its summer; the clock is asked within one day.
            Optional<String> member = old.onCall(late.plus(Duration.ofHours(hour % 24)));
            assertThat(member).contains(List.of("Ada", "Linus", "Grace").get((int) ((hours + hour % 24) % 3)));
        }
        assertThat(old.nextHandOver(late.plusSeconds(1))).contains(late.plus(Duration.ofHours(1)));
    }

    @Test
    @Timeout(60)
    void layersBelowWhoIsOnCallAreNotAsked() {
        // Asked all in turn, twenty layers of 21 spans of hours take minutes for these ten questions.
        Rotation always = within(
                rotation("1990-01-01T09:00", Duration.ofHours(1), "Ada"),
                Collections.nCopies(21, hours(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, "09:00", "09:00"))
                        .toArray(new Hours[0]));
        Schedule deep =
                schedule("Europe/Berlin", Collections.nCopies(20, always).toArray(new Rotation[0]));

        for (int day = 1; day <= 10; day++) {
            assertThat(deep.nextHandOver(Instant.parse("2090-01-01T00:00:00Z").plus(Duration.ofDays(day))))
                    .isEmpty();
        }
    }

    @Test
    void momentsThatNoClockShowsHaveNobody() {
        for (Instant far : List.of(Instant.MIN, Instant.MAX, Instant.parse("+100000-01-01T00:00:00Z"))) {
            assertThat(DAYS.onCall(far)).isEmpty();
            assertThat(DAYS.nextHandOver(far)).isEmpty();
        }
        assertThat(told(DAYS, "1969-12-01T00:00:00Z", "1970-02-01T00:00:00Z"))
                .containsExactly("1969-12-01T00:00Z nobody");
        assertThat(DAYS.turns(Instant.parse("2999-12-30T09:00:00Z"), Instant.parse("3000-06-01T00:00:00Z"))
                        .getLast())
                .isEqualTo(new Turn(
                        Optional.empty(),
                        Instant.parse("3000-01-01T00:00:00Z"),
                        Instant.parse("3000-06-01T00:00:00Z")));
    }

    @Test
    void aSpanThatIsEmptyHasNoTurnsAndOneThatIsTooLongIsRefused() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(DAYS.turns(now, now)).isEmpty();
        assertThat(DAYS.turns(now, now.minusSeconds(1))).isEmpty();
        assertThatThrownBy(() -> DAYS.turns(now, now.plus(Duration.ofDays(401))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 400 days");
    }

    @Test
    void whatIsOutOfBoundsIsRefusedWithTheBound() {
        LocalDateTime start = LocalDateTime.parse("2026-01-01T00:00");
        List<String> ada = List.of("Ada");
        assertThatThrownBy(() -> new Rotation(List.of(), start, DAY, List.of())).hasMessageContaining("from 1 to 200");
        assertThatThrownBy(() -> new Rotation(Collections.nCopies(201, "Ada"), start, DAY, List.of()))
                .hasMessageContaining("from 1 to 200");
        assertThatThrownBy(() -> new Rotation(ada, start, Duration.ZERO, List.of()))
                .hasMessageContaining("from an hour to 366 days");
        assertThatThrownBy(() -> new Rotation(ada, start, Duration.ofDays(-1), List.of()))
                .hasMessageContaining("from an hour");
        assertThatThrownBy(() -> new Rotation(ada, start, DAY.plusNanos(1), List.of()))
                .hasMessageContaining("whole seconds");
        assertThatThrownBy(() -> new Rotation(ada, start.withYear(1), DAY, List.of()))
                .hasMessageContaining("1970");
        assertThatThrownBy(() -> new Hours(EnumSet.noneOf(DayOfWeek.class), start.toLocalTime(), start.toLocalTime()))
                .hasMessageContaining("mon-fri");
        assertThatThrownBy(() -> override("Ada", "2026-01-02T00:00:00Z", "2026-01-02T00:00:00Z"))
                .hasMessageContaining("ends after it begins");
        assertThatThrownBy(() -> with(
                        DAYS,
                        Collections.nCopies(1_001, override("Ada", "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z"))
                                .toArray(new StandIn[0])))
                .hasMessageContaining("1000 overrides");
        assertThatThrownBy(() -> schedule(
                        "UTC",
                        Collections.nCopies(21, DAYS.rotations().getFirst()).toArray(new Rotation[0])))
                .hasMessageContaining("20 rotations");
    }
}
