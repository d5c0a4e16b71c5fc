package dev.firefight.evidence;

import dev.firefight.evidence.flow.SymptomOnset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** From a question to findings. */
public final class Investigation {
    private Investigation() {}

    /** Investigates. */
    public static Findings investigate(Question question) {
        Window window = Window.of(question.incident());
        Onset said = onset(question, window);
        Trial trial = Trial.at(question, said.timeNanos());
        Onset onset = said;
        if (said.origin() == Onset.Origin.TOLD) {
            trial = OnsetRefinement.aroundTold(question, trial);
            if (trial.onsetNanos() != said.timeNanos()) {
                onset = new Onset(trial.onsetNanos(), Onset.Origin.TOLD, OnsetRefinement.EARLIER);
            }
        }
        return new Findings(
                window.startNanos(),
                window.endNanos(),
                onset,
                List.of(),
                Suspects.of(trial.weighed()),
                trial.requests().map(),
                List.of(),
                List.of());
    }

    private static Onset onset(Question question, Window window) {
        if (question.onsetNanos().isPresent()) {
            return new Onset(question.onsetNanos().getAsLong(), Onset.Origin.TOLD, "as told");
        }
        return symptomOnset(question)
                .or(() -> OnsetSearch.find(question))
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
}
