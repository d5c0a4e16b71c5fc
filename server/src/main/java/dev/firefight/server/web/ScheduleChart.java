package dev.firefight.server.web;

import dev.firefight.paging.roster.Schedule;
import dev.firefight.paging.roster.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who is on call in a schedule in the next two weeks, as a picture, by the clock of its zone.
 *
 * @param schedule its name
 * @param zone whose clock
 * @param days where days begin
 * @param bars who is on call, in their order
 * @param now where this moment is, in thousandths of the width
 * @param gaps how long nobody is on call from now on
 */
record ScheduleChart(String schedule, String zone, List<Day> days, List<Bar> bars, int now, Duration gaps) {
    /** How many days are shown. */
    static final int DAYS = 14;

    /** As wide as the picture is. */
    static final int WIDTH = 1_000;

    /** So many people are told apart by their colours. */
    private static final int COLOURS = 6;

    private static final int LEAST_WIDTH_OF_A_LETTER = 9;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    /**
     * Where a day begins.
     *
     * @param x in thousandths of the width
     * @param label what it is called
     */
    record Day(int x, String label) {}

    /**
     * A turn.
     *
     * @param x where it begins, in thousandths of the width
     * @param width how long it is
     * @param member who; empty for nobody
     * @param colour a number that tells people apart; they have the same in all schedules
     * @param from when it begins, by the clock of the zone
     * @param until when it ends
     */
    record Bar(int x, int width, Optional<String> member, int colour, String from, String until) {
        /** As much of the name as there is room for. */
        String label() {
            String name = member.orElse("nobody");
            int room = width / LEAST_WIDTH_OF_A_LETTER;
            if (name.codePointCount(0, name.length()) <= room) {
                return name;
            }
            return member.isEmpty() || room < 2
                    ? ""
                    : name.substring(0, name.offsetByCodePoints(0, Math.min(room - 1, 3)));
        }
    }

    /** @param colours told to people in the order in which they first appear; added to */
    static ScheduleChart of(Schedule schedule, Instant at, Map<String, Integer> colours) {
        ZoneId zone = schedule.zone();
        LocalDate first = at.atZone(zone).toLocalDate();
        Instant from = first.atStartOfDay(zone).toInstant();
        Instant until = first.plusDays(DAYS).atStartOfDay(zone).toInstant();
        List<Day> days = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = first.plusDays(day);
            days.add(new Day(x(date.atStartOfDay(zone).toInstant(), from, until), DAY.format(date)));
        }
        List<Bar> bars = new ArrayList<>();
        Duration gaps = Duration.ZERO;
        for (Turn turn : schedule.turns(from, until)) {
            int begins = x(turn.from(), from, until);
            int colour = turn.member()
                    .map(name -> colours.computeIfAbsent(name, _ -> colours.size() % COLOURS))
                    .orElse(0);
            bars.add(new Bar(
                    begins,
                    Math.max(1, x(turn.until(), from, until) - begins),
                    turn.member(),
                    colour,
                    MOMENT.format(turn.from().atZone(zone)),
                    MOMENT.format(turn.until().atZone(zone))));
            Instant rest = turn.from().isBefore(at) ? at : turn.from();
            if (turn.member().isEmpty() && rest.isBefore(turn.until())) {
                gaps = gaps.plus(Duration.between(rest, turn.until()));
            }
        }
        return new ScheduleChart(schedule.name(), zone.getId(), days, bars, x(at, from, until), gaps);
    }

    /** Of all schedules, in their order. */
    static List<ScheduleChart> of(List<Schedule> schedules, Instant at) {
        Map<String, Integer> colours = new TreeMap<>();
        return schedules.stream().map(one -> of(one, at, colours)).toList();
    }

    private static int x(Instant at, Instant from, Instant until) {
        return (int) (WIDTH
                * Duration.between(from, at).toMillis()
                / Duration.between(from, until).toMillis());
    }
}
