package dev.firefight.evidence;

import java.util.List;

/**
 * What likelihoods are made from, in nats: what speaks against each target and each change. Kept beside the suspects, so that likelihoods
 * can be computed anew with other constants without investigating again.
 *
 * @param targets weight of each target, heaviest first
 * @param changes log-odds of each change, most likely first; empty where no change is to be blamed, whatever was changed
 * @param none log-odds of "none of the changes"
 * @param searched whether the onset was searched for as well: among many times something always seems to begin
 */
public record Scores(List<Double> targets, List<Double> changes, double none, boolean searched) {
    /** Nothing was seen, and nothing was changed. */
    public static final Scores NOTHING = new Scores(List.of(), List.of(), 0, false);

    /** Copies the lists. */
    public Scores {
        targets = List.copyOf(targets);
        changes = List.copyOf(changes);
    }
}
