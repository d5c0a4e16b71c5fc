package dev.firefight.evidence;

import java.util.List;
import java.util.Optional;

/**
 * What was found out.
 *
 * @param startNanos start of the telemetry
 * @param endNanos end of the telemetry
 * @param onset start of the trouble
 * @param buckets one entry for each bucket, in the order of {@link Bucket}
 * @param suspects who or what may be to blame, most likely first; empty when nothing stands out
 * @param map who calls whom
 * @param quiet what was looked at and found quiet
 * @param exemplars requests worth looking at, the slowest or failing first
 * @param scores what the likelihoods were made from
 */
public record Findings(
        long startNanos,
        long endNanos,
        Onset onset,
        List<BucketFinding> buckets,
        List<Suspect> suspects,
        ServiceMap map,
        List<Quiet> quiet,
        List<TraceExemplar> exemplars,
        Scores scores) {
    /** Version of the meaning of the findings, counted up when a field changes its meaning. */
    public static final int VERSION = 1;

    /** A first suspect below even odds does not count as an alarm: then somebody else, or nobody, is as likely. */
    public static final double ALARM_LIKELIHOOD = 0.5;

    /** Copies the lists. */
    public Findings {
        buckets = List.copyOf(buckets);
        suspects = List.copyOf(suspects);
        quiet = List.copyOf(quiet);
        exemplars = List.copyOf(exemplars);
    }

    /** The most likely suspect. */
    public Optional<Suspect> first() {
        return suspects.isEmpty() ? Optional.empty() : Optional.of(suspects.getFirst());
    }

    /**
     * Something that was looked at and found quiet.
     *
     * @param service whose
     * @param looked how many signals of it were looked at
     * @param surprise the largest surprise among them, in bits
     */
    public record Quiet(String service, int looked, double surprise) {}
}
