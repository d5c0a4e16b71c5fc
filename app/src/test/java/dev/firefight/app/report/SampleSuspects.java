package dev.firefight.app.report;

import dev.firefight.evidence.Bucket;
import dev.firefight.evidence.Curve;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Evidence.Kind;
import dev.firefight.evidence.Suspect;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** The suspects of the bad deployment, with curves of one point each 15 s. */
final class SampleSuspects {
    private static final long START = SampleFindings.START;
    private static final long ONSET = SampleFindings.ONSET;
    private static final long END = SampleFindings.END;
    private static final long SECOND = 1_000_000_000L;

    private SampleSuspects() {}

    /** A curve of one point each 15 s that leaves its band at the onset. */
    static Curve curve(double before, double after, double noise, long seed) {
        Random random = new Random(seed);
        int points = (int) ((END - START) / (15 * SECOND)) + 1;
        long[] times = new long[points];
        double[] values = new double[points];
        for (int i = 0; i < points; i++) {
            times[i] = START + i * (15 * SECOND);
            double ramp = Math.clamp((times[i] - ONSET) / (90.0 * SECOND), 0, 1);
            double level = before + (after - before) * ramp;
            values[i] = Math.max(0, level + level * noise * random.nextGaussian());
        }
        return new Curve(times, values, Math.max(0, before * (1 - 3 * noise)), before * (1 + 3 * noise));
    }

    private static Evidence metric(
            String selector, String statistic, double before, double after, String unit, double bits, String text) {
        return new Evidence(
                Kind.METRIC,
                selector,
                statistic,
                before,
                after,
                unit,
                bits,
                OptionalLong.of(ONSET + 15 * SECOND),
                text,
                Optional.of(curve(before, after, 0.12, selector.hashCode())));
    }

    static Evidence other(
            Kind kind,
            String selector,
            String statistic,
            double before,
            double after,
            String unit,
            double bits,
            String text) {
        return new Evidence(
                kind, selector, statistic, before, after, unit, bits, OptionalLong.of(ONSET), text, Optional.empty());
    }

    static List<Suspect> all() {
        return List.of(
                new Suspect(
                        1,
                        "payments",
                        "payments-7d9f-x2kq",
                        Bucket.CHANGE,
                        "http.server.request.duration",
                        61.3,
                        0.87,
                        "It answers a hundred times slower since v2.3.1 was deployed 95 s before the onset; every slow request"
                                + " waits in it, and its other pod, still on v2.3.0, is healthy.",
                        List.of(
                                metric(
                                        "http.server.request.duration{service=\"payments\",pod=\"payments-7d9f-x2kq\"}",
                                        "p99",
                                        0.0123,
                                        1.24,
                                        "s",
                                        61.3,
                                        "Requests take a hundred times as long."),
                                metric(
                                        "process.cpu.utilization{service=\"payments\",pod=\"payments-7d9f-x2kq\"}",
                                        "median share of one core",
                                        0.21,
                                        0.934,
                                        "1",
                                        38.2,
                                        "It computes nearly all the time."),
                                other(
                                        Kind.LOG,
                                        "WARN  retry * of charge * after timeout: upstream did not answer within * ms",
                                        "records per minute",
                                        0,
                                        412,
                                        "/min",
                                        33,
                                        "A pattern that was never seen before the onset."),
                                other(
                                        Kind.TRACE,
                                        "payments POST /charge",
                                        "share of requests that fail",
                                        0.001,
                                        0.182,
                                        "",
                                        29.4,
                                        "One request in five fails."),
                                other(
                                        Kind.CHANGE,
                                        "deploy-8812",
                                        "seconds before the onset",
                                        95,
                                        95,
                                        "s",
                                        9.1,
                                        "payments v2.3.1 was deployed by the pipeline.")),
                        "Compare one pod on `v2.3.0` with one on `v2.3.1`: if both are slow, it is not the deployment.",
                        "Roll back payments to v2.3.0."),
                new Suspect(
                        2,
                        "payments-db",
                        "",
                        Bucket.INTERNAL,
                        "db.client.connections.wait_time",
                        22.8,
                        0.09,
                        "Callers wait for connections, but it began 40 s after payments slowed down.",
                        List.of(
                                metric(
                                        "db.client.connections.wait_time{pool=\"payments\"}",
                                        "median",
                                        0.4,
                                        85,
                                        "ms",
                                        22.8,
                                        "Callers wait for a connection."),
                                metric(
                                        "db.network.io{direction=\"transmit\"}",
                                        "mean",
                                        4_100_000,
                                        1_350_000,
                                        "By/s",
                                        11,
                                        "It sends a third of what it used to send.")),
                        "`SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'`: no locks, no suspect.",
                        "End the longest transaction; fail over when it comes back."),
                new Suspect(
                        3,
                        "checkout",
                        "",
                        Bucket.INTERNAL,
                        "http.client.request.errors",
                        17.5,
                        0.03,
                        "It fails as often as payments, which it calls: most likely a victim.",
                        List.of(metric(
                                "http.client.request.errors{service=\"checkout\"}",
                                "errors per second",
                                0.2,
                                14.6,
                                "{error}/s",
                                17.5,
                                "Its calls of payments fail.")),
                        "Does a checkout that pays by invoice, without payments, succeed?",
                        "Offer payment by invoice until payments recovers."),
                new Suspect(
                        4,
                        "bank-gateway",
                        "",
                        Bucket.DEPENDENCY,
                        "http.client.request.duration",
                        6.2,
                        0.008,
                        "It answers 8 % slower, within what it did last week.",
                        List.of(),
                        "Ask its status page.",
                        "Route to the second provider."),
                new Suspect(
                        5,
                        "",
                        "flag-new-tax-table",
                        Bucket.CHANGE,
                        "flag-new-tax-table",
                        4.1,
                        0.002,
                        "A flag was switched 31 min before the onset.",
                        List.of(),
                        "Switch it off for one tenant.",
                        "Switch it off."));
    }
}
