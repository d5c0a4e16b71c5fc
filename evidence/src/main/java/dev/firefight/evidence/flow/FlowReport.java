package dev.firefight.evidence.flow;

import dev.firefight.evidence.Curve;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.stat.Robust;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.Symptom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Suspects with the numbers they came from. */
final class FlowReport {
    /** The healthy band holds all but this share of the reference at either end. */
    private static final double BAND = 0.05;

    private static final double BITS_PER_DIGIT = Math.log(10) / Evidence.NATS_PER_BIT;
    private static final double LEAST = 1e-300;

    private final CallGraph graph;
    private final Excess[] excess;
    private final Flow flow;
    private final Side incident;
    private final Side baseline;
    private final OnsetSplit split;
    private final long onsetNanos;
    private final FlowWords words;

    /** Of a flow that was computed from two sides. */
    FlowReport(
            CallGraph graph,
            Excess[] excess,
            Side incident,
            Side baseline,
            OnsetSplit split,
            long onsetNanos,
            FlowWords words) {
        this.graph = graph;
        this.excess = excess;
        this.flow = new Flow(graph, excess);
        this.incident = incident;
        this.baseline = baseline;
        this.split = split;
        this.onsetNanos = onsetNanos;
        this.words = words;
    }

    /** How to speak of a symptom. */
    static FlowWords words(SymptomKind kind, Symptom symptom, Side incident, Excess ofSymptom) {
        Optional<ServiceSeries> values = Optional.ofNullable(incident.values().get(symptom.service()));
        Optional<ServiceSeries> requests =
                Optional.ofNullable(incident.requests().get(symptom.service()));
        Optional<ServiceSeries> counted = values.isPresent() && values.get().isAmount()
                ? values
                : ofSymptom.isCounted() ? requests : Optional.empty();
        return new FlowWords(
                kind,
                symptom.direction() == Symptom.Direction.UP,
                values.map(series -> series.key().unit()).orElse(""),
                counted.isPresent() && SymptomKind.isCounted(counted.get().key()));
    }

    /** All suspects, the strongest first. */
    List<FlowSuspect> suspects() {
        List<FlowSuspect> suspects = new ArrayList<>();
        for (int service : flow.ranked()) {
            suspects.add(new FlowSuspect(
                    graph.service(service),
                    flow.score(service),
                    flow.stay(service),
                    excess[service].surprise(),
                    evidence(service).stream().toList(),
                    reason(service)));
        }
        return suspects;
    }

    private String reason(int service) {
        double whole = excess[0].amount();
        int caller = flow.newBehind(service);
        if (caller < 0) {
            return words.stays(
                    whole,
                    graph.service(0),
                    flow.stay(service),
                    graph.service(service),
                    graph.callees(service).length == 0);
        }
        double explains = Math.min(1, excess[service].beyondUsual() / Math.max(LEAST, excess[caller].beyondUsual()));
        return words.isNew(
                whole, graph.service(0), flow.stay(caller), graph.service(caller), explains, graph.service(service));
    }

    private Optional<Evidence> evidence(int service) {
        String name = graph.service(service);
        Optional<ServiceSeries> series = Optional.ofNullable(incident.values().get(name));
        if (series.isEmpty()) {
            return Optional.empty();
        }
        SeriesKey key = series.get().key();
        String statistic = SymptomKind.statistic(key);
        return Optional.of(new Evidence(
                Evidence.Kind.METRIC,
                key.selector(),
                (statistic.isEmpty() ? "mean" : statistic)
                        + (excess[service].isCounted() ? " over requests" : " over periods"),
                excess[service].before(),
                excess[service].after(),
                key.unit(),
                excess[service].surprise() * BITS_PER_DIGIT,
                OptionalLong.of(onsetNanos),
                words.differs(excess[service], key.metric(), name),
                curve(name)));
    }

    /** Empty where nothing healthy was seen to draw a band of. */
    private Optional<Curve> curve(String service) {
        Samples now = incident.samples(service).values();
        double[] healthy = baseline.samples(service).values().toArray();
        if (healthy.length == 0) {
            double[] before = new double[split.prepTo()];
            int size = 0;
            for (int i = 0; i < before.length; i++) {
                if (now.has(i)) {
                    before[size++] = now.at(i);
                }
            }
            healthy = Arrays.copyOf(before, size);
        }
        if (healthy.length == 0) {
            return Optional.empty();
        }
        double[] sorted = Robust.sorted(healthy);
        return Optional.of(new Curve(
                now.times(), now.toArray(), Robust.quantile(sorted, BAND), Robust.quantile(sorted, 1 - BAND)));
    }
}
