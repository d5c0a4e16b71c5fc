package dev.firefight.evidence;

import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.Weights.Weighed;
import dev.firefight.evidence.flow.FlowSuspect;
import dev.firefight.evidence.flow.SymptomFlow;
import dev.firefight.evidence.metric.MetricClues;
import dev.firefight.evidence.trace.RequestEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the telemetry says if the trouble began at a time.
 *
 * @param onsetNanos the supposed time
 * @param weighed what speaks against whom, heaviest first
 * @param metrics what series say
 * @param requests what requests say
 */
record Trial(long onsetNanos, List<Weighed> weighed, MetricClues.Result metrics, RequestEvidence requests) {
    /**
     * Supposes that the trouble began at a time.
     *
     * @param question the question
     * @param alarm what the alert says, whenever the trouble began
     * @param onsetNanos the supposed time
     */
    static Trial at(Question question, Optional<Clue> alarm, long onsetNanos) {
        MetricClues.Result metrics = MetricClues.of(question, onsetNanos);
        List<Clue> clues = new ArrayList<>(metrics.clues());
        RequestEvidence requests = RequestEvidence.of(question, onsetNanos);
        clues.addAll(requests.clues());
        alarm.ifPresent(clues::add);
        Optional<List<FlowSuspect>> flow = SymptomFlow.attribute(question, onsetNanos);
        if (flow.isPresent() && !flow.get().isEmpty()) {
            // the flow has weighed the symptoms of all services against each other already
            clues.removeIf(clue -> clue.family() == Family.SYMPTOM || clue.family() == Family.OTHER);
            flow.get().forEach(suspect -> clues.add(excess(suspect)));
        }
        int targets = Math.max(metrics.looked().size(), requests.looked().size());
        return new Trial(onsetNanos, Weights.weigh(clues, targets), metrics, requests);
    }

    /** The weight of the heaviest target in nats, 0 when there is none. */
    double weight() {
        return weighed.isEmpty() ? 0 : weighed.getFirst().weight();
    }

    private static Clue excess(FlowSuspect suspect) {
        return new Clue(
                new Target(suspect.service(), ""),
                Family.EXCESS,
                suspect.score() * Math.log(10),
                suspect.evidence().getFirst().selector(),
                suspect.evidence().getFirst());
    }
}
