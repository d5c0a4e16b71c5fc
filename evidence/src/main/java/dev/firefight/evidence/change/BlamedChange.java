package dev.firefight.evidence.change;

import dev.firefight.evidence.Evidence;
import dev.firefight.telemetry.Change;
import java.util.List;

/**
 * A change and how much speaks for it being the cause.
 *
 * @param change the change: a commit; or a deployment, flag or setting where nothing is known of the code behind it
 * @param deployedService the service in which it took effect; empty where that is not known
 * @param logOdds sum of what speaks for and against it, natural logarithm; comparable within one verdict
 * @param reasons what speaks for and against it in plain words, in no order
 * @param deeds those of the reasons that its content gives: what it did
 * @param evidence what connects it with the trouble, the change itself first
 */
public record BlamedChange(
        Change change,
        String deployedService,
        double logOdds,
        List<Reason> reasons,
        List<Reason> deeds,
        List<Evidence> evidence) {
    /** Copies the lists. */
    public BlamedChange {
        reasons = List.copyOf(reasons);
        deeds = List.copyOf(deeds);
        evidence = List.copyOf(evidence);
    }
}
