package dev.firefight.evidence.trace;

import dev.firefight.evidence.stat.BetaBinomial;
import java.util.ArrayList;
import java.util.List;

/**
 * Which step follows which within a service's part of a request. For each pair of steps the number of requests in which the first was seen
 * and in which the second followed it, before and after; a pair that vanished or appeared breaks the path. Counting what follows a
 * step, instead of how often a step is seen, leaves out how much traffic there is and where a request came from. Steps count apart for
 * each operation by which a request entered the service, so that it does no harm when users call some operations more and others less.
 *
 * <p>After the event graphs of G. Yu et al., "Nezha: Interpretable Fine-Grained Root Causes Analysis for Microservices on Multi-modal
 * Observability Data", ESEC/FSE 2023.
 */
final class Steps {
    /** The end of the service's part of the request. */
    static final int END = -1;

    /** The beginning of a stretch of time, where lines belong to no request. */
    static final int BEGIN = -2;

    /** A first step seen in fewer requests has no share of them to speak of. */
    private static final int FEWEST = 3;

    /** Share below which, and above whose complement, nothing is certain: what was never seen in a minute may still be ordinary. */
    private static final double LEAST_SHARE = 0.05;

    /**
     * How steady shares are from one healthy window to the next: as if learned from four requests. With more a mere change in what users ask
     * for looks like a fault; with fewer nothing is ever surprising.
     */
    private static final double STEADINESS = 4;

    /** More requests than this make a change no more certain. */
    private static final int MOST_REQUESTS = 300;

    /** Numbers of services with the operation by which requests entered. */
    private final PairNumbers entries = new PairNumbers();

    /** Numbers of entries with a step. */
    private final PairNumbers firsts = new PairNumbers();

    /** Numbers of first steps with the step that followed. */
    private final PairNumbers pairs = new PairNumbers();

    private final Occurrences withFirst = new Occurrences();
    private final Occurrences withPair = new Occurrences();

    /**
     * Two steps of a service, one after the other.
     *
     * @param service number of the service
     * @param first a step
     * @param second the step that follows
     */
    record Pair(int service, int first, int second) {}

    /**
     * A pair that broke.
     *
     * @param pair the pair
     * @param vanished whether it is seen less than before; else it is seen more
     * @param before share of requests with the first step in which the second followed: in healthy times where they are known, else before
     *     the onset; of a pair that appeared the larger of both
     * @param after the same after
     * @param requests requests after the onset in which the first step was seen
     * @param surprise in nats
     */
    record Broken(Pair pair, boolean vanished, double before, double after, int requests, double surprise) {}

    /** Notes that a step followed another in the request at hand, in a service that was entered by an operation. */
    void seen(int service, int entry, int first, int second) {
        int number = firsts.number(entries.number(service, entry), first);
        withFirst.seen(number);
        withPair.seen(pairs.number(number, second));
    }

    /** Ends the request at hand: each pair counts once for it. */
    void endRequest(boolean isIncident, long timeNanos) {
        withFirst.endRequest(isIncident, timeNanos);
        withPair.endRequest(isIncident, timeNanos);
    }

    /** All pairs whose share moved by more than accident at a time. */
    List<Broken> broken(long onsetNanos) {
        Occurrences.Around of = withFirst.around(onsetNanos, firsts.size());
        Occurrences.Around seen = withPair.around(onsetNanos, pairs.size());
        List<Broken> broken = new ArrayList<>();
        for (int pair = 0; pair < pairs.size(); pair++) {
            int first = (int) pairs.first(pair);
            int trials = of.after()[first];
            boolean healthyKnows = withFirst.healthy(first) >= FEWEST;
            boolean beforeKnows = of.before()[first] >= FEWEST;
            if (trials < FEWEST || (!healthyKnows && !beforeKnows)) {
                continue;
            }
            double justBefore = share(seen.before()[pair], of.before()[first]);
            double before = healthyKnows ? share(withPair.healthy(pair), withFirst.healthy(first)) : justBefore;
            double after = (double) seen.after()[pair] / trials;
            int counted = Math.min(trials, MOST_REQUESTS);
            int successes = (int) Math.round(after * counted);
            // what healthy times did not hold, but the time before the onset did, did not begin with the trouble
            double most = beforeKnows ? Math.max(before, justBefore) : before;
            if (after < before) {
                broken.add(new Broken(
                        pair(pair),
                        true,
                        before,
                        after,
                        trials,
                        BetaBinomial.surpriseAtSoFew(successes, counted, before, STEADINESS)));
            } else if (after > most) {
                broken.add(new Broken(
                        pair(pair),
                        false,
                        most,
                        after,
                        trials,
                        BetaBinomial.surpriseAtSoMany(successes, counted, most, STEADINESS)));
            }
        }
        return broken;
    }

    private Pair pair(int number) {
        int first = (int) pairs.first(number);
        int entry = (int) firsts.first(first);
        return new Pair((int) entries.first(entry), (int) firsts.second(first), (int) pairs.second(number));
    }

    private static double share(int seen, int of) {
        return Math.clamp((seen + 0.5) / (of + 1.0), LEAST_SHARE, 1 - LEAST_SHARE);
    }
}
