package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.paging.roster.Rotation;
import dev.firefight.paging.roster.Schedule;
import dev.firefight.paging.roster.StandIn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleChartTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Schedule schedule(String start, List<StandIn> overrides) {
        return new Schedule(
                "week",
                BERLIN,
                List.of(new Rotation(
                        List.of("Ada", "Linus"), LocalDateTime.parse(start), Duration.ofDays(7), List.of())),
                overrides);
    }

    @Test
    void barsFillTheTwoWeeksByTheClockOfTheSchedule() {
        // A Wednesday; on Sunday the clock goes back by an hour, which makes the two weeks an hour longer.
        ScheduleChart chart = ScheduleChart.of(
                        List.of(schedule("2026-10-05T09:00", List.of())), Instant.parse("2026-10-21T10:00:00Z"))
                .getFirst();
        assertThat(chart.zone()).isEqualTo("Europe/Berlin");
        assertThat(chart.days()).hasSize(ScheduleChart.DAYS);
        assertThat(chart.days().getFirst()).isEqualTo(new ScheduleChart.Day(0, "Wed 21"));
        assertThat(chart.days().get(5))
                .isEqualTo(new ScheduleChart.Day(1_000 * (5 * 24 + 1) / (14 * 24 + 1), "Mon 26"));
        assertThat(chart.bars())
                .extracting(ScheduleChart.Bar::member)
                .containsExactly(Optional.of("Ada"), Optional.of("Linus"), Optional.of("Ada"));
        assertThat(chart.bars().get(1).from()).isEqualTo("Mon 26 Oct 09:00");
        assertThat(chart.bars().get(1).colour())
                .isNotEqualTo(chart.bars().getFirst().colour());
        assertThat(chart.bars().get(2).colour())
                .isEqualTo(chart.bars().getFirst().colour());
        assertThat(chart.bars().getLast().x() + chart.bars().getLast().width()).isEqualTo(ScheduleChart.WIDTH);
        assertThat(chart.now()).isEqualTo(1_000 * 12 / (14 * 24 + 1));
        assertThat(chart.gaps()).isZero();
    }

    @Test
    void gapsAreCountedFromNowOn() {
        Instant now = Instant.parse("2026-06-03T10:00:00Z");
        StandIn one = new StandIn("Grace", now.plus(Duration.ofHours(2)), now.plus(Duration.ofHours(5)), "");
        ScheduleChart chart = ScheduleChart.of(List.of(schedule("2026-06-04T12:00", List.of(one))), now)
                .getFirst();
        assertThat(chart.gaps()).isEqualTo(Duration.ofHours(2 + 19));
        assertThat(chart.bars().getFirst().member()).isEmpty();
        assertThat(chart.bars().getFirst().label())
                .as("two hours more than half a day")
                .isEmpty();
        assertThat(chart.bars().get(2).label()).isEqualTo("nobody");
        assertThat(chart.bars().get(1).label())
                .as("three hours leave no room for a name")
                .isEmpty();
    }
}
