package dev.firefight.incident;

import dev.firefight.incident.Action.VerificationStarted;
import java.time.Instant;

/**
 * Watching whether all is well.
 *
 * @param number of the entry that began it
 * @param started what is watched
 * @param at since when
 * @param state how it ended
 */
public record Verification(long number, VerificationStarted started, Instant at, State state) {
    /** How a verification ended. */
    public enum State {
        /** It goes on. */
        WATCHING,
        /** All was well. */
        PASSED,
        /** It was not. */
        FAILED
    }

    Verification now(State other) {
        return new Verification(number, started, at, other);
    }
}
