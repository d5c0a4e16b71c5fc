package dev.firefight.evidence.invariance;

import dev.firefight.telemetry.Alert;
import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.Names;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SpanDraft;
import dev.firefight.telemetry.Symptom;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;

/**
 * A made-up incident, every kind of signal in it, with what real ones have seldom: several interfaces and quantiles, spans and lines at one
 * time, two alerts and two deployments at one time, requests across the onset whose callee arrives first, values in texts.
 */
final class MadeUp {
    private static final long START = 1_700_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int MINUTES = 40;
    private static final int ONSET_MINUTE = 26;
    private static final int REQUESTS_A_MINUTE = 12;
    private static final int INFO = 9;
    private static final int ERROR = 17;
    private static final List<String> SERVICES = List.of("web", "cart", "orders-db", "mail", "stock", "billing");

    private final Random random;
    private final Names<String> texts = new Names<>();
    private final Vocabulary vocabulary = new Vocabulary(text -> texts.number(text.toString()));
    private final TelemetryBuilder into = new TelemetryBuilder(vocabulary);
    private final String culprit;
    private long nextId = 1;

    private MadeUp(long seed) {
        random = new Random(seed);
        culprit = SERVICES.get(1 + random.nextInt(SERVICES.size() - 1));
    }

    /** The incident of a seed; with a stated symptom where the seed is odd, without changes and alerts where three divides it. */
    static Told of(long seed) {
        MadeUp madeUp = new MadeUp(seed);
        for (String service : SERVICES) {
            madeUp.measure(service);
            if (!service.equals("web")) {
                madeUp.into.call(new Call("web", service));
            }
        }
        for (int i = 0; i < MINUTES * REQUESTS_A_MINUTE; i++) {
            madeUp.request(i);
        }
        if (seed % 3 != 0) {
            madeUp.changes();
        }
        Telemetry incident = madeUp.into.build();
        Optional<Symptom> symptom = seed % 2 == 0
                ? Optional.empty()
                : Optional.of(new Symptom("web", "request_duration_seconds", "", Symptom.Direction.UP));
        return new Told(
                "made up " + seed,
                incident,
                Optional.empty(),
                madeUp.texts,
                symptom,
                OptionalLong.of(at(ONSET_MINUTE * 60 + 13)));
    }

    private static long at(double second) {
        return START + Math.round(second * SECOND);
    }

    private void measure(String service) {
        boolean isCulprit = service.equals(culprit);
        for (String pod : List.of(service + "-7d4b9c-x2x1q", service + "-7d4b9c-m8kzt")) {
            Origin origin = new Origin(service, pod, "node-" + random.nextInt(3));
            gauge(origin, "container_cpu_usage", Map.of(), 0.2, isCulprit ? 1.2 : 1);
            gauge(origin, "container_memory_rss_bytes", Map.of(), 2e8, 1);
            gauge(origin, "request_duration_seconds", Map.of(), 0.04, isCulprit || service.equals("web") ? 1.5 : 1);
            gauge(origin, "requests", Map.of(), 120, 1);
            for (String interfaceName : List.of("eth0", "lo")) {
                for (String metric : List.of(
                        "network_receive_packets",
                        "network_receive_packets_dropped",
                        "network_receive_bytes",
                        "network_transmit_packets",
                        "network_transmit_bytes")) {
                    gauge(origin, metric, Map.of("interface", interfaceName), 500, 1);
                }
            }
        }
        for (String metric : List.of("source_p50", "source_p99", "destination_p50", "destination_p99")) {
            boolean isSlow = isCulprit && metric.startsWith("source");
            gauge(Origin.ofService(service), metric, Map.of("caller", "web", "callee", service), 20, isSlow ? 1.5 : 1);
        }
    }

    private void gauge(Origin origin, String metric, Map<String, String> labels, double level, double factor) {
        int series = into.series(new SeriesKey(origin, metric, "", SeriesKey.Kind.GAUGE, new TreeMap<>(labels)));
        for (int i = 0; i < 2 * MINUTES; i++) {
            double now = i < 2 * ONSET_MINUTE ? level : level * factor;
            into.point(series, at(30 * i), now * (1 + 0.1 * random.nextGaussian()));
        }
    }

    private void request(int number) {
        double second = number * 60.0 / REQUESTS_A_MINUTE;
        boolean isFault = second >= ONSET_MINUTE * 60;
        TraceId trace = new TraceId(7, 1000 + number);
        long root = nextId++;
        String called = SERVICES.get(1 + number % (SERVICES.size() - 1));
        boolean fails = isFault && called.equals(culprit);
        double start = second + random.nextDouble();
        long entry = nextId++;
        // it arrives before its caller, and begins as much as a minute later
        double asked = start + 60 * random.nextDouble();
        span(called, "POST /" + called + "/" + number, trace, entry, root, asked, 0.02, fails);
        span("web", "GET /page/" + number, trace, root, 0, start, 60, fails);
        for (String step : fails ? List.of("SELECT", "ROLLBACK") : List.of("SELECT", "UPDATE", "COMMIT")) {
            span(called, step, trace, nextId++, entry, asked, 0.001, false);
        }
        Origin origin = new Origin(called, called + "-7d4b9c-x2x1q", "");
        for (String text : fails
                ? List.of("received item " + number, "pool of orders-db exhausted after " + number + " ms")
                : List.of("received item " + number, "stored \"" + number + "\" in orders-db", "done in 3 ms")) {
            into.log(at(asked), into.origin(origin), fails ? ERROR : INFO, text, trace, entry);
        }
    }

    private void span(
            String service,
            String name,
            TraceId trace,
            long id,
            long parent,
            double start,
            double took,
            boolean fails) {
        SpanDraft span = new SpanDraft();
        span.trace(trace);
        span.id = id;
        span.parent = parent;
        span.origin = into.origin(new Origin(service, service + "-7d4b9c-x2x1q", ""));
        span.operation = into.text(name);
        span.startNanos = at(start);
        span.endNanos = at(start + took * (1 + 0.2 * random.nextDouble()));
        span.failed = fails;
        into.span(span);
    }

    private void changes() {
        commit("4a5b6c7d8e", "chore: align limits", "pkg/pool/limits.yaml", "-  pool_size: 80\n+  pool_size: 8");
        commit("0f9e8d7c6b", "feat: greet", "services/mail/greeting.txt", "-Hello\n+Hi");
        String other = culprit.equals("mail") ? "stock" : "mail";
        for (String service : List.of(culprit, other)) {
            into.change(change(Change.Kind.DEPLOY, ONSET_MINUTE * 60 - 90, "release-" + service, service, "", "", ""));
            into.alert(new Alert(
                    at(ONSET_MINUTE * 60 + 180),
                    "SlowRequests",
                    service,
                    "request_duration_seconds",
                    service + " is slow",
                    "page",
                    OptionalDouble.of(0.1),
                    OptionalDouble.of(0.2)));
        }
    }

    private void commit(String id, String title, String file, String diff) {
        into.change(change(Change.Kind.COMMIT, ONSET_MINUTE * 60 - 300, id, "", title, "@@ -1 +1 @@\n" + diff, file));
    }

    private static Change change(
            Change.Kind kind, int second, String id, String service, String title, String diff, String file) {
        return new Change(
                kind, at(second), id, service, title, "", "", "", "", diff, file.isEmpty() ? List.of() : List.of(file));
    }
}
