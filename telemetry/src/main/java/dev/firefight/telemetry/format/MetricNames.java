package dev.firefight.telemetry.format;

import dev.firefight.telemetry.SeriesKey.Kind;
import java.util.List;

/** What the name of a metric says where nobody tells its type. */
final class MetricNames {
    /** Endings that OpenMetrics keeps for running totals. */
    private static final List<String> TOTALS = List.of("_total", "_count", "_sum", "_bucket");

    private MetricNames() {}

    /**
     * The kind by OpenMetrics' rule of names.
     *
     * @see <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/#suffixes">OpenMetrics, suffixes</a>
     */
    static Kind kind(String name) {
        return TOTALS.stream().anyMatch(name::endsWith) ? Kind.COUNTER : Kind.GAUGE;
    }

    /** Whether it is a bucket of a classic histogram, given that it has a label {@code le}. */
    static boolean isBucket(String name) {
        return name.endsWith("_bucket");
    }

    /** The name of the histogram a bucket belongs to. */
    static String ofBucket(String name) {
        return name.substring(0, name.length() - "_bucket".length());
    }

    /** What is put behind the name of a distribution to name a quantile of it: {@code _p50}, {@code _p99}, {@code _p99.9}. */
    static String ofQuantile(double quantile) {
        double percent = Math.rint(quantile * 1e6) / 1e4;
        return "_p" + (percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent));
    }
}
