package dev.firefight.evidence;

/**
 * One sign that something is wrong with a target. Clues of one family are views of the same thing, of which the strongest counts;
 * clues of different families speak independently.
 *
 * @param target what it points at
 * @param family what kind of trouble it is a sign of
 * @param surprise how unlikely it is without a fault: logarithm of the odds in nats; below 0 where it speaks for an
 *     accident or for somebody else
 * @param indicator the signal that gave it: a metric's name, a log line, an edge
 * @param evidence the numbers it came from
 */
public record Clue(Target target, Family family, double surprise, String indicator, Evidence evidence) {
    /** A kind of trouble. */
    public enum Family {
        /** What is too much of a stated symptom stays there, explained by nobody it calls. */
        EXCESS,
        /** Of all that fail it failed first, and nothing it calls failed before. */
        FIRST_FAILING,
        /** It computes more than it did. */
        CPU,
        /** It holds more memory than it did. */
        MEMORY,
        /** What it sends does not fit what it receives any more. */
        FLOW,
        /** It takes longer by itself, without what it waits for others. */
        OWN_TIME,
        /** Calls to or from it take longer on the way. */
        NETWORK,
        /** Its steps follow each other in another way, or it says other things. */
        PATTERN,
        /** What its users feel: latency, errors, throughput. A symptom more often than a cause. */
        SYMPTOM,
        /** Anything else that is measured. */
        OTHER
    }
}
