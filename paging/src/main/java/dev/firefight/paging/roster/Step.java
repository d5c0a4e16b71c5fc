package dev.firefight.paging.roster;

import java.time.Duration;
import java.util.List;

/**
 * One step of an escalation.
 *
 * @param targets who is called, all at once
 * @param patience how long they have to acknowledge before the next step is taken
 */
public record Step(List<Target> targets, Duration patience) {
    /** Copies the list. */
    public Step {
        targets = List.copyOf(targets);
    }
}
