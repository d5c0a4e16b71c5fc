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
 * @param stepAt when that was, or when the clock was found to have been set back since
 * @param stepNumber of the entry by which it was taken; messages after it are those of this step
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
        Instant stepAt,
        long stepNumber) {
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
        return new Page(number, cause, policy, person, reason, openedAt, other, round, step, stepAt, stepNumber);
    }

    /** The same step once more only sets its time. */
    Page at(long nextRound, long nextStep, Instant at, long entry) {
        long since = nextRound == round && nextStep == step ? stepNumber : entry;
        return new Page(number, cause, policy, person, reason, openedAt, state, nextRound, nextStep, at, since);
    }

    /** Nobody is waited for any more at this step, so that the next one is due at once. */
    Page passedOn() {
        return at(round, step, Instant.EPOCH, stepNumber);
    }

    /** Somebody called by name is waited for in person; whoever else takes care does not speak for them. */
    Page acknowledged(String by) {
        boolean isTheirs = person.map(by::equals).orElse(true);
        return isTheirs && (state == State.OPEN || state == State.EXHAUSTED) ? now(State.ACKNOWLEDGED) : this;
    }

    /** Whether people are still to be called. */
    public boolean isOpen() {
        return state == State.OPEN;
    }
}
