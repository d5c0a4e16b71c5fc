package dev.firefight.evidence.change;

import dev.firefight.evidence.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * Which change is to blame, if any.
 *
 * @param candidates all changes, most likely first; those that are equally likely by id
 * @param noneLogOdds log-odds that none of the changes is the cause, natural logarithm; comparable with those of the changes
 * @param firstFailingService the service where the trouble starts, found from the alert down the calls; empty when nothing fails
 * @param external what speaks for a cause outside: a provider's status, a certificate, a quota, bad data, a node or zone, a surge;
 *     strongest first
 * @param changesChecked whether changes were recorded at all; without them "none" means nothing
 * @param outsideChecked whether there was anything in which an outside cause would show: logs, spans or status reports
 * @param anySign whether there is any sign of trouble up to the alert; without one no change is blamed
 */
public record ChangeVerdict(
        List<BlamedChange> candidates,
        double noneLogOdds,
        String firstFailingService,
        List<Evidence> external,
        boolean changesChecked,
        boolean outsideChecked,
        boolean anySign) {
    /** Copies the lists. */
    public ChangeVerdict {
        candidates = List.copyOf(candidates);
        external = List.copyOf(external);
    }

    /** The change that is likelier than any other and than "none"; empty when "none" is the likeliest. */
    public Optional<BlamedChange> blamed() {
        return candidates.isEmpty() || candidates.getFirst().logOdds() <= noneLogOdds
                ? Optional.empty()
                : Optional.of(candidates.getFirst());
    }
}
