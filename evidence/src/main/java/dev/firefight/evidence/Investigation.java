package dev.firefight.evidence;

import dev.firefight.evidence.Weights.Weighed;
import dev.firefight.evidence.metric.MetricClues;
import dev.firefight.evidence.metric.MetricOnset;
import dev.firefight.evidence.trace.RequestEvidence;
import java.util.ArrayList;
import java.util.List;

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
        return MetricOnset.find(question)
                .orElseGet(() -> new Onset(
                        window.startNanos() + (window.endNanos() - window.startNanos()) / 2,
                        Onset.Origin.ASSUMED,
                        "nothing shows when it started; the second half of the window is compared with the first"));
    }
}
