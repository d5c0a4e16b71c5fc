package dev.firefight.evidence.metric;

import dev.firefight.evidence.Question;
import dev.firefight.telemetry.Alert;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The start of the trouble as the series tell it. */
public final class MetricOnset {
    private MetricOnset() {}

    /** Weighs all times by the series of an incident; the first alert says when it had started at the latest. */
    public static Optional<OnsetGains> gains(Question question) {
        OptionalLong alert = question.incident().alerts().stream()
                .mapToLong(Alert::timeNanos)
                .min();
        List<PacketFlow> healthy = question.baseline()
                .map(baseline -> PacketFlow.of(Measured.of(baseline)))
                .orElse(List.of());
        return SeriesGains.gains(Measured.of(question.incident()), healthy, alert);
    }
}
