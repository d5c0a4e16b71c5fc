package dev.firefight.evidence.flow;

import dev.firefight.evidence.Question;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.Symptom;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A production of a few services, told point by point. Periods take a minute; the onset lies in the third one of the incident. */
final class Scene {
    static final long START = 1_700_000_000_000_000_000L;
    static final long MINUTE = 60_000_000_000L;
    static final long ONSET = START + 2 * MINUTE + 1;

    private final LogPatterns patterns = new LogPatterns();
    private final Vocabulary vocabulary = new Vocabulary(patterns);
    final TelemetryBuilder incident = new TelemetryBuilder(vocabulary);
    final TelemetryBuilder baseline = new TelemetryBuilder(vocabulary);
    private boolean hasBaseline;

    Scene calls(String... callerAndCallee) {
        for (int i = 0; i < callerAndCallee.length; i += 2) {
            incident.call(new Call(callerAndCallee[i], callerAndCallee[i + 1]));
        }
        return this;
    }

    /** Twenty healthy periods of 100 requests that all succeed, then two more before and three after the onset. */
    Scene availability(String service, double after) {
        healthy(service, "availability", constant(1, 20));
        healthy(service, "requests", constant(100, 20));
        now(service, "availability", 0, 1, 1, after, after, after);
        now(service, "requests", 0, 100, 100, 100, 100, 100);
        return this;
    }

    Scene now(String service, String metric, int firstPeriod, double... values) {
        return now(SeriesKey.gauge(Origin.ofService(service), metric), firstPeriod, values);
    }

    Scene now(SeriesKey key, int firstPeriod, double... values) {
        add(incident, key, START + firstPeriod * MINUTE, values);
        return this;
    }

    Scene healthy(String service, String metric, double... values) {
        return healthy(SeriesKey.gauge(Origin.ofService(service), metric), values);
    }

    Scene healthy(SeriesKey key, double... values) {
        hasBaseline = true;
        add(baseline, key, START - 1000 * MINUTE, values);
        return this;
    }

    private static void add(TelemetryBuilder to, SeriesKey key, long start, double... values) {
        int series = to.series(key);
        for (int i = 0; i < values.length; i++) {
            to.point(series, start + i * MINUTE, values[i]);
        }
    }

    static SeriesKey pod(String service, String pod, String metric) {
        return SeriesKey.gauge(new Origin(service, pod, ""), metric);
    }

    static SeriesKey statistic(String service, String metric, String statistic) {
        return new SeriesKey(
                Origin.ofService(service),
                metric,
                "",
                SeriesKey.Kind.GAUGE,
                new TreeMap<>(Map.of("statistic", statistic)));
    }

    static double[] constant(double value, int size) {
        double[] values = new double[size];
        java.util.Arrays.fill(values, value);
        return values;
    }

    Question asks(String service, String metric, Symptom.Direction direction) {
        return question(Optional.of(new Symptom(service, metric, "", direction)));
    }

    Question question(Optional<Symptom> symptom) {
        return new Question(
                incident.build(),
                hasBaseline ? Optional.of(baseline.build()) : Optional.empty(),
                patterns,
                symptom,
                OptionalLong.empty());
    }
}
