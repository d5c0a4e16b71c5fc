package dev.firefight.evidence;

import java.util.List;

/**
 * Who or what may be to blame.
 *
 * @param rank place, from 1; no two share one
 * @param service the service; empty for a change that belongs to none
 * @param component pod, node or change that is narrowed down to; empty for the service as a whole
 * @param bucket where the cause comes from
 * @param indicator the one signal that gives it away: a metric, a log pattern, an edge, a change
 * @param score the likelihood as odds in bits: 0 is even, 10 is a thousand to one
 * @param likelihood calibrated probability that this is the cause, in [0, 1]
 * @param reason why, in plain words
 * @param evidence what it rests on: what the reason says first, then the strongest
 * @param quickestTest what would refute it soonest
 * @param mitigation what usually stops the bleeding
 */
public record Suspect(
        int rank,
        String service,
        String component,
        Bucket bucket,
        String indicator,
        double score,
        double likelihood,
        String reason,
        List<Evidence> evidence,
        String quickestTest,
        String mitigation) {
    private static final int SHORT_ID_CHARS = 8;

    /** Copies the list. */
    public Suspect {
        evidence = List.copyOf(evidence);
    }

    /** The same suspect at another place. */
    Suspect at(int place) {
        return new Suspect(
                place,
                service,
                component,
                bucket,
                indicator,
                score,
                likelihood,
                reason,
                evidence,
                quickestTest,
                mitigation);
    }

    /** Whether it is a change itself, and not who shows what a change did: then the component is its id, the indicator its title. */
    public boolean isChange() {
        return bucket == Bucket.CHANGE
                && !component.isEmpty()
                && evidence.stream()
                        .anyMatch(one -> one.kind() == Evidence.Kind.CHANGE
                                && one.selector().equals(component));
    }

    /** What a person would call it: a change by its title, with the start of its id to look it up. */
    public String name() {
        if (isChange() && !indicator.isEmpty()) {
            return indicator + " (" + component.substring(0, Math.min(SHORT_ID_CHARS, component.length())) + ")";
        }
        if (component.isEmpty() || service.isEmpty()) {
            return service + component;
        }
        return component.startsWith(service)
                ? component
                : service + " / " + component; // a pod's name tells its service
    }
}
