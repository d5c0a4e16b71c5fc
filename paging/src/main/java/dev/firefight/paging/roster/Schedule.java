package dev.firefight.paging.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who is on call when. Rotations are layers: where several say somebody, the last of them counts, so that the first can be for everyday
 * and a later one for the weekend. Overrides stand above all rotations, and of two that overlap the later in the list counts.
 *
 * @param name by which steps refer to it
 * @param zone whose clock on the wall counts
 * @param rotations the layers, from the lowest
 * @param overrides the exceptions
 */
public record Schedule(String name, ZoneId zone, List<Rotation> rotations, List<StandIn> overrides) {
    /** The most layers. */
    public static final int MOST_ROTATIONS = 20;

    /** The most exceptions. Those that are long past can be taken out. */
    public static final int MOST_OVERRIDES = 1_000;

    /** The longest span of time for which turns are told. */
    public static final Duration LONGEST_SPAN = Duration.ofDays(400);

    /** Nobody is on call before and after these: no clock that is right shows them. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    /** Copies the lists. */
    public Schedule {
        rotations = List.copyOf(rotations);
        overrides = List.copyOf(overrides);
        if (rotations.size() > MOST_ROTATIONS) {
            throw new IllegalArgumentException("schedule \"" + name + "\" has more than " + MOST_ROTATIONS
                    + " rotations: make two schedules of it");
        }
        if (overrides.size() > MOST_OVERRIDES) {
            throw new IllegalArgumentException("schedule \"" + name + "\" has more than " + MOST_OVERRIDES
                    + " overrides: take out those that are past");
        }
    }

    /** When the clock on the wall of a zone first shows a time, or a later one where it skips it. */
    public static Instant moment(ZoneId zone, LocalDateTime time) {
        return new WallClock(zone).first(time);
    }

    /** Who is on call; empty if nobody is. It takes the same time however long ago the rotations started. */
    public Optional<String> onCall(Instant at) {
        if (!isReckonedWith(at)) {
            return Optional.empty();
        }
        for (StandIn one : overrides.reversed()) {
            if (one.holds(at)) {
                return Optional.of(one.member());
            }
        }
        WallClock clock = new WallClock(zone);
        for (Rotation one : rotations.reversed()) {
            Optional<String> member = one.onCall(clock, at);
            if (member.isPresent()) {
                return member;
            }
        }
        return Optional.empty();
    }

    /**
     * When somebody else comes on call, or somebody after nobody, or nobody any more. Empty if that is not within {@link #LONGEST_SPAN}, such
     * as where one person is on call for ever.
     */
    public Optional<Instant> nextHandOver(Instant after) {
        if (!isReckonedWith(after)) {
            return Optional.empty();
        }
        Turn now = turnFrom(after, after.plus(LONGEST_SPAN));
        return now.until().isBefore(after.plus(LONGEST_SPAN)) ? Optional.of(now.until()) : Optional.empty();
    }

    /**
     * Who is on call from one moment to another: turns without gaps and overlaps, where two that follow each other differ in the
     * person. Turns of nobody are the gaps of the schedule.
     *
     * @return none if {@code until} is not later than {@code from}
     * @throws IllegalArgumentException if the two are further apart than {@link #LONGEST_SPAN}
     */
    public List<Turn> turns(Instant from, Instant until) {
        if (!from.isBefore(until)) {
            return List.of();
        }
        if (Duration.between(from, until).compareTo(LONGEST_SPAN) > 0) {
            throw new IllegalArgumentException(
                    "turns are told for at most " + LONGEST_SPAN.toDays() + " days: ask for a shorter span");
        }
        List<Turn> turns = new ArrayList<>();
        for (Instant at = from; at.isBefore(until); at = turns.getLast().until()) {
            turns.add(turnFrom(at, until));
        }
        return List.copyOf(turns);
    }

    private Turn turnFrom(Instant from, Instant until) {
        Optional<String> member = onCall(from);
        Instant end = from;
        do {
            end = nextChange(end).filter(until::isAfter).orElse(until);
        } while (end.isBefore(until) && Objects.equals(onCall(end), member));
        return new Turn(member, from, end);
    }

    /** When there may be somebody else. What stands below whoever is on call now changes nothing before that. */
    private Optional<Instant> nextChange(Instant after) {
        if (!isReckonedWith(after)) {
            return after.isBefore(EARLIEST) ? Optional.of(EARLIEST) : Optional.empty();
        }
        List<Instant> changes = new ArrayList<>(List.of(LATEST));
        overrides.forEach(one -> changes.addAll(List.of(one.from(), one.until())));
        boolean isDecided = overrides.stream().anyMatch(one -> one.holds(after));
        WallClock clock = new WallClock(zone);
        for (Rotation one : rotations.reversed()) {
            if (isDecided) {
                break;
            }
            one.nextChange(clock, after).ifPresent(changes::add);
            isDecided = one.onCall(clock, after).isPresent();
        }
        return changes.stream().filter(after::isBefore).min(Instant::compareTo);
    }

    private static boolean isReckonedWith(Instant at) {
        return !at.isBefore(EARLIEST) && at.isBefore(LATEST);
    }
}
