package dev.firefight.evidence.flow;

import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.Symptom;
import dev.firefight.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured of the symptom in one stretch of time: that of the trouble, or the healthy one.
 *
 * @param axis times of all series
 * @param values series of the symptom's kind by service
 * @param requests counts of requests by service
 */
record Side(TimeAxis axis, Map<String, ServiceSeries> values, Map<String, ServiceSeries> requests) {
    /** Picks the series from telemetry; without telemetry there are none. */
    static Side of(Optional<Telemetry> telemetry, SymptomKind kind, Symptom symptom) {
        if (telemetry.isEmpty()) {
            return new Side(TimeAxis.of(List.of()), Map.of(), Map.of());
        }
        Map<String, ServiceSeries> values =
                ServiceSeries.of(telemetry.get(), kind, symptom.metric(), symptom.statistic());
        Map<String, ServiceSeries> requests = ServiceSeries.of(telemetry.get(), SymptomKind.REQUESTS, "", "");
        List<Series> all = new ArrayList<>();
        values.values().forEach(service -> all.addAll(service.parts()));
        requests.values().forEach(service -> all.addAll(service.parts()));
        return new Side(TimeAxis.of(all), values, requests);
    }

    /** What a service measured; all missing for a service without telemetry. */
    ServiceSamples samples(String service) {
        Optional<ServiceSeries> own = Optional.ofNullable(values.get(service));
        Optional<ServiceSeries> counts = Optional.ofNullable(requests.get(service));
        return new ServiceSamples(
                own.map(series -> series.on(axis, counts)).orElseGet(() -> Samples.none(axis)),
                counts.map(series -> series.on(axis, Optional.empty())).orElseGet(() -> Samples.none(axis)),
                own.isPresent() && own.get().isAmount());
    }
}
