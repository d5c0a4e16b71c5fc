package dev.firefight.paging.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schedules made up by chance in all zones that there are, in the weeks around their jumps. */
class SchedulePropertyTest {
    private static final List<String> PEOPLE = List.of("Ada", "Linus", "Grace", "Mae");
    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void turnsFillTheSpanAndAgreeWithWhoIsOnCall(long seed) {
        Random random = new Random(seed);
        ZoneId zone = zone(random);
        Instant from = nearAJump(random, zone).minusSeconds(random.nextInt(400_000));
        Instant until = from.plusSeconds(1 + random.nextInt(2_000_000));
        Schedule schedule = schedule(random, zone, from);
        String what = "seed " + seed + ": " + schedule + " from " + from;

        List<Turn> turns = schedule.turns(from, until);

        assertThat(turns.getFirst().from()).as(what).isEqualTo(from);
        assertThat(turns.getLast().until()).as(what).isEqualTo(until);
        for (int at = 0; at < turns.size(); at++) {
            Turn turn = turns.get(at);
            assertThat(turn.from()).as(what).isBefore(turn.until());
            if (at > 0) {
                assertThat(turn.from()).as(what).isEqualTo(turns.get(at - 1).until());
                assertThat(turn.member())
                        .as(what)
                        .isNotEqualTo(turns.get(at - 1).member());
            }
            for (Instant sample : samples(random, turn)) {
                assertThat(schedule.onCall(sample)).as("%s at %s", what, sample).isEqualTo(turn.member());
                Optional<Instant> next = schedule.nextHandOver(sample);
                if (at < turns.size() - 1) {
                    assertThat(next).as("%s after %s", what, sample).contains(turn.until());
                } else {
                    next.ifPresent(one ->
                            assertThat(one).as("%s after %s", what, sample).isAfterOrEqualTo(until));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itSaysWhatAWatchmanSaysWhoLooksAtTheClockEveryMinute(long seed) {
        Random random = new Random(seed);
        ZoneId zone = zone(random);
        Instant begin = nearAJump(random, zone).minusSeconds(200_000).truncatedTo(ChronoUnit.MINUTES);
        Rotation rotation = rotation(random, LocalDateTime.ofInstant(begin, zone));
        WallClock clock = new WallClock(zone);
        LocalDateTime latest = LocalDateTime.ofInstant(begin, zone);
        int handedOver = -1;
        LocalDateTime next = rotation.start();
        for (int minute = 0; minute < 6_000; minute++) {
            Instant at = begin.plusSeconds(60L * minute);
            LocalDateTime shown = LocalDateTime.ofInstant(at, zone);
            latest = shown.isAfter(latest) ? shown : latest;
            while (!latest.isBefore(next)) {
                handedOver++;
                next = next.plus(rotation.length());
            }
            boolean open =
                    rotation.hours().isEmpty() || rotation.hours().stream().anyMatch(hours -> hold(hours, shown));
            Optional<String> expected = handedOver >= 0 && open
                    ? Optional.of(rotation.members()
                            .get(handedOver % rotation.members().size()))
                    : Optional.empty();

            assertThat(rotation.onCall(clock, at))
                    .as("seed %d: %s in %s at %s", seed, rotation, zone, at)
                    .isEqualTo(expected);
        }
    }

    /** Another way to the same: every minute of the week that the hours cover. */
    private static boolean hold(Hours hours, LocalDateTime time) {
        return IntStream.rangeClosed(0, 1).anyMatch(back -> {
            LocalDate day = time.toLocalDate().minusDays(back);
            LocalDateTime from = day.atTime(hours.from());
            LocalDateTime until = day.atTime(hours.until());
            until = until.isAfter(from) ? until : until.plusDays(1);
            return hours.days().contains(day.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(until);
        });
    }

    private static ZoneId zone(Random random) {
        return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    }

    private static Instant nearAJump(Random random, ZoneId zone) {
        Instant any = Instant.parse("1972-01-01T00:00:00Z").plusSeconds((long) (random.nextDouble() * 3.6e9));
        return new WallClock(zone).nextJump(any).orElse(any);
    }

    private static Schedule schedule(Random random, ZoneId zone, Instant from) {
        LocalDateTime begin = LocalDateTime.ofInstant(from, zone);
        List<Rotation> rotations = new ArrayList<>();
        for (int at = random.nextInt(4); at > 0; at--) {
            rotations.add(rotation(random, begin));
        }
        List<StandIn> overrides = new ArrayList<>();
        for (int at = random.nextInt(5); at > 0; at--) {
            Instant start = from.plusSeconds(random.nextInt(2_000_000) - 100_000);
            overrides.add(new StandIn(person(random), start, start.plusSeconds(1 + random.nextInt(300_000)), ""));
        }
        return new Schedule("any", zone, rotations, overrides);
    }

    private static Rotation rotation(Random random, LocalDateTime begin) {
        List<String> members = new ArrayList<>();
        for (int at = random.nextInt(4); at >= 0; at--) {
            members.add(person(random));
        }
        LocalDateTime start = begin.plusMinutes(random.nextInt(6_000))
                .truncatedTo(random.nextBoolean() ? ChronoUnit.HOURS : ChronoUnit.MINUTES);
        Duration length =
                switch (random.nextInt(4)) {
                    case 0 -> Duration.ofHours(1 + random.nextInt(30));
                    case 1 -> Duration.ofDays(1 + random.nextInt(3));
                    case 2 -> Duration.ofDays(7);
                    default -> Duration.ofMinutes(60 + random.nextInt(600));
                };
        List<Hours> hours = new ArrayList<>();
        for (int at = random.nextInt(3); at > 0; at--) {
            EnumSet<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
            for (int more = random.nextInt(7); more > 0; more--) {
                days.add(DayOfWeek.of(1 + random.nextInt(7)));
            }
            hours.add(new Hours(days, time(random), time(random)));
        }
        return new Rotation(members, start, length, hours);
    }

    private static LocalTime time(Random random) {
        // The small hours are those in which clocks jump.
        return LocalTime.of(random.nextInt(random.nextBoolean() ? 4 : 24), 15 * random.nextInt(4));
    }

    private static String person(Random random) {
        return PEOPLE.get(random.nextInt(PEOPLE.size()));
    }

    private static Set<Instant> samples(Random random, Turn turn) {
        Set<Instant> samples = new TreeSet<>(List.of(turn.from(), turn.until().minusNanos(1)));
        long seconds = Duration.between(turn.from(), turn.until()).toSeconds();
        for (int at = 0; at < 5 && seconds > 1; at++) {
            samples.add(turn.from().plusSeconds(random.nextLong(seconds)));
        }
        return samples;
    }
}
