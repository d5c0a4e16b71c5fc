package dev.firefight.evidence.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The excess of the symptom as it flows along the calls: 1 enters at the symptom; at each service what its callees explain is handed on in
 * proportion to their own excess, and the rest stays.
 */
final class Flow {
    /** A callee that was never seen before stands behind its caller: it is believed half of what it would explain there. */
    static final double NEW_CALLEE = 0.5;

    /** Differences below this are rounding. */
    private static final double RESOLUTION = 1e9;

    private static final double LEAST = 1e-300;

    private final CallGraph graph;
    private final Excess[] excess;
    private final double[] stay;
    private final double[] score;
    private final int[] newBehind;

    /** Of a graph with the excess of each of its services. */
    Flow(CallGraph graph, Excess[] excess) {
        this.graph = graph;
        this.excess = excess;
        this.stay = new double[graph.size()];
        this.score = new double[graph.size()];
        this.newBehind = new int[graph.size()];
        distribute();
        for (int i = 0; i < score.length; i++) {
            // all of the flow stays at a symptom that shows no excess: that accuses nobody
            score[i] = excess[i].beyondUsual() > 0 ? stay[i] * excess[i].surprise() : 0;
            newBehind[i] = -1;
        }
        suspectNewCallees();
    }

    private void distribute() {
        double[] mass = new double[graph.size()];
        mass[0] = 1;
        for (int service : graph.callersFirst()) {
            if (mass[service] <= 0) {
                continue;
            }
            double explained = 0;
            for (int callee : graph.callees(service)) {
                explained += excess[callee].isNew() ? 0 : excess[callee].beyondUsual();
            }
            double own = Math.max(0, excess[service].beyondUsual() - explained);
            double all = own + explained;
            if (all <= 0) {
                stay[service] += mass[service];
                continue;
            }
            stay[service] += mass[service] * own / all;
            for (int callee : graph.callees(service)) {
                if (!excess[callee].isNew()) {
                    mass[callee] += mass[service] * excess[callee].beyondUsual() / all;
                }
            }
        }
    }

    /** A callee without any past has no surprise of its own; what stays at its caller may be its doing. */
    private void suspectNewCallees() {
        for (int caller : graph.callersFirst()) {
            for (int callee : graph.callees(caller)) {
                if (excess[callee].isNew() && excess[callee].beyondUsual() > 0 && stay[caller] > 0) {
                    double explains =
                            Math.min(1, excess[callee].beyondUsual() / Math.max(LEAST, excess[caller].beyondUsual()));
                    double shared = NEW_CALLEE * score[caller] * explains;
                    if (shared > score[callee]) {
                        score[callee] = shared;
                        newBehind[callee] = caller;
                    }
                }
            }
        }
    }

    /**
     * The services that score, the strongest first. Ties are broken by what stays, by surprise, by excess, by distance from the symptom;
     * what is still tied cannot be told apart and stays in the order of the calls.
     */
    List<Integer> ranked() {
        List<Integer> scoring = new ArrayList<>();
        for (int i = 0; i < score.length; i++) {
            if (rounded(score[i]) > 0) {
                scoring.add(i);
            }
        }
        double whole = Math.max(LEAST, Math.abs(excess[0].amount()));
        scoring.sort(Comparator.<Integer>comparingDouble(i -> -rounded(score[i]))
                .thenComparingDouble(i -> -rounded(stay[i]))
                .thenComparingDouble(i -> -rounded(excess[i].surprise()))
                .thenComparingDouble(i -> -rounded(excess[i].amount() / whole))
                .thenComparingInt(graph::depth));
        return scoring;
    }

    private static double rounded(double value) {
        return Math.rint(value * RESOLUTION) / RESOLUTION;
    }

    /** What stays at a service, as a share of the symptom's excess. */
    double stay(int service) {
        return stay[service];
    }

    /** What stays times the surprise. */
    double score(int service) {
        return score[service];
    }

    /** The caller behind which a new callee stands; -1 for any other service. */
    int newBehind(int service) {
        return newBehind[service];
    }
}
