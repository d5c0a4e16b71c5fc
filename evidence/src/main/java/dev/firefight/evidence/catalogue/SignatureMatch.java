package dev.firefight.evidence.catalogue;

import dev.firefight.evidence.Bucket;
import dev.firefight.evidence.Evidence;
import java.util.List;

/**
 * A known way of failing that fits what is known about a suspect.
 *
 * @param signature what it fits
 * @param surprise how much the signs single this signature out among all, in nats; each further sign counts half the one before, so
 *     that no number of signs makes more than twice the strongest
 * @param evidence the signs, strongest first
 * @param isSpecific whether it is more than a resource's move: a phrase or a metric that belongs to this way of failing
 */
public record SignatureMatch(Signature signature, double surprise, List<Evidence> evidence, boolean isSpecific) {
    /** Copies the list. */
    public SignatureMatch {
        evidence = List.copyOf(evidence);
    }

    /** Where the cause comes from, if this is it: a match that is not specific is no known pattern. */
    public Bucket bucket() {
        if (!isSpecific) {
            return Bucket.INTERNAL;
        }
        return signature.isOutsideControl() ? Bucket.DEPENDENCY : Bucket.KNOWN_PATTERN;
    }

    /** What to do about it. */
    public Advice advice() {
        return new Advice(signature.quickestTest(), signature.mitigation());
    }
}
