package dev.firefight.paging.roster;

import java.time.Instant;

/**
 * Alerts that wake nobody for a while: because of maintenance, or because they are known. They are listed, and an alert that still fires when the
 * silence ends wakes somebody then.
 *
 * @param match which alerts
 * @param from when it begins
 * @param until when it ends
 * @param reason why, for everybody to read
 * @param by who wanted it
 */
public record Silence(Match match, Instant from, Instant until, String reason, String by) {
    /** Whether it holds at a moment. */
    public boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
