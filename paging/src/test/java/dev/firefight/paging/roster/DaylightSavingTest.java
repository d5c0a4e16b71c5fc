package dev.firefight.paging.roster;

import static dev.firefight.paging.roster.Schedules.DAY;
import static dev.firefight.paging.roster.Schedules.WEEK;
import static dev.firefight.paging.roster.Schedules.at;
import static dev.firefight.paging.roster.Schedules.hours;
import static dev.firefight.paging.roster.Schedules.rotation;
import static dev.firefight.paging.roster.Schedules.schedule;
import static dev.firefight.paging.roster.Schedules.told;
import static dev.firefight.paging.roster.Schedules.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the clock on the wall does, and what a schedule makes of it. All jumps are those of the IANA time zone database. */
class DaylightSavingTest {
    @Test
    void aWeekIsHandedOverAtTheSameTimeInSummerAndInWinter() {
        Schedule berlin = schedule("Europe/Berlin", rotation("2026-01-05T09:00", WEEK, "Ada", "Linus"));

        assertThat(told(berlin, "2026-03-20T00:00:00Z", "2026-04-07T00:00:00Z"))
                .containsExactly(
                        "2026-03-20T01:00+01:00 Ada",
                        "2026-03-23T09:00+01:00 Linus",
                        "2026-03-30T09:00+02:00 Ada",
                        "2026-04-06T09:00+02:00 Linus");
        assertThat(told(berlin, "2026-10-21T00:00:00Z", "2026-11-03T00:00:00Z"))
                .containsExactly(
                        "2026-10-21T02:00+02:00 Linus", "2026-10-26T09:00+01:00 Ada", "2026-11-02T09:00+01:00 Linus");
    }

    @Test
    void aDayIsHandedOverAtTheSameTimeWestOfGreenwichToo() {
        Schedule newYork = schedule("America/New_York", rotation("2026-03-01T18:00", DAY, "Ada", "Linus"));

        assertThat(told(newYork, "2026-03-07T23:00:00Z", "2026-03-09T22:30:00Z"))
                .containsExactly(
                        "2026-03-07T18:00-05:00 Ada", "2026-03-08T18:00-04:00 Linus", "2026-03-09T18:00-04:00 Ada");
        assertThat(told(newYork, "2026-10-31T22:00:00Z", "2026-11-02T00:00:00Z"))
                .containsExactly("2026-10-31T18:00-04:00 Ada", "2026-11-01T18:00-05:00 Linus");
    }

    @Test
    void aHandOverAtATimeThatIsSkippedTakesPlaceAtTheJump() {
        Schedule berlin = schedule("Europe/Berlin", rotation("2026-03-27T02:30", DAY, "Ada", "Linus"));

        assertThat(told(berlin, "2026-03-28T01:30:00Z", "2026-03-30T12:00:00Z"))
                .containsExactly(
                        "2026-03-28T02:30+01:00 Linus", "2026-03-29T03:00+02:00 Ada", "2026-03-30T02:30+02:00 Linus");
    }

    @Test
    void aHandOverAtATimeThatComesTwiceTakesPlaceTheFirstTime() {
        Schedule berlin = schedule("Europe/Berlin", rotation("2026-10-23T02:30", DAY, "Ada", "Linus"));

        assertThat(told(berlin, "2026-10-24T00:30:00Z", "2026-10-26T12:00:00Z"))
                .containsExactly(
                        "2026-10-24T02:30+02:00 Linus", "2026-10-25T02:30+02:00 Ada", "2026-10-26T02:30+01:00 Linus");
        assertThat(at(berlin, "2026-10-25T01:10:00Z"))
                .as("the clock shows 02:10 again, and nobody takes it back")
                .isEqualTo("Ada");
    }

    @Test
    void aMidnightThatDoesNotExistHandsOverAtOne() {
        Schedule santiago = schedule("America/Santiago", rotation("2026-09-01T00:00", DAY, "Ada", "Linus"));

        assertThat(told(santiago, "2026-09-05T04:00:00Z", "2026-09-07T12:00:00Z"))
                .containsExactly(
                        "2026-09-05T00:00-04:00 Ada", "2026-09-06T01:00-03:00 Linus", "2026-09-07T00:00-03:00 Ada");
    }

    @Test
    void aMidnightThatIsReachedOnlyTheSecondTimeHandsOverThen() {
        // At 24:00 on Saturday the clock goes back to 23:00, before it has shown Sunday.
        Schedule santiago = schedule("America/Santiago", rotation("2026-04-01T00:00", DAY, "Ada", "Linus"));

        assertThat(told(santiago, "2026-04-04T03:00:00Z", "2026-04-06T00:00:00Z"))
                .containsExactly("2026-04-04T00:00-03:00 Linus", "2026-04-05T00:00-04:00 Ada");
    }

    @Test
    void aMidnightThatComesTwiceHandsOverOnce() {
        // At 01:00 the clock goes back to 00:00.
        Schedule havana = schedule("America/Havana", rotation("2026-10-30T00:00", DAY, "Ada", "Linus"));

        assertThat(told(havana, "2026-10-31T04:00:00Z", "2026-11-02T06:00:00Z"))
                .containsExactly(
                        "2026-10-31T00:00-04:00 Linus", "2026-11-01T00:00-04:00 Ada", "2026-11-02T00:00-05:00 Linus");
    }

