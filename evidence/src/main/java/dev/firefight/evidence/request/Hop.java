package dev.firefight.evidence.request;

/**
 * Why a request failed or waited, at one service.
 *
 * @param service whose part of the request it is
 * @param reason what is wrong there
 * @param operation what it did, with {@code *} for values
 * @param other the other side of a call that took long on the way, or empty
 * @param detail what was seen: what followed what, or the first line of an error; empty where the times say it all
 * @param nanos how long it took here; 0 where time is not the matter
 * @param usualNanos how long it usually takes; 0 where nobody knows
 * @param references in how many healthy requests it was seen
 * @param span index of the span at which it shows
 * @param surprise at this, in nats
 */
public record Hop(
        String service,
        Reason reason,
        String operation,
        String other,
        String detail,
        long nanos,
        long usualNanos,
        int references,
        int span,
        double surprise) {
    /** What can be wrong with a hop. */
    public enum Reason {
        /** Its span failed, and none that it called. */
        FAILED,
        /** It took longer by itself. */
        SLOW,
        /** The call to it took longer on the way: the caller's time less its own. */
        ON_THE_WAY,
        /** It went on otherwise than it ever does, with an error. */
        ERROR_LINE,
        /** It went on otherwise than it ever does. */
        OTHER_COURSE
    }
}
