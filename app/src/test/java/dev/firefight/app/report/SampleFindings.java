package dev.firefight.app.report;

import dev.firefight.app.report.ReportHeader.FileTaken;
import dev.firefight.evidence.Bucket;
import dev.firefight.evidence.BucketFinding;
import dev.firefight.evidence.Curve;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Evidence.Kind;
import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Findings.Quiet;
import dev.firefight.evidence.Onset;
import dev.firefight.evidence.ServiceMap;
import dev.firefight.evidence.ServiceMap.Edge;
import dev.firefight.evidence.Suspect;
import dev.firefight.evidence.TraceExemplar;
import dev.firefight.evidence.TraceExemplar.Bar;
import dev.firefight.evidence.Verdict;
import dev.firefight.telemetry.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Findings made by hand: a bad deployment of a payment service, a large production, nothing at all. */
final class SampleFindings {
    static final long START = Timestamps.toNanos(Instant.parse("2026-03-01T13:50:00Z"));
    static final long ONSET = Timestamps.toNanos(Instant.parse("2026-03-01T14:12:07.250Z"));
    static final long END = Timestamps.toNanos(Instant.parse("2026-03-01T14:30:00Z"));
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;

    private SampleFindings() {}

    static ReportHeader header() {
        return new ReportHeader(
                "checkout-is-slow",
                List.of(
                        new FileTaken("metrics.jsonl", "OTLP metrics", "resourceMetrics in its first line", List.of()),
                        new FileTaken("logs.jsonl", "OTLP logs", "resourceLogs in its first line", List.of()),
                        new FileTaken(
                                "traces.jsonl",
                                "OTLP traces",
                                "resourceSpans in its first line",
                                List.of("line 40211: the line ends within a text; left out")),
                        new FileTaken("changes.jsonl", "changes", "", List.of()),
                        new FileTaken("notes.txt", "", "", List.of("holds nothing that is known as telemetry"))),
                812,
                "./firefight investigate checkout-is-slow --json");
    }

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

