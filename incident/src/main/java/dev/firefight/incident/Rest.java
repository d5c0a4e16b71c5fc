package dev.firefight.incident;

import dev.firefight.incident.Staffing.RoleHandedOver;
import dev.firefight.incident.Staffing.RoleReleased;
import dev.firefight.incident.Staffing.RoleTaken;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who rests after a long night: whoever had a role for more than two hours between ten in the evening and six in the morning. */
public final class Rest {
    private static final LocalTime EVENING = LocalTime.of(22, 0);
    private static final LocalTime MORNING = LocalTime.of(6, 0);
    private static final Duration LONG = Duration.ofHours(2);

    private final ZoneId zone;
    private final Map<Person, Instant> since = new HashMap<>();
    private final Map<Person, Integer> roles = new HashMap<>();
    private final Map<Person, Duration> atNight = new HashMap<>();
    private final Map<Person, Instant> until = new HashMap<>();

    private Rest(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Until when people rest who took part in an incident.
     *
     * @param zone in which it is night
     * @param now until when those are on duty who still have a role
     */
    public static Map<Person, Instant> of(Iterable<Entry> timeline, Policy policy, ZoneId zone, Instant now) {
        Rest rest = new Rest(zone);
        Optional<Instant> over = Optional.empty();
        for (Entry entry : timeline) {
            switch (entry.fact()) {
                case RoleTaken one -> rest.takes(one.person(), entry.at());
                case RoleReleased one -> rest.releases(one.person(), entry.at());
                case RoleHandedOver one -> {
                    rest.releases(one.from(), entry.at());
                    rest.takes(one.to(), entry.at());
                }
                case Course.Resolved _ -> over = Optional.of(entry.at());
                case Course.Reopened _ -> over = Optional.empty();
                default -> {}
            }
        }
        Instant end = over.orElse(now);
        Map.copyOf(rest.since).keySet().forEach(person -> rest.ends(person, end));
        Map<Person, Instant> resting = new HashMap<>();
        rest.atNight.forEach((person, duration) -> {
            if (duration.compareTo(LONG) > 0) {
                resting.put(person, rest.until.getOrDefault(person, end).plus(policy.rest()));
            }
        });
        return Map.copyOf(resting);
    }

    private void takes(Person person, Instant at) {
        roles.merge(person, 1, Integer::sum);
        since.putIfAbsent(person, at);
    }

    private void releases(Person person, Instant at) {
        if (roles.merge(person, -1, Integer::sum) <= 0) {
            roles.remove(person);
            ends(person, at);
        }
    }

    private void ends(Person person, Instant at) {
        Optional.ofNullable(since.remove(person)).ifPresent(from -> {
            atNight.merge(person, night(from, at), Duration::plus);
            until.put(person, at);
        });
    }

    /** How much of a stretch is night; of very long ones the last days, since nobody fights for longer. */
    private Duration night(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        LocalDate last = to.atZone(zone).toLocalDate();
        LocalDate first = from.atZone(zone).toLocalDate().minusDays(1);
        for (LocalDate day = first.isBefore(last.minusDays(7)) ? last.minusDays(7) : first;
                !day.isAfter(last);
                day = day.plusDays(1)) {
            Instant evening = day.atTime(EVENING).atZone(zone).toInstant();
            Instant morning = day.plusDays(1).atTime(MORNING).atZone(zone).toInstant();
            Instant start = from.isAfter(evening) ? from : evening;
            Instant end = to.isBefore(morning) ? to : morning;
            sum = end.isAfter(start) ? sum.plus(Duration.between(start, end)) : sum;
        }
        return sum;
    }
}
