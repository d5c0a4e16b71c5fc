package dev.firefight.app.report;

import dev.firefight.app.report.ReportHeader.FileTaken;
import dev.firefight.evidence.Bucket;
import dev.firefight.evidence.BucketFinding;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Evidence.Kind;
import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Findings.Quiet;
import dev.firefight.evidence.Onset;
import dev.firefight.evidence.Scores;
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
import java.util.Random;

/** Findings made by hand: a bad deployment of a payment service, a large production, nothing at all. */
final class SampleFindings {
    static final long START = Timestamps.toNanos(Instant.parse("2026-03-01T13:50:00Z"));
    static final long ONSET = Timestamps.toNanos(Instant.parse("2026-03-01T14:12:07.250Z"));
    static final long END = Timestamps.toNanos(Instant.parse("2026-03-01T14:30:00Z"));
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

    static Findings rich() {
        return new Findings(
                START,
                END,
                new Onset(
                        ONSET,
                        Onset.Origin.FOUND,
                        "41 signals of 3 services left their healthy band within 30 s of each other."),
                buckets(),
                SampleSuspects.all(),
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
                List.of(slowTrace(), failedTrace()),
                Scores.NOTHING);
    }

    private static List<BucketFinding> buckets() {
        Evidence deployment = SampleSuspects.other(
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
                rich.exemplars(),
                Scores.NOTHING);
    }

    /** The same with a first suspect of another likelihood, and the others as unlikely. */
    static Findings believed(double likelihood) {
        Findings rich = rich();
        return new Findings(
                rich.startNanos(),
                rich.endNanos(),
                rich.onset(),
                rich.buckets(),
                rich.suspects().stream()
                        .map(suspect -> believed(suspect, Math.min(likelihood, suspect.likelihood())))
                        .toList(),
                rich.map(),
                rich.quiet(),
                rich.exemplars(),
                Scores.NOTHING);
    }

    private static Suspect believed(Suspect suspect, double likelihood) {
        return new Suspect(
                suspect.rank(),
                suspect.service(),
                suspect.component(),
                suspect.bucket(),
                suspect.indicator(),
                suspect.score(),
                likelihood,
                suspect.reason(),
                suspect.evidence(),
                suspect.quickestTest(),
                suspect.mitigation());
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
                List.of(),
                Scores.NOTHING);
    }
}
