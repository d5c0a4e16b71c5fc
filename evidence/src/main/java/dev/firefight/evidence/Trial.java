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
 * @param requests what requests say
 */
record Trial(long onsetNanos, List<Weighed> weighed, RequestEvidence requests) {
    /** Supposes that the trouble began at a time. */
    static Trial at(Question question, long onsetNanos) {
        MetricClues.Result metrics = MetricClues.of(question, onsetNanos);
        List<Clue> clues = new ArrayList<>(metrics.clues());
        RequestEvidence requests = RequestEvidence.of(question, onsetNanos);
        clues.addAll(requests.clues());
        Optional<List<FlowSuspect>> flow = SymptomFlow.attribute(question, onsetNanos);
        if (flow.isPresent() && !flow.get().isEmpty()) {
            // the flow has weighed the symptoms of all services against each other already
            clues.removeIf(clue -> clue.family() == Family.SYMPTOM || clue.family() == Family.OTHER);
            flow.get().forEach(suspect -> clues.add(excess(suspect)));
        }
        int targets = Math.max(metrics.looked().size(), requests.looked().size());
        return new Trial(onsetNanos, Weights.weigh(clues, targets), requests);
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
