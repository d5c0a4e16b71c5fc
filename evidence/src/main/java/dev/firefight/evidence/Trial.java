package dev.firefight.evidence;

import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.Weights.Weighed;
import dev.firefight.evidence.flow.FlowSuspect;
import dev.firefight.evidence.flow.SymptomFlow;
import dev.firefight.evidence.metric.MetricClues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the telemetry says if the trouble began at a time.
 *
 * @param onsetNanos the supposed time
 * @param weighed what speaks against whom, heaviest first
 * @param metrics what series say, and how many were looked at
 */
record Trial(long onsetNanos, List<Weighed> weighed, MetricClues.Result metrics) {
    /**
     * Supposes that the trouble began at a time.
     *
     * @param gathered what is known whenever the trouble began
     * @param onsetNanos the supposed time
     */
    static Trial at(Gathered gathered, long onsetNanos) {
        Question question = gathered.question();
        MetricClues.Result metrics = gathered.measurements().at(onsetNanos);
        List<Clue> clues = new ArrayList<>(metrics.clues());
        clues.addAll(gathered.requests().clues(onsetNanos));
        gathered.alarm().ifPresent(clues::add);
        Optional<List<FlowSuspect>> flow = SymptomFlow.attribute(question, onsetNanos);
        if (flow.isPresent() && !flow.get().isEmpty()) {
            // the flow has weighed the symptoms of all services against each other already
            clues.removeIf(clue -> clue.family() == Family.SYMPTOM || clue.family() == Family.OTHER);
            flow.get().forEach(suspect -> clues.add(excess(suspect)));
        }
        int targets =
                Math.max(metrics.looked().size(), gathered.requests().looked().size());
        return new Trial(onsetNanos, Weights.weigh(clues, targets), metrics);
    }

    /** The weight of the heaviest target in nats, 0 when there is none. */
    double weight() {
        return weighed.isEmpty() ? 0 : weighed.getFirst().weight();
    }

    /** The weight of a target, or of its service as a whole where no component stands out, in nats; 0 where nothing speaks against it. */
    double weight(Target target) {
        return weighed.stream()
                .filter(one -> one.target().equals(target) || one.target().equals(new Target(target.service(), "")))
                .mapToDouble(Weighed::weight)
                .findFirst()
                .orElse(0);
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
