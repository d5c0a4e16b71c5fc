package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.incident.Severity;
import dev.firefight.journal.Entry;
import dev.firefight.server.incidents.Directory;
import dev.firefight.server.incidents.Notices;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.incidents.Query;
import dev.firefight.server.investigation.HitRate;
import dev.firefight.server.investigation.HitRates;
import dev.firefight.server.investigation.RecordingDirectory;
import dev.firefight.server.watch.WatchState;
import dev.firefight.server.watch.Watching;
import dev.firefight.telemetry.window.Segment;
import dev.firefight.telemetry.window.Signal;
import dev.firefight.telemetry.window.TelemetryWindow;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;

/**
 * Figures of the program, for Prometheus. Whatever stands in a label is one of a few words of ours, so that nobody can make more series by
 * asking for more.
 */
public final class Metrics implements Projection {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");
    private static final double[] SECONDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Histogram requests = Histogram.builder()
            .name("firefight_http_request_duration_seconds")
            .help("How long requests took, by route, method and class of their status.")
            .labelNames("route", "method", "status")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);
    private final Counter logins = Counter.builder()
            .name("firefight_logins_total")
            .help("Attempts to log in: entered, wrong, or held back.")
            .labelNames("outcome")
            .register(registry);
    private final Counter unstored = Counter.builder()
            .name("firefight_journal_failures_total")
            .help("Requests that the disk or the database could not serve.")
            .register(registry);
    private final Counter rung = Counter.builder()
            .name("firefight_clocks_rung_total")
            .help("Clocks that ran out, in all incidents since the journal began.")
            .register(registry);
    private final Counter received = Counter.builder()
            .name("firefight_otlp_items_total")
            .help("Spans, points and log records that came by OTLP: kept, or rejected since they say nothing of use.")
            .labelNames("signal", "outcome")
            .register(registry);
    private final Counter refused = Counter.builder()
            .name("firefight_otlp_refused_total")
            .help("Requests of OTLP that were not taken, by the status of their answer.")
            .labelNames("status")
            .register(registry);
    private final Directory directory;

    /** An attempt to log in. */
    enum Login {
        ENTERED,
        WRONG,
        THROTTLED
    }

    /** Of what is in this directory. */
    public Metrics(Directory directory, Notices notices) {
        this.directory = directory;
        for (Login outcome : Login.values()) {
            logins.initLabelValues(Value.word(outcome));
        }
        gauge("firefight_journal_position", "Entries of the journal that are known here.", notices::position);
        GaugeWithCallback.builder()
                .name("firefight_incidents_open")
                .help("Incidents that are not resolved, drills apart.")
                .labelNames("severity", "kind")
                .callback(this::open)
                .register(registry);
        machine();
    }

    private void machine() {
        gauge("jvm_memory_used_bytes", "Bytes of the heap in use.", () -> ManagementFactory.getMemoryMXBean()
                .getHeapMemoryUsage()
                .getUsed());
        gauge("jvm_memory_max_bytes", "Bytes that the heap may have.", () -> Runtime.getRuntime()
                .maxMemory());
        gauge("jvm_threads_current", "Threads of the system.", () -> ManagementFactory.getThreadMXBean()
                .getThreadCount());
        gauge(
                "process_start_time_seconds",
                "When the program was started, in seconds since 1970.",
                () -> ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS);
        counter(
                "process_cpu_seconds_total",
                "Time of processors.",
                () -> ManagementFactory.getOperatingSystemMXBean()
                                instanceof com.sun.management.OperatingSystemMXBean own
                        ? Math.max(0, own.getProcessCpuTime()) / NANOS
                        : 0);
        counter(
                "jvm_gc_collection_seconds_total",
                "Time for which memory was tidied up.",
                () -> ManagementFactory.getGarbageCollectorMXBeans().stream()
                                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                                .filter(millis -> millis > 0)
                                .sum()
                        / MILLIS);
    }

    void routes(RoutesConfig routes, Allowed allowed) {
        routes.get("/metrics", this::tell, allowed);
    }

    void watchers(DoubleSupplier watchers) {
        gauge("firefight_watchers", "Event streams that are open.", watchers);
    }

    void telemetry(TelemetryWindow window) {
        gauge("firefight_telemetry_bytes", "Bytes of telemetry that are kept on disk.", () -> window.segments().stream()
                .mapToLong(Segment::bytes)
                .sum());
        gauge(
                "firefight_telemetry_oldest_seconds",
                "When the oldest telemetry that is kept arrived, in seconds since 1970; 0 for none.",
                () -> window.segments().stream()
                                .filter(one -> one.bytes() > 0)
                                .mapToLong(Segment::firstMillis)
                                .findFirst()
                                .orElse(0)
                        / MILLIS);
        gauge("firefight_telemetry_waiting_bytes", "Bytes of telemetry that wait for the disk.", window::waitingBytes);
    }

    void recordings(RecordingDirectory directory) {
        gauge("firefight_recordings_bytes", "Bytes of the recordings of severe incidents.", directory::bytes);
    }

    /** How incidents stand now, so that whoever makes a share of them sees of how many; judgements are taken back at times, and so they fall too. */
    void engine(HitRates rates) {
        GaugeWithCallback.builder()
                .name("firefight_engine_incidents")
                .help(
                        "Incidents that were looked into and ended with a confirmed cause, by where it stood among the"
                                + " suspects: first, top-three behind the first, later, missed, or silent where there was none.")
                .labelNames("kind", "outcome")
                .callback(callback -> {
                    for (boolean isDrill : new boolean[] {false, true}) {
                        HitRate rate = rates.of(isDrill);
                        String kind = kind(isDrill);
                        callback.call((double) rate.first(), kind, "first");
                        callback.call((double) (rate.topThree() - rate.first()), kind, "top-three");
                        callback.call((double) (rate.named() - rate.topThree()), kind, "later");
                        callback.call((double) rate.missed(), kind, "missed");
                        callback.call((double) rate.silent(), kind, "silent");
                    }
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("firefight_engine_suspects")
                .help("Suspects of the program, by what people made of them: confirmed, refuted, or open.")
                .labelNames("kind", "outcome")
                .callback(callback -> {
                    for (boolean isDrill : new boolean[] {false, true}) {
                        HitRate rate = rates.of(isDrill);
                        String kind = kind(isDrill);
                        callback.call((double) rate.confirmed(), kind, "confirmed");
                        callback.call((double) rate.refuted(), kind, "refuted");
                        callback.call((double) (rate.suspects() - rate.confirmed() - rate.refuted()), kind, "open");
                    }
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("firefight_engine_first_suspect_median_seconds")
                .help("From the declaration of an incident to the first suspect of the program, the median of all.")
                .labelNames("kind")
                .callback(callback -> {
                    for (boolean isDrill : new boolean[] {false, true}) {
                        rates.of(isDrill)
                                .median()
                                .ifPresent(median -> callback.call(median.toMillis() / MILLIS, kind(isDrill)));
                    }
                })
                .register(registry);
    }

    private static String kind(boolean isDrill) {
        return isDrill ? "drill" : "real";
    }

    /** Items of OTLP that came. */
    void received(Signal signal, long kept, long rejected) {
        String word = Value.word(signal);
        received.labelValues(word, "kept").inc(kept);
        if (rejected > 0) {
            received.labelValues(word, "rejected").inc(rejected);
        }
    }

    /** A request of OTLP that was not taken. */
    void refused(int status) {
        refused.labelValues(String.valueOf(status)).inc();
    }

    /** By states, which are few, and not by names, of which there may be any number. */
    void watching(Watching watching) {
        GaugeWithCallback.builder()
                .name("firefight_watches")
                .help("Watches, by how they stand.")
                .labelNames("state")
                .callback(callback -> {
                    var watches = watching.watches();
                    for (WatchState.Standing state : WatchState.Standing.values()) {
                        callback.call(
                                (double) watches.stream()
                                        .filter(one -> one.standing() == state)
                                        .count(),
                                Value.word(state));
                    }
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("firefight_heartbeats")
                .help("Heartbeats that are waited for, by how they stand.")
                .labelNames("state")
                .callback(callback -> {
                    var heartbeats = watching.heartbeats();
                    for (String state : new String[] {"well", "missing", "waiting"}) {
                        callback.call(
                                (double) heartbeats.stream()
                                        .filter(one -> one.state().equals(state))
                                        .count(),
                                state);
                    }
                })
                .register(registry);
        CounterWithCallback.builder()
                .name("firefight_own_heartbeats_total")
                .help("Signs of life that this program gave: sent, failed, or withheld because it could not work.")
                .labelNames("outcome")
                .callback(callback ->
                        watching.ownOutcomes().forEach((outcome, count) -> callback.call((double) count, outcome)))
                .register(registry);
    }

    /** A request that was answered. Event streams last as long as somebody watches, which says nothing of the program. */
    void request(Context request, double seconds) {
        String route = Optional.ofNullable(request.endpoints().matchedHttpEndpoint())
                .map(one -> one.path)
                .orElse("none");
        String method = request.req().getMethod();
        if (!route.equals("/api/v1/events")) {
            requests.labelValues(route, METHODS.contains(method) ? method : "other", request.statusCode() / 100 + "xx")
                    .observe(seconds);
        }
    }

    void login(Login outcome) {
        logins.labelValues(Value.word(outcome)).inc();
    }

    void notStored() {
        unstored.inc();
    }

    @Override
    public void apply(Entry entry) {
        if (entry.type().equals("clock-rang")) {
            rung.inc();
        }
    }

    private void open(GaugeWithCallback.Callback callback) {
        Query query = new Query("", Optional.of(true), Set.of(), Optional.empty());
        var open = directory.list(query, 0, Integer.MAX_VALUE / 2).lines();
        for (boolean isDrill : new boolean[] {false, true}) {
            String kind = kind(isDrill);
            for (Severity severity : Severity.values()) {
                callback.call(
                        (double) open.stream()
                                .filter(one -> one.isDrill() == isDrill)
                                .filter(one -> one.severity().equals(Optional.of(severity)))
                                .count(),
                        Value.word(severity),
                        kind);
            }
            callback.call(
                    (double) open.stream()
                            .filter(one ->
                                    one.isDrill() == isDrill && one.severity().isEmpty())
                            .count(),
                    "none",
                    kind);
        }
    }

    private void tell(Context request) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        request.contentType(PrometheusTextFormatWriter.CONTENT_TYPE.toLowerCase(Locale.ROOT));
        request.result(text.toByteArray());
    }

    private void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    private void counter(String name, String help, DoubleSupplier value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }
}
