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
    /** Times at which requests are weighed, at most. */
    private static final int MOST_TRIALS = 12;

    /**
     * What a nat of gain counts beside one that requests say: the three series of a component tell nearly the same, and their points hang
     * together.
     */
    private static final double GAIN_SHARE = 0.25;

    /** Candidates that are tried in full, at most. */
    private static final int MOST_TRIED = 3;

    /** Steps into which a stretch of time is cut that no series cut. */
    private static final int STEPS = 60;

    private final Gathered gathered;
    private final OnsetGains gains;
    private final Window covered;

    private OnsetSearch(Gathered gathered, OnsetGains gains, Window covered) {
        this.gathered = gathered;
        this.gains = gains;
        this.covered = covered;
    }

    private record Candidate(long timeNanos, Target target, double score) {
        static Candidate better(Candidate one, Candidate other) {
            return one.score > other.score ? one : other;
        }
    }

    /** The start; empty when nothing says anything. */
    static Optional<Onset> find(Gathered gathered) {
        Window covered = requests(gathered.question().incident());
        Optional<OnsetGains> gains = gathered.measurements().onsetGains();
        if (gains.isEmpty()) {
            return covered.startNanos() >= covered.endNanos()
                    ? Optional.empty()
                    : new OnsetSearch(
                                    gathered, OnsetGains.none(covered.startNanos(), covered.endNanos(), STEPS), covered)
                            .find();
        }
        return new OnsetSearch(gathered, gains.get().beyondAccident(), covered)
                .find()
                .or(() -> new OnsetSearch(gathered, gains.get(), covered).find());
    }

    private Optional<Onset> find() {
        return candidates().values().stream()
                .sorted(Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::target))
                .limit(MOST_TRIED)
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
        byRequests(best);
        bySeries(best);
        return best;
    }

    private void bySeries(Map<Target, Candidate> best) {
        for (Target target : gains.byTarget().keySet()) {
            for (int point = gains.first(); point <= gains.last(); point++) {
                keep(best, new Candidate(gains.timeNanos(point), target, GAIN_SHARE * gains.at(target, point)));
            }
        }
    }

    private static void keep(Map<Target, Candidate> best, Candidate candidate) {
        if (candidate.score > 0) {
            best.merge(candidate.target, candidate, Candidate::better);
        }
    }

    /**
     * Times within the stretch that requests cover, half a step of the series apart or wider. That requests begin to be recorded says
     * nothing: to suppose a time before it is to suppose any.
     */
    private void byRequests(Map<Target, Candidate> best) {
        if (covered.startNanos() >= covered.endNanos()) {
            return;
        }
        Map<Target, Double> weights = weights(earliest());
        for (int point = gains.first(); gains.timeNanos(point) < earliest(); point++) {
            keepAll(best, weights, gains.timeNanos(point));
        }
        keepAll(best, weights, earliest());
        for (long time = earliest() + apart(); time <= latest(); time += apart()) {
            keepAll(best, weights(time), time);
        }
    }

    private long earliest() {
        return Math.max(covered.startNanos(), gains.timeNanos(gains.first()));
    }

    private long latest() {
        return Math.min(covered.endNanos(), gains.timeNanos(gains.last()));
    }

    private long finest() {
        return Math.max(1, Math.round(gains.stepNanos() / 2));
    }

    private long apart() {
        return Math.max(finest(), (latest() - earliest()) / MOST_TRIALS);
    }

    /** Times tried were wide apart; closer to the best one there may be a better one. */
    private Candidate closer(Candidate found) {
        Candidate best = found;
        for (long apart = apart() / 2; apart >= finest() && apart > 0; apart /= 2) {
            for (long time : new long[] {best.timeNanos - apart, best.timeNanos + apart}) {
                if (time > earliest() && time <= latest()) {
                    best = Candidate.better(best, at(time, found.target));
                }
            }
        }
        return best;
    }

    private Candidate at(long timeNanos, Target target) {
        double weight = weights(timeNanos).getOrDefault(target, 0.0);
        return new Candidate(timeNanos, target, weight + GAIN_SHARE * gains.at(target, gains.pointAfter(timeNanos)));
    }

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

    private void keepAll(Map<Target, Candidate> best, Map<Target, Double> weights, long timeNanos) {
        int point = gains.pointAfter(timeNanos);
        weights.forEach((target, weight) ->
                keep(best, new Candidate(timeNanos, target, weight + GAIN_SHARE * gains.at(target, point))));
    }

    /** The stretch of time that spans and logs cover. */
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
}
