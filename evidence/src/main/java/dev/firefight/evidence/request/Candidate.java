package dev.firefight.evidence.request;

import java.util.Comparator;
import java.util.Optional;

/**
 * A request worth following.
 *
 * @param traceId 32 hexadecimal digits
 * @param service who took it in
 * @param operation what was asked of it, with {@code *} for values
 * @param startNanos when
 * @param nanos how long it took
 * @param usualNanos how long those of its kind usually take; 0 where nobody knows
 * @param trouble what is wrong with it
 * @param hop what explains it best; empty where nothing is out of the ordinary
 */
public record Candidate(
        String traceId,
        String service,
        String operation,
        long startNanos,
        long nanos,
        long usualNanos,
        Trouble trouble,
        Optional<Hop> hop) {
    /** The slowest in front. */
    public static final Comparator<Candidate> SLOWEST_FIRST =
            Comparator.comparingLong(Candidate::nanos).reversed().thenComparing(Candidate::traceId);

    /** What failed in front, then what was slow. */
    public static final Comparator<Candidate> WORST_FIRST = Comparator.comparing(Candidate::trouble);

    /** What is wrong with a request, the worst first. */
    public enum Trouble {
        /** A part of it failed, or logged an error that such requests do not log. */
        FAILED,
        /** It took far longer than its kind. */
        SLOW,
        /** It went another way than such requests go. */
        OTHER_COURSE,
        /** Nothing. */
        NONE
    }

    /** The same, failed where a line says so. */
    Candidate failedAt(Story.Line line) {
        return new Candidate(
                traceId,
                service,
                operation,
                startNanos,
                nanos,
                usualNanos,
                Trouble.FAILED,
                Optional.of(LoneLines.hop(line)));
    }
}
