package dev.firefight.paging.roster;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;

/**
 * The clock on the wall of a zone, which jumps twice a year in many of them. One sentence says what that means for a hand-over: it takes
 * place when the clock first shows its time or a later one. So an hour that comes twice hands over once, and an hour that is skipped hands
 * over at the jump; and of two hand-overs the one that is written earlier never comes later.
 */
record WallClock(ZoneId zone) {
    /** What it shows. */
    LocalDateTime shows(Instant at) {
        return LocalDateTime.ofInstant(at, zone);
    }

    /** The latest time that it has shown until now. This is not what it shows in an hour that comes again. */
    LocalDateTime reached(Instant at) {
        LocalDateTime now = shows(at);
        // Asked for one nanosecond later, since a jump at this very moment has taken place.
        Optional<ZoneOffsetTransition> jump =
                Optional.ofNullable(zone.getRules().previousTransition(at.plusNanos(1)));
        return jump.map(one -> one.getDateTimeBefore().minusNanos(1))
                .filter(shown -> shown.isAfter(now))
                .orElse(now);
    }

    /** When it first shows this time or a later one. */
    Instant first(LocalDateTime time) {
        return moments(time).getFirst();
    }

    /** When it shows this time, once or twice, in their order; the moment of the jump if it never does. */
    List<Instant> moments(LocalDateTime time) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        if (offsets.isEmpty()) {
            return List.of(zone.getRules().getTransition(time).getInstant());
        }
        return offsets.stream().map(time::toInstant).sorted().toList();
    }

    /** When it jumps next. */
    Optional<Instant> nextJump(Instant after) {
        return Optional.ofNullable(zone.getRules().nextTransition(after)).map(ZoneOffsetTransition::getInstant);
    }
}
