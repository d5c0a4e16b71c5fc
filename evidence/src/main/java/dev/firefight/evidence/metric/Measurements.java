package dev.firefight.evidence.metric;

import dev.firefight.evidence.Question;
import dev.firefight.evidence.Target;
import dev.firefight.telemetry.Alert;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.SeriesKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The series of an incident that can speak against somebody, and what is known of them in healthy times: gathered once, weighed at any
 * time.
 */
public final class Measurements {
    private final List<Measured> all;
    private final Map<SeriesKey, Series> healthy = new HashMap<>();
    private final List<PacketFlow> flows;
    private final Map<Target, PacketFlow> healthyFlows = new HashMap<>();
    private final OptionalLong firstAlertNanos;

    private Measurements(Question question) {
        all = Measured.of(question.incident());
        flows = PacketFlow.of(all);
        question.baseline().ifPresent(baseline -> {
            List<Measured> measured = Measured.of(baseline);
            measured.forEach(one -> healthy.put(one.series().key(), one.series()));
            PacketFlow.of(measured).forEach(flow -> healthyFlows.put(flow.target(), flow));
        });
        firstAlertNanos = question.incident().alerts().stream()
                .mapToLong(Alert::timeNanos)
                .min();
    }

    /** Gathers the series of a question. */
    public static Measurements of(Question question) {
        return new Measurements(question);
    }

    /** What speaks against whom if the trouble began at a time. */
    public MetricClues.Result at(long onsetNanos) {
        return MetricClues.of(this, onsetNanos);
    }

    /** Weighs all times as the start of the trouble; the first alert says when it had started at the latest. Empty when there are too few points. */
    public Optional<OnsetGains> onsetGains() {
        return SeriesGains.gains(this, firstAlertNanos);
    }

    /** The series that can speak against somebody. */
    List<Measured> all() {
        return all;
    }

    /** The same series in healthy times. */
    Optional<Series> healthy(Measured one) {
        return Optional.ofNullable(healthy.get(one.series().key()));
    }

    /** The balance of each component's traffic. */
    List<PacketFlow> flows() {
        return flows;
    }

    /** The same component's in healthy times. */
    Optional<PacketFlow> healthy(PacketFlow flow) {
        return Optional.ofNullable(healthyFlows.get(flow.target()));
    }
}
