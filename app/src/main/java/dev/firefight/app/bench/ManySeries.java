package dev.firefight.app.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A house of {@value #SERVICES} services with {@value #PODS} pods each, as OpenMetrics that promtool makes blocks of: some 200,000 series, four
 * in five of them buckets of histograms.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/storage/#backfilling-from-openmetrics-format">Prometheus, backfilling</a>
 */
final class ManySeries {
    /** When the stretch begins that is told; blocks begin at even hours, and it lies in one of them. */
    static final Instant START = Instant.parse("2026-03-01T02:15:00Z");

    /** How long it is. */
    static final Duration LENGTH = Duration.ofMinutes(20);

    private static final int SERVICES = 20;
    private static final int PODS = 10;
    private static final int SCRAPE_SECONDS = 15;
    private static final int ROUTES = 42;
    private static final int FAILING_ROUTES = 4;
    private static final int METHODS = 10;
    private static final long SEED = 20260301;
    private static final List<String> BOUNDS = List.of(
            "0.005", "0.01", "0.025", "0.05", "0.075", "0.1", "0.25", "0.5", "0.75", "1.0", "2.5", "5.0", "7.5", "10.0",
            "+Inf");

    private final Random random = new Random(SEED);
    private final Writer out;
    private long series;

    private ManySeries(Writer out) {
        this.out = out;
    }

    /** Writes the file, of some 1.5 GB, and says how many series there are. */
    static long write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            ManySeries all = new ManySeries(out);
            all.histogram("http_server_request_duration_seconds", routes());
            all.histogram(
                    "rpc_server_duration_milliseconds",
                    IntStream.range(0, METHODS)
                            .mapToObj(i -> "rpc_method=\"method-" + i + "\",rpc_grpc_status_code=\"0\"")
                            .toList());
            all.counter("process_cpu_seconds_total", List.of(""));
            all.counter("jvm_gc_pause_seconds_sum", List.of("action=\"major\"", "action=\"minor\""));
            all.gauge("jvm_memory_used_bytes", areas());
            all.gauge("jvm_threads_live_threads", List.of(""));
            all.gauge("process_open_fds", List.of(""));
            all.gauge("hikaricp_connections_active", List.of("pool=\"main\""));
            all.gauge("hikaricp_connections_pending", List.of("pool=\"main\""));
            all.gauge("up", List.of(""));
            out.write("# EOF\n");
            return all.series;
        }
    }

    private static List<String> routes() {
        return IntStream.range(0, ROUTES + FAILING_ROUTES)
                .mapToObj(i -> "http_request_method=\"GET\",http_route=\"/route/" + i % ROUTES
                        + "\",http_response_status_code=\"" + (i < ROUTES ? 200 : 503) + "\"")
                .toList();
    }

    private static List<String> areas() {
        return IntStream.range(0, 8)
                .mapToObj(i -> "area=\"" + (i < 3 ? "heap" : "nonheap") + "\",id=\"pool-" + i + "\"")
                .toList();
    }

    private void histogram(String name, List<String> kinds) throws IOException {
        // As Prometheus stores them: promtool takes the three parts for metrics of their own.
        for (String bound : BOUNDS) {
            int step = 1 + BOUNDS.indexOf(bound);
            each(name + "_bucket", kinds.stream().map(kind -> kind + ",le=\"" + bound + "\"").toList(), true, step);
        }
        each(name + "_count", kinds, true, BOUNDS.size());
        each(name + "_sum", kinds, true, 1);
    }

    private void counter(String name, List<String> kinds) throws IOException {
        each(name, kinds, true, 1);
    }

    private void gauge(String name, List<String> kinds) throws IOException {
        each(name, kinds, false, 100);
    }

    private void each(String name, List<String> kinds, boolean isCounter, int step) throws IOException {
        for (int pod = 0; pod < SERVICES * PODS; pod++) {
            String service = "service-" + pod / PODS;
            String labels = "{job=\"" + service + "\",namespace=\"shop\",cluster=\"europe-1\",pod=\"" + service + "-" + pod
                    + "\",instance=\"10.0.0." + pod + ":8080\"";
            for (String kind : kinds) {
                one(name + labels + (kind.isEmpty() ? "" : "," + kind) + "} ", isCounter, step);
            }
        }
    }

    private void one(String head, boolean isCounter, int step) throws IOException {
        series++;
        long value = random.nextInt(1_000);
        for (long at = START.getEpochSecond(); at < START.plus(LENGTH).getEpochSecond(); at += SCRAPE_SECONDS) {
            value = isCounter ? value + step + random.nextInt(step) : random.nextInt(step);
            out.write(head);
            out.write(Long.toString(value));
            out.write(' ');
            out.write(Long.toString(at));
            out.write('\n');
        }
    }
}
