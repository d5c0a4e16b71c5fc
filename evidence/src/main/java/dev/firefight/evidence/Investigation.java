package dev.firefight.evidence;

import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.Weights.Weighed;
import dev.firefight.evidence.flow.FlowSuspect;
import dev.firefight.evidence.flow.SymptomFlow;
import dev.firefight.evidence.flow.SymptomOnset;
import dev.firefight.evidence.metric.MetricClues;
import dev.firefight.evidence.metric.MetricOnset;
import dev.firefight.evidence.trace.RequestEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** From a question to findings. */
public final class Investigation {
    private Investigation() {}

    /** Investigates. */
    public static Findings investigate(Question question) {
        Window window = Window.of(question.incident());
        Onset onset = onset(question, window);
        MetricClues.Result metrics = MetricClues.of(question, onset.timeNanos());
        List<Clue> clues = new ArrayList<>(metrics.clues());
        RequestEvidence requests = RequestEvidence.of(question, onset.timeNanos());
        clues.addAll(requests.clues());
        Optional<List<FlowSuspect>> flow = SymptomFlow.attribute(question, onset.timeNanos());
        if (flow.isPresent() && !flow.get().isEmpty()) {
            // the flow has weighed the symptoms of all services against each other already
            clues.removeIf(clue -> clue.family() == Family.SYMPTOM || clue.family() == Family.OTHER);
            flow.get().forEach(suspect -> clues.add(excess(suspect)));
        }
        int targets = Math.max(metrics.looked().size(), requests.looked().size());
        List<Weighed> weighed = Weights.weigh(clues, targets);
        return new Findings(
                window.startNanos(),
                window.endNanos(),
                onset,
                List.of(),
                Suspects.of(weighed),
                requests.map(),
                List.of(),
                List.of());
    }

    private static Onset onset(Question question, Window window) {
        if (question.onsetNanos().isPresent()) {
            return new Onset(question.onsetNanos().getAsLong(), Onset.Origin.TOLD, "as told");
        }
        return symptomOnset(question)
                .or(() -> MetricOnset.find(question))
                .orElseGet(() -> new Onset(
                        window.startNanos() + (window.endNanos() - window.startNanos()) / 2,
                        Onset.Origin.ASSUMED,
                        "nothing shows when it started; the second half of the window is compared with the first"));
    }

    private static Optional<Onset> symptomOnset(Question question) {
        OptionalLong found = SymptomOnset.find(question);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Onset(found.getAsLong(), Onset.Origin.FOUND, "the violated objective changes level here"));
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
