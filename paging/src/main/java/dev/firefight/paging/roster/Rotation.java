package dev.firefight.paging.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * People who take turns. All is reckoned by the clock on the wall: with a start at 09:00 a turn of a day or a week is handed over at 09:00
 * in summer and in winter, and of two turns of twelve hours one is an hour shorter or longer on the days of the change. A hand-over at a
 * time that the clock skips takes place at the jump, one at a time that comes twice takes place the first time.
 *
 * @param members names of those who take turns, in their order; the first begins
 * @param start when the first turn begins, to the second; nobody is on call before
 * @param length of a turn by the clock on the wall, from {@link #SHORTEST} to {@link #LONGEST}, to the second
 * @param hours outside of which nobody is on call; without any they are all hours. Turns go on outside of them as they do within.
 */
public record Rotation(List<String> members, LocalDateTime start, Duration length, List<Hours> hours) {
    /** The most who take turns; a name may stand there more than once. */
    public static final int MOST_MEMBERS = 200;

    /** The most spans of hours: three on each day of the week. */
    public static final int MOST_HOURS = 21;

    /** The shortest turn. */
    public static final Duration SHORTEST = Duration.ofHours(1);

    /** The longest turn. */
    public static final Duration LONGEST = Duration.ofDays(366);

    /** The years in which it can start. */
    static final int FIRST_YEAR = 1970;

    static final int LAST_YEAR = 2500;

    /** Copies the lists. */
    public Rotation {
        members = List.copyOf(members);
        hours = List.copyOf(hours);
        if (members.isEmpty() || members.size() > MOST_MEMBERS) {
            throw new IllegalArgumentException("a rotation has from 1 to " + MOST_MEMBERS + " members");
        }
        if (hours.size() > MOST_HOURS) {
            throw new IllegalArgumentException("a rotation has at most " + MOST_HOURS + " spans of hours");
        }
        if (length.compareTo(SHORTEST) < 0
                || length.compareTo(LONGEST) > 0
                || !length.truncatedTo(ChronoUnit.SECONDS).equals(length)) {
            throw new IllegalArgumentException(
                    "a turn lasts from an hour to " + LONGEST.toDays() + " days in whole seconds");
        }
        if (start.getYear() < FIRST_YEAR
                || start.getYear() > LAST_YEAR
                || !start.truncatedTo(ChronoUnit.SECONDS).equals(start)) {
            throw new IllegalArgumentException(
                    "a rotation starts between the years " + FIRST_YEAR + " and " + LAST_YEAR + ", at a whole second");
        }
    }

    /** Who is on call by this rotation. It takes the same time however long ago it started. */
    Optional<String> onCall(WallClock clock, Instant at) {
        long turn = turn(clock, at);
        return turn < 0 || !isOpen(clock, at)
                ? Optional.empty()
                : Optional.of(members.get((int) (turn % members.size())));
    }

    private boolean isOpen(WallClock clock, Instant at) {
        return hours.isEmpty() || hours.stream().anyMatch(one -> one.hold(clock.shows(at)));
    }

    /** When there may be somebody else; never later than when there is. Empty if never. */
    Optional<Instant> nextChange(WallClock clock, Instant after) {
        long turn = turn(clock, after);
        if (turn < 0) {
            return Optional.of(clock.first(start));
        }
        // Outside of the hours nobody notices a hand-over, nor where all turns are those of one person.
        boolean isNoticed = isOpen(clock, after) && members.stream().distinct().count() > 1;
        Stream<Instant> handOver =
                isNoticed ? Stream.of(clock.first(start.plusSeconds((turn + 1) * length.toSeconds()))) : Stream.empty();
        if (hours.isEmpty()) {
            return handOver.findFirst();
        }
        Stream<Instant> edges = hours.stream().flatMap(one -> one.nextBoundary(clock, after).stream());
        return Stream.of(handOver, edges, clock.nextJump(after).stream())
                .flatMap(one -> one)
                .min(Instant::compareTo);
    }

    /** Which turn it is, from 0; less before the start. */
    private long turn(WallClock clock, Instant at) {
        return Math.floorDiv(Duration.between(start, clock.reached(at)).toSeconds(), length.toSeconds());
    }
}
