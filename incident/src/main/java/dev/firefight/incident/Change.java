package dev.firefight.incident;

import dev.firefight.incident.Action.ChangeStarted;
import java.time.Instant;
import java.util.Optional;

/**
 * An act on production.
 *
 * @param number of the entry that brought it
 * @param started what is done
 * @param by who does it
 * @param at when it began
 * @param placedAt since when it is in place; empty while it is being made
 * @param state how far it is
 */
public record Change(
        long number, ChangeStarted started, Person by, Instant at, Optional<Instant> placedAt, State state) {
    /** How far a change is. */
    public enum State {
        /** It is being made. */
        OPEN,
        /** It is in place, and nobody has watched whether it helps. */
        UNVERIFIED,
        /** It helped. */
        VERIFIED,
        /** It did not help, and is still in place. */
        FAILED,
        /** It was undone. */
        ROLLED_BACK
    }

    /** What is changed and where, in short. */
    public String brief() {
        return "“" + Words.brief(started.what()) + "” in " + Words.brief(started.where());
    }

    /** How far it is, as it is told to whoever wants to make another one. */
    public String standing() {
        return switch (state) {
            case OPEN -> "is still being made";
            case FAILED -> "did not help and is still in place";
            case UNVERIFIED -> "is not verified";
            case VERIFIED -> "helped";
            case ROLLED_BACK -> "was rolled back";
        };
    }

    /** Whether another change would hide what this one does. */
    public boolean isInTheWay() {
        return state == State.OPEN || state == State.UNVERIFIED || state == State.FAILED;
    }

    Change placed(Instant now) {
        return new Change(number, started, by, at, Optional.of(now), State.UNVERIFIED);
    }

    Change now(State other) {
        return new Change(number, started, by, at, placedAt, other);
    }
}
