package dev.firefight.evidence;

import java.util.List;

/**
 * What was found out about one bucket.
 *
 * @param bucket the bucket
 * @param verdict the verdict
 * @param reason why, in one line
 * @param evidence what the verdict rests on
 */
public record BucketFinding(Bucket bucket, Verdict verdict, String reason, List<Evidence> evidence) {
    /** Copies the list. */
    public BucketFinding {
        evidence = List.copyOf(evidence);
    }
}
