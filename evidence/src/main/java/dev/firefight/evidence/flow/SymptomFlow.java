package dev.firefight.evidence.flow;

import dev.firefight.evidence.Question;
import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Symptom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows the excess of a stated symptom along the calls to the services at which it stays. */
public final class SymptomFlow {
    private SymptomFlow() {}

    /**
     * The services at which the symptom's excess stays, the strongest first. Services at which nothing surprising stays are not listed,
     * so that the list may be empty: without any reference nothing is surprising.
     *
     * @param question with a symptom, and telemetry that has series of the symptom's kind and a call graph
     * @param onsetNanos start of the trouble
     * @return empty when there is no symptom, no call or no series of the symptom's kind, so that the question cannot be answered this
     *     way
     */
    public static Optional<List<FlowSuspect>> attribute(Question question, long onsetNanos) {
        if (question.symptom().isEmpty()) {
            return Optional.empty();
        }
        Symptom symptom = question.symptom().get();
        Optional<SymptomKind> kind = SymptomKind.of(symptom.metric());
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        Side incident = Side.of(Optional.of(question.incident()), kind.get(), symptom);
        if (incident.axis().size() == 0 || incident.values().isEmpty()) {
            return Optional.empty();
        }
        Set<Call> calls = calls(question);
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        Side baseline = Side.of(question.baseline(), kind.get(), symptom);
        CallGraph graph = CallGraph.from(symptom.service(), calls);
        OnsetSplit split = OnsetSplit.of(incident.axis(), step(incident, baseline), onsetNanos);
        Excess[] excess = excess(kind.get(), symptom, graph, split, incident, baseline);
        FlowWords words = FlowReport.words(kind.get(), symptom, incident, excess[0]);
        return Optional.of(new FlowReport(graph, excess, incident, baseline, split, onsetNanos, words).suspects());
    }

    /** A service that is down sends no spans, so that the calls of healthy times count as well. */
    private static Set<Call> calls(Question question) {
        Set<Call> calls = new LinkedHashSet<>(question.incident().calls());
        calls.addAll(SpanCalls.in(question.incident()));
        question.baseline().ifPresent(healthy -> {
            calls.addAll(healthy.calls());
            calls.addAll(SpanCalls.in(healthy));
        });
        return calls;
    }

    /** Two points may have others missing between them: with less than three the baseline knows the step better. */
    private static long step(Side incident, Side baseline) {
        return incident.axis().size() > 2 || baseline.axis().size() < 2
                ? incident.axis().stepNanos()
                : baseline.axis().stepNanos();
    }

    private static Excess[] excess(
            SymptomKind kind, Symptom symptom, CallGraph graph, OnsetSplit split, Side incident, Side baseline) {
        List<ServiceSeries> all = new ArrayList<>(incident.values().values());
        all.addAll(baseline.values().values());
        ExcessMeter meter = new ExcessMeter(
                Badness.of(kind, symptom.direction(), all),
                split,
                least(graph, incident.requests(), baseline.requests()),
                least(graph, incident.values(), baseline.values()));
        Excess[] excess = new Excess[graph.size()];
        for (int i = 0; i < excess.length; i++) {
            excess[i] = meter.measure(incident.samples(graph.service(i)), baseline.samples(graph.service(i)));
        }
        return excess;
    }

    /** The least value above 0 of any service in the graph; 1 when there is none. */
    private static double least(
            CallGraph graph, Map<String, ServiceSeries> incident, Map<String, ServiceSeries> baseline) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < graph.size(); i++) {
            for (Map<String, ServiceSeries> side : List.of(incident, baseline)) {
                ServiceSeries series = side.get(graph.service(i));
                least = series == null ? least : Math.min(least, series.leastAboveZero());
            }
        }
        return Double.isInfinite(least) ? 1 : least;
    }
}
