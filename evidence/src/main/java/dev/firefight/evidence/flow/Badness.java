package dev.firefight.evidence.flow;

import dev.firefight.telemetry.Symptom;
import java.util.Collection;

/**
 * Turns values of a metric into how bad they are for one request, more being worse, and back.
 *
 * @param kind kind of the metric
 * @param full what stands for all requests in a share: the largest availability ever seen; 100 for errors in per cent; 1 otherwise
 * @param sign 1 where rising is bad, -1 where falling is
 */
record Badness(SymptomKind kind, double full, int sign) {
    private static final double LEAST_FULL = 1e-300;

    /** Of a symptom, given all series of its kind. */
    static Badness of(SymptomKind kind, Symptom.Direction direction, Collection<ServiceSeries> all) {
        double largest = LEAST_FULL;
        for (ServiceSeries series : all) {
            if (!series.isAmount()) {
                largest = Math.max(largest, series.largest());
            }
        }
        // no share of requests can be above one
        double full = kind == SymptomKind.AVAILABILITY ? largest : kind == SymptomKind.ERRORS && largest > 1 ? 100 : 1;
        return new Badness(
                kind, full, direction == Symptom.Direction.DOWN && kind != SymptomKind.AVAILABILITY ? -1 : 1);
    }

    /** How bad a value is. */
    double of(double value, boolean isAmount) {
        return kind == SymptomKind.AVAILABILITY ? 1 - value / full : isAmount ? sign * value : sign * value / full;
    }

    /** The value that is as bad as this. */
    double value(double badness, boolean isAmount) {
        return kind == SymptomKind.AVAILABILITY
                ? (1 - badness) * full
                : isAmount ? sign * badness : sign * badness * full;
    }
}
