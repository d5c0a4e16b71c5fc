package dev.firefight.evidence;

import dev.firefight.evidence.Weights.Weighed;
import dev.firefight.evidence.metric.MetricOnset;
import dev.firefight.evidence.metric.OnsetGains;
import dev.firefight.evidence.trace.RequestEvidence;
import dev.firefight.telemetry.Telemetry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the start of the trouble when nobody tells it: the time at which what requests say against a component, and what its series
 * gain by a change of level, are most together. Of times that say the same, the latest: an earlier one only adds healthy time to the
 * trouble.
 */
final class OnsetSearch {
    /** Times at which requests are weighed, at most. */
    private static final int MOST_TRIALS = 12;

    /**
     * What a nat of gain counts beside one that requests say: the three series of a component tell nearly the same, and their points hang
     * together.
     */
    private static final double GAIN_SHARE = 0.25;

    private OnsetSearch() {}

    private record Candidate(long timeNanos, Target target, double score) {}

    /** The start; empty when nothing says anything. */
    static Optional<Onset> find(Question question) {
        Optional<OnsetGains> all = MetricOnset.gains(question);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        OnsetGains beyond = all.get().beyondAccident();
        Optional<Candidate> best = byRequests(question, beyond);
        best = better(best, bySeries(beyond, GAIN_SHARE));
        return best.or(() -> bySeries(all.get(), GAIN_SHARE))
                .map(found -> new Onset(
                        found.timeNanos,
                        Onset.Origin.FOUND,
                        "what speaks against %s begins here".formatted(found.target.service())));
    }

    private static Optional<Candidate> better(Optional<Candidate> one, Optional<Candidate> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().score >= other.get().score ? one : other;
    }

    private static Optional<Candidate> bySeries(OnsetGains gains, double share) {
        Optional<Candidate> best = Optional.empty();
        for (Target target : gains.byTarget().keySet()) {
            for (int point = gains.first(); point <= gains.last(); point++) {
                double score = share * gains.at(target, point);
                if (score > 0 && (best.isEmpty() || score > best.get().score)) {
                    best = Optional.of(new Candidate(gains.timeNanos(point), target, score));
                }
            }
        }
        return best;
    }

    /**
     * Times within the stretch that requests cover, half a step of the series apart or wider. That requests begin to be recorded says
     * nothing: to suppose a time before it is to suppose any.
     */
    private static Optional<Candidate> byRequests(Question question, OnsetGains gains) {
        Window covered = requests(question.incident());
        if (covered.startNanos() >= covered.endNanos()) {
            return Optional.empty();
        }
        long earliest = Math.max(covered.startNanos(), gains.timeNanos(gains.first()));
        long latest = Math.min(covered.endNanos(), gains.timeNanos(gains.last()));
        long apart = Math.max(1, Math.max(Math.round(gains.stepNanos() / 2), (latest - earliest) / MOST_TRIALS));
        Optional<Candidate> best = Optional.empty();
        Map<Target, Double> weights = weights(question, gains, earliest);
        for (int point = gains.first(); gains.timeNanos(point) < earliest; point++) {
            best = better(heaviest(weights, gains, gains.timeNanos(point)), best);
        }
        best = better(heaviest(weights, gains, earliest), best);
        for (long time = earliest + apart; time <= latest; time += apart) {
            best = better(heaviest(weights(question, gains, time), gains, time), best);
        }
        return best;
    }

    private static Map<Target, Double> weights(Question question, OnsetGains gains, long timeNanos) {
        RequestEvidence requests = RequestEvidence.of(question, timeNanos);
        int targets = Math.max(gains.byTarget().size(), requests.looked().size());
        Map<Target, Double> weights = new HashMap<>();
        for (Weighed one : Weights.weigh(requests.clues(), targets)) {
            weights.put(one.target(), one.weight());
        }
        gains.byTarget().keySet().forEach(target -> weights.putIfAbsent(target, 0.0));
        return weights;
    }

    private static Optional<Candidate> heaviest(Map<Target, Double> weights, OnsetGains gains, long timeNanos) {
        int point = gains.pointAfter(timeNanos);
        return weights.entrySet().stream()
                .map(entry -> new Candidate(
                        timeNanos, entry.getKey(), entry.getValue() + GAIN_SHARE * gains.at(entry.getKey(), point)))
                .filter(candidate -> candidate.score > 0)
                .max(Comparator.comparingDouble(Candidate::score)
                        .thenComparing(Candidate::target, Comparator.reverseOrder()));
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
