package dev.firefight.server.investigation;

import java.time.Duration;
import java.util.Optional;

/**
 * How good the suspects of the program were. What counts is what people wrote: a cause is what they confirmed, and of an incident that is over.
 *
 * @param ended incidents that the program looked into and that ended with a confirmed cause
 * @param first of those, where the cause was the first suspect of the program
 * @param topThree where it was one of the first three, the first among them
 * @param named where it was any of them
 * @param missed where it was none of them, though there were some
 * @param silent where the program named nobody
 * @param unseen incidents with a confirmed cause that the program never looked into; not among the others
 * @param suspects that were named, in all incidents, open ones too
 * @param confirmed suspects that were confirmed in the end
 * @param refuted suspects that were refuted in the end
 * @param timed incidents in which there was a suspect
 * @param median from their declaration to the first suspect; empty where there was none
 */
public record HitRate(
        long ended,
        long first,
        long topThree,
        long named,
        long missed,
        long silent,
        long unseen,
        long suspects,
        long confirmed,
        long refuted,
        long timed,
        Optional<Duration> median) {
    /** Of fewer a percentage would say more than is known. */
    public static final int LEAST_FOR_PERCENT = 20;

    /** How many of how many; in percent as well where there are enough. */
    public static String share(long some, long all) {
        if (all == 0) {
            return "none yet";
        }
        String counted = some + " of " + all;
        return all < LEAST_FOR_PERCENT ? counted : counted + " (" + Math.round(100.0 * some / all) + " %)";
    }
}