    @Test
    void halfAnHourOfLordHoweIsSkippedAndComesTwice() {
        Schedule island = schedule("Australia/Lord_Howe", rotation("2026-04-01T01:45", DAY, "Ada", "Linus"));

        assertThat(told(island, "2026-04-03T14:45:00Z", "2026-04-05T20:00:00Z"))
                .containsExactly(
                        "2026-04-04T01:45+11:00 Linus", "2026-04-05T01:45+11:00 Ada", "2026-04-06T01:45+10:30 Linus");

        Schedule spring = schedule("Australia/Lord_Howe", rotation("2026-10-01T02:15", DAY, "Ada", "Linus"));
        assertThat(told(spring, "2026-10-02T15:45:00Z", "2026-10-04T20:00:00Z"))
                .containsExactly(
                        "2026-10-03T02:15+10:30 Ada", "2026-10-04T02:30+11:00 Linus", "2026-10-05T02:15+11:00 Ada");
    }

    @Test
    void aDayThatAZoneSkippedIsNobodysDay() {
        // Samoa went from the 29th to the 31st of December 2011.
        Schedule apia = schedule("Pacific/Apia", rotation("2011-12-27T00:00", DAY, "Ada", "Linus", "Grace"));

        assertThat(told(apia, "2011-12-28T10:00:00Z", "2012-01-01T00:00:00Z"))
                .containsExactly(
                        "2011-12-28T00:00-10:00 Linus",
                        "2011-12-29T00:00-10:00 Grace",
                        "2011-12-31T00:00+14:00 Linus",
                        "2012-01-01T00:00+14:00 Grace");
    }

    @Test
    void hoursAreHandedOverByTheClockToo() {
        Schedule berlin = schedule("Europe/Berlin", rotation("2026-03-28T08:00", Duration.ofHours(12), "Ada", "Linus"));

        assertThat(told(berlin, "2026-03-28T07:00:00Z", "2026-03-30T00:00:00Z"))
                .as("the night of the change has eleven hours, and no turn drifts")
                .containsExactly(
                        "2026-03-28T08:00+01:00 Ada",
                        "2026-03-28T20:00+01:00 Linus",
                        "2026-03-29T08:00+02:00 Ada",
                        "2026-03-29T20:00+02:00 Linus");
    }

    @Test
    void aTurnOfOneHourThatIsSkippedIsLeftOutAndOneThatComesTwiceLastsTwo() {
        Schedule berlin =
                schedule("Europe/Berlin", rotation("2026-01-01T00:00", Duration.ofHours(1), "Ada", "Linus", "Mae"));

        assertThat(told(berlin, "2026-03-29T00:00:00Z", "2026-03-29T03:00:00Z"))
                .containsExactly(
                        "2026-03-29T01:00+01:00 Linus", "2026-03-29T03:00+02:00 Ada", "2026-03-29T04:00+02:00 Linus");
        assertThat(told(berlin, "2026-10-24T23:00:00Z", "2026-10-25T03:00:00Z"))
                .containsExactly(
                        "2026-10-25T01:00+02:00 Linus", "2026-10-25T02:00+02:00 Mae", "2026-10-25T03:00+01:00 Ada");
    }

    @Test
    void hoursOfTheDayGoByTheClockOnBothSides() {
        Hours night = hours(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, "22:00", "06:00");
        Schedule berlin = schedule("Europe/Berlin", within(rotation("2026-01-05T09:00", WEEK, "Ada"), night));

        assertThat(told(berlin, "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z"))
                .containsExactly(
                        "2026-03-28T13:00+01:00 nobody", "2026-03-28T22:00+01:00 Ada", "2026-03-29T06:00+02:00 nobody");
    }

    @Test
    void hoursThatComeTwiceHoldTwiceAndHoursThatAreSkippedDoNotHold() {
        Hours small = hours(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, "02:15", "02:45");
        Schedule berlin = schedule("Europe/Berlin", within(rotation("2026-01-05T09:00", WEEK, "Ada"), small));

        assertThat(told(berlin, "2026-10-25T00:00:00Z", "2026-10-25T03:00:00Z"))
                .containsExactly(
                        "2026-10-25T02:00+02:00 nobody",
                        "2026-10-25T02:15+02:00 Ada",
                        "2026-10-25T02:45+02:00 nobody",
                        "2026-10-25T02:15+01:00 Ada",
                        "2026-10-25T02:45+01:00 nobody");
        assertThat(told(berlin, "2026-03-29T00:00:00Z", "2026-03-29T03:00:00Z"))
                .containsExactly("2026-03-29T01:00+01:00 nobody");
    }

    @Test
    void aLeapDayIsADayLikeOthers() {
        Schedule berlin = schedule("Europe/Berlin", rotation("2028-02-28T09:00", DAY, "Ada", "Linus"));

        assertThat(told(berlin, "2028-02-28T08:00:00Z", "2028-03-01T12:00:00Z"))
                .containsExactly(
                        "2028-02-28T09:00+01:00 Ada", "2028-02-29T09:00+01:00 Linus", "2028-03-01T09:00+01:00 Ada");
    }

    @Test
    void weeksGoOnOverTheTurnOfALeapYearAndAYearWithFiftyThreeWeeks() {
        Schedule berlin = schedule("Europe/Berlin", rotation("2026-12-21T09:00", WEEK, "Ada", "Linus"));

        assertThat(told(berlin, "2026-12-28T08:00:00Z", "2027-01-12T00:00:00Z"))
                .containsExactly(
                        "2026-12-28T09:00+01:00 Linus", "2027-01-04T09:00+01:00 Ada", "2027-01-11T09:00+01:00 Linus");
        Schedule leap = schedule("Europe/Berlin", rotation("2028-12-30T00:00", DAY, "Ada", "Linus"));
        assertThat(told(leap, "2028-12-30T23:00:00Z", "2029-01-01T12:00:00Z"))
                .containsExactly("2028-12-31T00:00+01:00 Linus", "2029-01-01T00:00+01:00 Ada");
    }
}
