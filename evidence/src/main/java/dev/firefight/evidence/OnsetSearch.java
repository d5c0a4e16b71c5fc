package dev.firefight.evidence;

import dev.firefight.evidence.Weights.Weighed;
import dev.firefight.evidence.metric.OnsetGains;
import dev.firefight.telemetry.Telemetry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the start of the trouble when nobody tells it. For each component the time at which what requests say against it, and what its
 * series gain by a change of level, are most together; of times that say the same, the latest, because an earlier one only adds healthy
 * time to the trouble. Of the best of these the one whose component is heaviest when all is weighed as if the trouble had begun then: a
 * change of level that all share, such as more load, makes nobody heavy.
 */
final class OnsetSearch {
    /** Times at which requests are weighed, at most: each costs a look at all of them. */
    private static final int MOST_TIMES = 12;

    /** Candidates that get a trial, in which all is weighed. */
    private static final int MOST_TRIALS = 3;

    /**
     * What a nat of gain counts beside one that requests say: the three series of a component tell nearly the same, and their points hang
     * together.
     */
    private static final double GAIN_SHARE = 0.25;

    /** Steps into which a stretch of time is cut that no series cut: minutes of an hour. */
    private static final int STEPS = 60;

    private final Gathered gathered;
    private final OnsetGains gains;
    private final Window requests;

    private OnsetSearch(Gathered gathered, OnsetGains gains, Window requests) {
        this.gathered = gathered;
        this.gains = gains;
        this.requests = requests;
    }

    /** A time that fits a target, and by how many nats. */
    private record Candidate(long timeNanos, Target target, double score) {
        Candidate better(Candidate other) {
            return score > other.score ? this : other;
        }
    }

    /** The start; empty when nothing says anything. */
    static Optional<Onset> find(Gathered gathered) {
        Window requests = requests(gathered.question().incident());
        Optional<OnsetGains> gains = gathered.measurements().onsetGains();
        if (gains.isPresent()) {
            return new OnsetSearch(gathered, gains.get().beyondAccident(), requests)
                    .find()
                    .or(() -> new OnsetSearch(gathered, gains.get(), requests).find());
        }
        if (requests.startNanos() >= requests.endNanos()) {
            return Optional.empty();
        }
        OnsetGains none = OnsetGains.none(requests.startNanos(), requests.endNanos(), STEPS);
        return new OnsetSearch(gathered, none, requests).find();
    }

    /** The stretch of time in which requests began and logs were written. */
    private static Window requests(Telemetry telemetry) {
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (int i = 0; i < telemetry.spans().size(); i++) {
            start = Math.min(start, telemetry.spans().startNanos(i));
            end = Math.max(end, telemetry.spans().startNanos(i));
        }
        for (int i = 0; i < telemetry.logs().size(); i++) {
            start = Math.min(start, telemetry.logs().timeNanos(i));
            end = Math.max(end, telemetry.logs().timeNanos(i));
        }
        return start > end ? new Window(0, 0) : new Window(start, end);
    }

    private Optional<Onset> find() {
        return candidates().values().stream()
                .sorted(Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::target))
                .limit(MOST_TRIALS)
                .max(Comparator.comparingDouble(
                        candidate -> Trial.at(gathered, candidate.timeNanos).weight(candidate.target)))
                .map(this::closer)
                .map(found -> new Onset(
                        found.timeNanos,
                        Onset.Origin.FOUND,
                        "what speaks against %s begins here".formatted(found.target.service())));
    }

    /** For each target the time that fits it best. */
    private Map<Target, Candidate> candidates() {
        Map<Target, Candidate> best = new HashMap<>();
        if (requests.startNanos() < requests.endNanos()) {
            keepByRequests(best);
        }
        for (Target target : gains.byTarget().keySet()) {
            for (int point = gains.first(); point <= gains.last(); point++) {
                keep(best, new Candidate(gains.timeNanos(point), target, score(0, target, point)));
            }
        }
        return best;
    }

    /**
     * Times within the stretch that requests cover, half a step of the series apart or wider. That requests begin to be recorded says
     * nothing: to suppose a time before it is to suppose any.
     */
    private void keepByRequests(Map<Target, Candidate> best) {
        Map<Target, Double> weights = weights(earliest());
        for (int point = gains.first(); gains.timeNanos(point) < earliest(); point++) {
            keepAll(best, weights, gains.timeNanos(point));
        }
        keepAll(best, weights, earliest());
        for (long time = earliest() + apart(); time <= latest(); time += apart()) {
            keepAll(best, weights(time), time);
        }
    }

    private void keepAll(Map<Target, Candidate> best, Map<Target, Double> weights, long timeNanos) {
        int point = gains.pointAfter(timeNanos);
        weights.forEach((target, weight) -> keep(best, new Candidate(timeNanos, target, score(weight, target, point))));
    }

    /** Keeps the better one for its target; of equals the last, and times are tried in their order. */
    private static void keep(Map<Target, Candidate> best, Candidate candidate) {
        if (candidate.score > 0) {
            best.merge(candidate.target, candidate, Candidate::better);
        }
    }

    private double score(double weightOfRequests, Target target, int point) {
        return weightOfRequests + GAIN_SHARE * gains.at(target, point);
    }

    /** What requests say against each target if the trouble began at a time; 0 for those of which only series are known. */
    private Map<Target, Double> weights(long timeNanos) {
        int targets =
                Math.max(gains.byTarget().size(), gathered.requests().looked().size());
        Map<Target, Double> weights = new HashMap<>();
        for (Weighed one : Weights.weigh(gathered.requests().clues(timeNanos), targets)) {
            weights.put(one.target(), one.weight());
        }
        gains.byTarget().keySet().forEach(target -> weights.putIfAbsent(target, 0.0));
        return weights;
    }

    /** Times tried were wide apart; closer to the best one there may be a better one. */
    private Candidate closer(Candidate found) {
        Candidate best = found;
        for (long apart = apart() / 2; apart >= finest(); apart /= 2) {
            for (long time : new long[] {best.timeNanos - apart, best.timeNanos + apart}) {
                if (time > earliest() && time <= latest()) {
                    double weight = weights(time).getOrDefault(found.target, 0.0);
                    double score = score(weight, found.target, gains.pointAfter(time));
                    best = best.better(new Candidate(time, found.target, score));
                }
            }
        }
        return best;
    }

    private long earliest() {
        return Math.max(requests.startNanos(), gains.timeNanos(gains.first()));
    }

    private long latest() {
        return Math.min(requests.endNanos(), gains.timeNanos(gains.last()));
    }

    private long finest() {
        return Math.max(1, Math.round(gains.stepNanos() / 2));
    }

    private long apart() {
        return Math.max(finest(), (latest() - earliest()) / MOST_TIMES);
    }
}