    private static Evidence other(
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

    static Findings rich() {
        return new Findings(
                START,
                END,
                new Onset(
                        ONSET,
                        Onset.Origin.FOUND,
                        "41 signals of 3 services left their healthy band within 30 s of each other."),
                buckets(),
                suspects(),
                new ServiceMap(
                        List.of(
                                "ad",
                                "cart",
                                "catalogue",
                                "checkout",
                                "currency",
                                "email",
                                "frontend",
                                "payments",
                                "payments-db",
                                "recommendation",
                                "shipping",
                                "quote",
                                "bank-gateway"),
                        edges()),
                List.of(
                        new Quiet("cart", 148, 2.1),
                        new Quiet("catalogue", 212, 3.4),
                        new Quiet("currency", 61, 0.7),
                        new Quiet("email", 58, 1.9),
                        new Quiet("shipping", 97, 2.8),
                        new Quiet("recommendation", 133, 4.6),
                        new Quiet("ad", 40, 0.2)),
                List.of(slowTrace(), failedTrace()));
    }

    private static List<BucketFinding> buckets() {
        Evidence deployment = other(
                Kind.CHANGE,
                "deploy-8812",
                "seconds before the onset",
                95,
                95,
                "s",
                9,
                "payments v2.3.1 was deployed.");
        return List.of(
                new BucketFinding(
                        Bucket.CHANGE,
                        Verdict.SUSPECT,
                        "payments v2.3.1 was deployed 95 s before the onset, to the component that changed first.",
                        List.of(deployment)),
                new BucketFinding(
                        Bucket.KNOWN_PATTERN, Verdict.CLEAR, "None of 24 known patterns fits the signals.", List.of()),
                new BucketFinding(
                        Bucket.DEPENDENCY,
                        Verdict.NOT_CHECKED,
                        "No status feed of a provider was given, and no call leaves the known services.",
                        List.of()),
                new BucketFinding(
                        Bucket.INTERNAL, Verdict.SUSPECT, "payments-db waits for locks since the onset.", List.of()));
    }

    private static List<Suspect> suspects() {
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

    private static List<Edge> edges() {
        return List.of(
                new Edge("cart", "catalogue", 410),
                new Edge("checkout", "cart", 1800),
                new Edge("checkout", "currency", 2200),
                new Edge("checkout", "email", 1795),
                new Edge("checkout", "payments", 1801),
                new Edge("checkout", "shipping", 1790),
                new Edge("frontend", "ad", 9100),
                new Edge("frontend", "cart", 8800),
                new Edge("frontend", "catalogue", 21000),
                new Edge("frontend", "checkout", 1810),
                new Edge("frontend", "currency", 3000),
                new Edge("frontend", "recommendation", 7000),
                new Edge("payments", "bank-gateway", 1500),
                new Edge("payments", "payments-db", 5400),
                new Edge("recommendation", "catalogue", 7000),
                new Edge("shipping", "quote", 1790));
    }

    private static Bar bar(int depth, String service, String operation, long fromMillis, long toMillis, String signs) {
        return new Bar(
                depth,
                service,
                operation,
                ONSET + fromMillis * MILLISECOND,
                ONSET + toMillis * MILLISECOND,
                signs.contains("failed"),
                signs.contains("blamed"));
    }

    private static TraceExemplar slowTrace() {
        return new TraceExemplar(
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "the slowest request: 1.31 s, of which 1.21 s in payments",
                List.of(
                        bar(0, "frontend", "POST /api/checkout", 0, 1310, ""),
                        bar(1, "checkout", "PlaceOrder", 8, 1302, ""),
                        bar(2, "cart", "GetCart", 12, 21, ""),
                        bar(2, "currency", "Convert", 22, 25, ""),
                        bar(2, "payments", "POST /charge", 28, 1240, "blamed"),
                        bar(3, "payments-db", "SELECT accounts", 35, 48, ""),
                        bar(3, "payments", "score risk", 50, 1195, "blamed"),
                        bar(3, "bank-gateway", "authorise", 1198, 1236, ""),
                        bar(2, "shipping", "ShipOrder", 1242, 1280, ""),
                        bar(2, "email", "SendConfirmation", 1281, 1300, "")));
    }

    private static TraceExemplar failedTrace() {
        return new TraceExemplar(
                "00f067aa0ba902b7a3ce929d0e0e4736",
                "a failed request: payments gave up after 1 s",
                List.of(
                        bar(0, "frontend", "POST /api/checkout", 0, 1042, "failed"),
                        bar(1, "checkout", "PlaceOrder", 6, 1037, "failed"),
                        bar(2, "payments", "POST /charge", 21, 1031, "failed blamed")));
    }

    /** The same trouble in a production of sixty services with calls in circles. */
    static Findings large() {
        Findings rich = rich();
        Random random = new Random(7);
        List<String> services = new ArrayList<>(rich.map().services());
        List<Edge> calls = new ArrayList<>(rich.map().calls());
        while (services.size() < 60) {
            String service = "service-" + services.size();
            for (int i = 0; i < 2; i++) {
                calls.add(new Edge(services.get(random.nextInt(services.size())), service, random.nextInt(5000)));
            }
            services.add(service);
        }
        calls.add(new Edge("payments", "checkout", 3));
        calls.add(new Edge("service-40", "frontend", 1));
        return new Findings(
                rich.startNanos(),
                rich.endNanos(),
                rich.onset(),
                rich.buckets(),
                rich.suspects(),
                new ServiceMap(services, calls),
                rich.quiet(),
                rich.exemplars());
    }

    /** Nothing stands out and nothing was there to look at. */
    static Findings empty() {
        return new Findings(
                START,
                END,
                new Onset(ONSET, Onset.Origin.ASSUMED, "Nothing stands out."),
                List.of(),
                List.of(),
                new ServiceMap(List.of(), List.of()),
                List.of(),
                List.of());
    }
}
