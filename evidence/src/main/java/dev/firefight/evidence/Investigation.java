package dev.firefight.evidence;

import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.Likelihood.Calibration;
import dev.firefight.evidence.Weights.Weighed;
import dev.firefight.evidence.catalogue.SignatureCatalogue;
import dev.firefight.evidence.change.BlamedChange;
import dev.firefight.evidence.change.ChangeAttribution;
import dev.firefight.evidence.change.ChangeVerdict;
import dev.firefight.evidence.flow.SymptomOnset;
import dev.firefight.evidence.log.SaidSince;
import dev.firefight.evidence.trace.Requests;
import dev.firefight.telemetry.Alert;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * From a question to findings: find the onset, gather clues from every kind of signal, weigh them against each other, and say what
 * they mean.
 */
public final class Investigation {
    /** The walk from the alert down the calls is right in nine of ten cases: e^5 against a hundred others. */
    private static final double FIRST_FAILING = 5;

    private Investigation() {}

    /** Investigates: the same question has the same findings. */
    public static Findings investigate(Question question) {
        Window window = Window.of(question.incident());
        ChangeVerdict changes = ChangeAttribution.attribute(question);
        Gathered gathered = Gathered.of(question, firstFailing(question, changes));
        Optional<Onset> known = told(question).or(() -> symptomOnset(question));
        Onset supposed = known.or(() -> OnsetSearch.find(gathered)).orElseGet(() -> assumed(window));
        Trial trial = Trial.at(gathered, supposed.timeNanos());
        if (supposed.origin() == Onset.Origin.TOLD) {
            trial = OnsetRefinement.aroundTold(gathered, trial);
        }
        Onset onset = trial.onsetNanos() == supposed.timeNanos()
                ? supposed
                : new Onset(trial.onsetNanos(), Onset.Origin.TOLD, OnsetRefinement.EARLIER);
        Scores scores = scores(trial.weighed(), changes, known.isEmpty());
        List<Suspect> suspects = new Suspects(
                        SignatureCatalogue.shipped(),
                        question.patterns(),
                        SaidSince.of(question.incident(), onset.timeNanos()),
                        changes,
                        gathered.requests().map())
                .of(trial.weighed(), Likelihood.of(scores, Calibration.SHIPPED));
        return new Findings(
                window.startNanos(),
                window.endNanos(),
                onset,
                Buckets.of(question.incident(), changes, suspects),
                suspects,
                gathered.requests().map(),
                QuietServices.of(trial.metrics().looked(), gathered.requests().looked(), trial.weighed()),
                exemplars(gathered.requests(), suspects, onset),
                scores);
    }

    private static Scores scores(List<Weighed> weighed, ChangeVerdict changes, boolean searched) {
        boolean canBlame = changes.changesChecked() && changes.anySign();
        return new Scores(
                weighed.stream().map(Weighed::weight).toList(),
                canBlame
                        ? changes.candidates().stream()
                                .map(BlamedChange::logOdds)
                                .toList()
                        : List.of(),
                changes.noneLogOdds(),
                searched);
    }

    private static Optional<Onset> told(Question question) {
        return question.onsetNanos().isEmpty()
                ? Optional.empty()
                : Optional.of(new Onset(question.onsetNanos().getAsLong(), Onset.Origin.TOLD, "as told"));
    }

    private static Onset assumed(Window window) {
        return new Onset(
                window.startNanos() + (window.endNanos() - window.startNanos()) / 2,
                Onset.Origin.ASSUMED,
                "nothing shows when it started; the second half of the window is compared with the first");
    }

    private static Optional<Onset> symptomOnset(Question question) {
        OptionalLong found = SymptomOnset.find(question);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Onset(found.getAsLong(), Onset.Origin.FOUND, "the violated objective changes level here"));
    }

    private static Optional<Clue> firstFailing(Question question, ChangeVerdict changes) {
        Optional<Alert> alert = question.incident().alerts().stream().findFirst();
        if (alert.isEmpty() || changes.firstFailingService().isEmpty()) {
            return Optional.empty();
        }
        String service = changes.firstFailingService();
        return Optional.of(new Clue(
                new Target(service, ""),
                Family.FIRST_FAILING,
                FIRST_FAILING,
                alert.get().metric().isEmpty()
                        ? alert.get().name()
                        : alert.get().metric(),
                new Evidence(
                        Evidence.Kind.ALERT,
                        alert.get().name(),
                        "threshold and value of the alert",
                        alert.get().threshold().orElse(Double.NaN),
                        alert.get().value().orElse(Double.NaN),
                        "",
                        FIRST_FAILING / Evidence.NATS_PER_BIT,
                        OptionalLong.of(alert.get().timeNanos()),
                        service.equals(alert.get().service())
                                ? "the alert is on %s, and nothing that it calls failed before it".formatted(service)
                                : "the failing calls of %s, which the alert is on, lead to %s; nothing that it calls failed before it"
                                        .formatted(alert.get().service(), service),
                        Optional.empty())));
    }

    private static List<TraceExemplar> exemplars(Requests requests, List<Suspect> suspects, Onset onset) {
        return suspects.isEmpty()
                ? List.of()
                : requests.exemplars(
                        new Target(
                                suspects.getFirst().service(),
                                suspects.getFirst().component()),
                        onset.timeNanos());
    }
}
