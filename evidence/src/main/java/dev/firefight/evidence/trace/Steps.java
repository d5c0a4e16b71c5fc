package dev.firefight.evidence.trace;

import dev.firefight.evidence.stat.BetaBinomial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which step follows which within a service's part of a request. For each pair of steps the number of requests in which the first was seen
 * and in which the second followed it, before and after; a pair that vanished or appeared breaks the path. Counting what follows a
 * step, instead of how often a step is seen, leaves out how much traffic there is and where a request came from.
 *
 * <p>After the event graphs of G. Yu et al., "Nezha: Interpretable Fine-Grained Root Causes Analysis for Microservices on Multi-modal
 * Observability Data", ESEC/FSE 2023.
 */
final class Steps {
    /** The end of the service's part of the request. */
    static final int END = -1;

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

    private final Map<First, int[]> firsts = new HashMap<>();
    private final Map<Pair, int[]> pairs = new HashMap<>();
    private final Set<First> firstsOfRequest = new HashSet<>();
    private final Set<Pair> pairsOfRequest = new HashSet<>();

    /** A step of a service. */
    record First(String service, int step) {}

    /** Two steps of a service, one after the other. */
    record Pair(String service, int first, int second) {}

    /**
     * A pair that broke.
     *
     * @param pair the pair
     * @param vanished whether it is seen less than before; else it is seen more
     * @param before share of requests with the first step in which the second followed, before
     * @param after the same after
     * @param requests requests after the onset in which the first step was seen
     * @param surprise in nats
     */
    record Broken(Pair pair, boolean vanished, double before, double after, int requests, double surprise) {}

    /** Notes that a step followed another in the request at hand. */
    void seen(String service, int first, int second) {
        firstsOfRequest.add(new First(service, first));
        pairsOfRequest.add(new Pair(service, first, second));
    }

    /** Ends the request at hand: each pair counts once for it. */
    void endRequest(Phase phase) {
        for (First first : firstsOfRequest) {
            firsts.computeIfAbsent(first, key -> new int[Phase.values().length])[index(phase)]++;
        }
        for (Pair pair : pairsOfRequest) {
            pairs.computeIfAbsent(pair, key -> new int[Phase.values().length])[index(phase)]++;
        }
        firstsOfRequest.clear();
        pairsOfRequest.clear();
    }

    /** All pairs whose share moved by more than accident. */
    List<Broken> broken() {
        List<Broken> broken = new ArrayList<>();
        pairs.forEach((pair, counts) -> {
            int[] of = firsts.getOrDefault(new First(pair.service(), pair.first()), new int[Phase.values().length]);
            int trials = of[index(Phase.AFTER)];
            boolean healthyKnows = of[index(Phase.HEALTHY)] >= FEWEST;
            boolean beforeKnows = of[index(Phase.BEFORE)] >= FEWEST;
            if (trials < FEWEST || (!healthyKnows && !beforeKnows)) {
                return;
            }
            int reference = index(healthyKnows ? Phase.HEALTHY : Phase.BEFORE);
            double before = share(counts[reference], of[reference]);
            double after = (double) counts[index(Phase.AFTER)] / trials;
            int counted = Math.min(trials, MOST_REQUESTS);
            int successes = (int) Math.round(after * counted);
            if (after < before) {
                broken.add(new Broken(
                        pair,
                        true,
                        before,
                        after,
                        trials,
                        BetaBinomial.surpriseAtSoFew(successes, counted, before, STEADINESS)));
                return;
            }
            double most = beforeKnows
                    ? Math.max(before, share(counts[index(Phase.BEFORE)], of[index(Phase.BEFORE)]))
                    : before;
            if (after > most) {
                broken.add(new Broken(
                        pair,
                        false,
                        most,
                        after,
                        trials,
                        BetaBinomial.surpriseAtSoMany(successes, counted, most, STEADINESS)));
            }
        });
        return broken;
    }

    private static double share(int seen, int of) {
        return Math.clamp((seen + 0.5) / (of + 1.0), LEAST_SHARE, 1 - LEAST_SHARE);
    }

    private static int index(Phase phase) {
        return switch (phase) {
            case HEALTHY -> 0;
            case BEFORE -> 1;
            case AFTER -> 2;
        };
    }
}
