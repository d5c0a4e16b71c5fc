package dev.firefight.paging.roster;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;

/** Schedules as tests need them, and how they read. */
final class Schedules {
    static final Duration DAY = Duration.ofDays(1);
    static final Duration WEEK = Duration.ofDays(7);

    private Schedules() {}

    static Schedule schedule(String zone, Rotation... rotations) {
        return new Schedule("main", ZoneId.of(zone), List.of(rotations), List.of());
    }

    static Rotation rotation(String start, Duration length, String... members) {
        return new Rotation(List.of(members), LocalDateTime.parse(start), length, List.of());
    }

    static Rotation within(Rotation rotation, Hours... hours) {
        return new Rotation(rotation.members(), rotation.start(), rotation.length(), List.of(hours));
    }

    static Hours hours(DayOfWeek first, DayOfWeek last, String from, String until) {
        return new Hours(EnumSet.range(first, last), LocalTime.parse(from), LocalTime.parse(until));
    }

    static Schedule with(Schedule schedule, StandIn... overrides) {
        return new Schedule(schedule.name(), schedule.zone(), schedule.rotations(), List.of(overrides));
    }

    static StandIn override(String member, String from, String until) {
        return new StandIn(member, Instant.parse(from), Instant.parse(until), "swap");
    }

    /** Each turn as its beginning on the clock on the wall, and who; the last line is the end. */
    static List<String> told(Schedule schedule, String from, String until) {
        List<Turn> turns = schedule.turns(Instant.parse(from), Instant.parse(until));
        return turns.stream()
                .map(one -> one.from().atZone(schedule.zone()).toOffsetDateTime() + " "
                        + one.member().orElse("nobody"))
                .toList();
    }

    static String at(Schedule schedule, String moment) {
        return schedule.onCall(Instant.parse(moment)).orElse("nobody");
    }
}
