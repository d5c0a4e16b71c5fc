package dev.firefight.paging.escalation;

import dev.firefight.paging.escalation.PageFact.Cause;
import java.time.Instant;
import java.util.Optional;

/**
 * A call for help.
 *
 * @param number of the entry that opened it
 * @param cause what brought it about
 * @param policy followed; empty where one person is called by name
 * @param person called by name; empty where a policy is followed
 * @param reason for whoever is woken
 * @param openedAt when
 * @param state how far it is
 * @param round how often the steps were gone through, this time included; 0 before the first step
 * @param step the last that was taken; 0 before the first
 * @param stepAt when that was
 */
public record Page(
        long number,
        Cause cause,
        Optional<String> policy,
        Optional<String> person,
        String reason,
        Instant openedAt,
        State state,
        long round,
        long step,
        Instant stepAt) {
    /** How far a page is. */
    public enum State {
        /** Nobody answered yet. */
        OPEN,
        /** Somebody takes care. */
        ACKNOWLEDGED,
        /** Nobody is needed any more. */
        CLOSED,
        /** All were called, and nobody answered. */
        EXHAUSTED
    }

    Page now(State other) {
        return new Page(number, cause, policy, person, reason, openedAt, other, round, step, stepAt);
    }

    Page at(long nextRound, long nextStep, Instant at) {
        return new Page(number, cause, policy, person, reason, openedAt, state, nextRound, nextStep, at);
    }

    /** Whether people are still to be called. */
    public boolean isOpen() {
        return state == State.OPEN;
    }
}
