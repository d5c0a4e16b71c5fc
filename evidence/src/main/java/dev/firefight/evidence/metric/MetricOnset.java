package dev.firefight.evidence.metric;

import dev.firefight.evidence.Onset;
import dev.firefight.evidence.Question;
import dev.firefight.telemetry.Alert;
import java.util.Optional;
import java.util.OptionalLong;

/** The start of the trouble as the series tell it. */
public final class MetricOnset {
    private MetricOnset() {}

    /** Searches the series of an incident; the first alert says when it had started at the latest. */
    public static Optional<Onset> find(Question question) {
        OptionalLong alert = question.incident().alerts().stream()
                .mapToLong(Alert::timeNanos)
                .min();
        return OnsetSearch.find(Measured.of(question.incident()), alert)
                .map(found -> new Onset(
                        found.timeNanos(),
                        Onset.Origin.FOUND,
                        "the series of %s change level together here"
                                .formatted(found.target().service())));
    }
}
