package dev.firefight.evidence;

import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.Weights.Weighed;
import dev.firefight.evidence.catalogue.SignatureCatalogue;
import dev.firefight.evidence.change.ChangeAttribution;
import dev.firefight.evidence.change.ChangeVerdict;
import dev.firefight.evidence.flow.FlowSuspect;
import dev.firefight.evidence.flow.SymptomFlow;
import dev.firefight.evidence.flow.SymptomOnset;
import dev.firefight.evidence.log.SaidSince;
import dev.firefight.evidence.metric.MetricClues;
import dev.firefight.evidence.metric.MetricOnset;
import dev.firefight.evidence.trace.RequestEvidence;
import dev.firefight.telemetry.Alert;
import java.util.ArrayList;
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

    /** Investigates. */
    public static Findings investigate(Question question) {
        Window window = Window.of(question.incident());
        Onset onset = onset(question, window);
        MetricClues.Result metrics = MetricClues.of(question, onset.timeNanos());
        RequestEvidence requests = RequestEvidence.of(question, onset.timeNanos());
        ChangeVerdict changes = ChangeAttribution.attribute(question, question.onsetNanos());
        List<Clue> clues = new ArrayList<>(metrics.clues());
        clues.addAll(requests.clues());
        firstFailing(question, changes).ifPresent(clues::add);
        Optional<List<FlowSuspect>> flow = SymptomFlow.attribute(question, onset.timeNanos());
        if (flow.isPresent() && !flow.get().isEmpty()) {
            // the flow has weighed the symptoms of all services against each other already
            clues.removeIf(clue -> clue.family() == Family.SYMPTOM || clue.family() == Family.OTHER);
            flow.get().forEach(suspect -> clues.add(excess(suspect)));
        }
        int targets = Math.max(metrics.looked().size(), requests.looked().size());
        List<Weighed> weighed = Weights.weigh(clues, targets);
        List<Suspect> suspects = new Suspects(
                        SignatureCatalogue.shipped(),
                        question.patterns(),
                        SaidSince.of(question.incident(), onset.timeNanos()),
                        changes)
                .of(weighed);
        return new Findings(
                window.startNanos(),
                window.endNanos(),
                onset,
                Buckets.of(question.incident(), changes, suspects),
                suspects,
                requests.map(),
                QuietServices.of(metrics.looked(), requests.looked(), weighed),
                exemplars(requests, suspects));
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
                        "alert",
                        alert.get().threshold().orElse(Double.NaN),
                        alert.get().value().orElse(Double.NaN),
                        "",
                        FIRST_FAILING / Math.log(2),
                        OptionalLong.of(alert.get().timeNanos()),
                        service.equals(alert.get().service())
                                ? "the alert is on %s, and nothing it calls failed before".formatted(service)
                                : "%s fails below the alert on %s, and nothing it calls failed before"
                                        .formatted(service, alert.get().service()),
                        Optional.empty())));
    }

    private static List<TraceExemplar> exemplars(RequestEvidence requests, List<Suspect> suspects) {
        return suspects.isEmpty()
                ? List.of()
                : requests.exemplars(new Target(
                        suspects.getFirst().service(), suspects.getFirst().component()));
    }
}
