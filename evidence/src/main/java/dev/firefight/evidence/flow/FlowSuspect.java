package dev.firefight.evidence.flow;

import dev.firefight.evidence.Evidence;
import java.util.List;

/**
 * A service at which the excess of the symptom stays.
 *
 * @param service the service
 * @param score {@code stay} times {@code surprise}; for a callee never seen before half of its caller's, as far as it explains that one;
 *     in (0, 6]
 * @param stay share of the symptom's excess that stays there, explained by none of the services it calls, in [0, 1]
 * @param surprise how unlikely its own excess is in a healthy stretch of time: minus the decimal logarithm of the chance, in [0, 6]
 * @param evidence what it rests on, strongest first
 * @param reason why, in plain words
 */
public record FlowSuspect(
        String service, double score, double stay, double surprise, List<Evidence> evidence, String reason) {
    /** Copies the list. */
    public FlowSuspect {
        evidence = List.copyOf(evidence);
    }
}
