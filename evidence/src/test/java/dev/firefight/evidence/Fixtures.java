package dev.firefight.evidence;

import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SpanDraft;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;

/** Telemetry made by hand. Times are in steps of ten seconds from a start. */
public final class Fixtures {
    public static final long START = 1_700_000_000_000_000_000L;
    public static final long STEP = 10_000_000_000L;

    public final LogPatterns patterns = new LogPatterns();
    public final TelemetryBuilder into = new TelemetryBuilder(new Vocabulary(patterns));
    private long nextId = 1;

    public static long at(double step) {
        return START + Math.round(step * STEP);
    }

    /** A gauge of a service's only pod, a point a step. */
    public Fixtures gauge(String service, String metric, int steps, IntToDoubleFunction value) {
        int series = into.series(SeriesKey.gauge(new Origin(service, service + "-0", ""), metric));
        for (int i = 0; i < steps; i++) {
            into.point(series, at(i), value.applyAsDouble(i));
        }
        return this;
    }

    /** A span of a service's only pod; gives its id. */
    public long span(String service, String operation, long trace, long parent, long startNanos, double millis) {
        return span(service, operation, trace, parent, startNanos, millis, false);
    }

    public long span(
            String service, String operation, long trace, long parent, long startNanos, double millis, boolean failed) {
        SpanDraft span = new SpanDraft();
        span.origin = into.origin(new Origin(service, service + "-0", ""));
        span.operation = into.text(operation);
        span.traceLow = trace;
        span.id = nextId++;
        span.parent = parent;
        span.startNanos = startNanos;
        span.endNanos = startNanos + Math.round(millis * 1e6);
        span.failed = failed;
        into.span(span);
        return span.id;
    }

    /** The id that the next span will have. */
    public long nextId() {
        return nextId;
    }

    public Question told(double onsetStep) {
        return question(into.build(), OptionalLong.of(at(onsetStep)));
    }

    public Question untold() {
        return question(into.build(), OptionalLong.empty());
    }

    private Question question(Telemetry telemetry, OptionalLong onset) {
        return new Question(telemetry, Optional.empty(), patterns, Optional.empty(), onset);
    }

    /** Noise that is always the same: between -1 and 1, without pattern. */
    public static double noise(int seed, int i) {
        long hash = (seed * 1_000_003L + i) * 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 32;
        hash *= 0xC2B2AE3D27D4EB4FL;
        return (hash >>> 11) / (double) (1L << 52) - 1;
    }
}
