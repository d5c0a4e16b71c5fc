package dev.firefight.paging.roster;

import java.time.Instant;

/**
 * An override of a schedule: somebody is on call whatever the rotations say.
 *
 * @param member who
 * @param from when it begins
 * @param until when it ends, later than {@code from}
 * @param why for everybody to read; may be empty
 */
public record StandIn(String member, Instant from, Instant until, String why) {
    /** Checks the order of the two moments. */
    public StandIn {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("an override ends after it begins");
        }
    }

    /** Whether it holds at a moment. */
    boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
