package dev.firefight.paging.roster;

import java.time.Duration;
import java.util.List;

/**
 * Who is called one after the other until somebody acknowledges.
 *
 * @param name by which teams and routes refer to it
 * @param steps at least one
 * @param rounds how often all steps are gone through before it is given up, at least once
 * @param alone who else is called when somebody has been alone with an incident for {@code aloneAfter}; may be empty
 * @param aloneAfter how long one person may be alone
 * @param management who is told when customers have been hurt for as long as the policy of the house says; may be empty
 */
public record EscalationPolicy(
        String name, List<Step> steps, int rounds, List<Target> alone, Duration aloneAfter, List<Target> management) {
    /** So often all steps are gone through unless something else is said. */
    public static final int USUAL_ROUNDS = 3;

    /** So long a step waits unless something else is said. */
    public static final Duration USUAL_PATIENCE = Duration.ofMinutes(5);

    /** So long somebody may be alone unless something else is said. */
    public static final Duration USUAL_ALONE = Duration.ofMinutes(30);

    /** Copies the lists. */
    public EscalationPolicy {
        steps = List.copyOf(steps);
        alone = List.copyOf(alone);
        management = List.copyOf(management);
        if (steps.isEmpty() || rounds < 1) {
            throw new IllegalArgumentException(
                    "policy \"" + name + "\" needs at least one step and one round: say who is called first");
        }
    }
}
