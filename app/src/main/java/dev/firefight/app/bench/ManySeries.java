package dev.firefight.app.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/**
 * Pods of a house that a Prometheus scrapes on loopback: {@value #SERVICES} services with {@value #PODS} pods each, and some 200,000 series, nine
 * in ten of them buckets of histograms. Each scrape of a pod tells of 15 seconds later than the one before, so that minutes are
 * scraped in seconds.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus, exposition formats</a>
 */
final class ManySeries implements AutoCloseable {
    /** How many pods. */
    static final int TARGETS = 200;

    private static final int SERVICES = 20;
    private static final int PODS = TARGETS / SERVICES;
    private static final int SCRAPE_SECONDS = 15;
    private static final int ROUTES = 42;
    private static final int FAILING_ROUTES = 4;
    private static final int METHODS = 10;
    private static final long SEED = 20260301;
    private static final List<String> BOUNDS = List.of(
            "0.005", "0.01", "0.025", "0.05", "0.075", "0.1", "0.25", "0.5", "0.75", "1.0", "2.5", "5.0", "7.5", "10.0",
            "+Inf");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Instant start;
    private final int ticks;
    /** How often each was scraped. */
    private final AtomicIntegerArray scraped = new AtomicIntegerArray(TARGETS);

    /**
     * Answers from now on.
     *
     * @param start of what is told
     * @param length of it
     */
    ManySeries(Instant start, Duration length) throws IOException {
        this.start = start;
        this.ticks = Math.toIntExact(length.toSeconds() / SCRAPE_SECONDS);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.setExecutor(threads);
        server.createContext("/pod/", exchange -> {
            int pod = Integer.parseInt(exchange.getRequestURI().getPath().substring("/pod/".length()));
            int tick = scraped.getAndIncrement(pod);
            byte[] body = (tick < ticks ? new Page(pod, tick).text() : "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** What a Prometheus is told to scrape. */
    String configuration(int everySeconds) {
        StringBuilder text = new StringBuilder("scrape_configs:\n");
        for (int pod = 0; pod < TARGETS; pod++) {
            text.append("""
                    - job_name: pod-%1$d
                      metrics_path: /pod/%1$d
                      scrape_interval: %2$ds
                      scrape_timeout: %2$ds
                      honor_labels: true
                      static_configs: [{targets: ["127.0.0.1:%3$d"]}]
                    """.formatted(pod, everySeconds, server.getAddress().getPort()));
        }
        return text.toString();
    }

    /** Whether all is told. */
    boolean isOver() {
        return IntStream.range(0, TARGETS).allMatch(pod -> scraped.get(pod) > ticks);
    }

    /** What one pod tells at one time. */
    private final class Page {
        private final StringBuilder text = new StringBuilder(200_000);
        private final Random random;
        private final String labels;
        private final String end;
        private final int tick;

        Page(int pod, int tick) {
            this.tick = tick;
            random = new Random(SEED + pod);
            String service = "service-" + pod / PODS;
            labels = "{job=\"" + service + "\",namespace=\"shop\",cluster=\"europe-1\",pod=\"" + service + "-" + pod
                    + "\",instance=\"10.0.0." + pod + ":8080\"";
            end = " " + start.plusSeconds((long) tick * SCRAPE_SECONDS).toEpochMilli() + "\n";
        }

        String text() {
            histogram("http_server_request_duration_seconds", routes());
            histogram("rpc_server_duration_milliseconds", methods());
            all("process_cpu_seconds_total", "counter", List.of(""));
            all("jvm_gc_pause_seconds_sum", "counter", List.of(",action=\"major\"", ",action=\"minor\""));
            all("jvm_memory_used_bytes", "gauge", areas());
            all("jvm_threads_live_threads", "gauge", List.of(""));
            all("process_open_fds", "gauge", List.of(""));
            all("hikaricp_connections_active", "gauge", List.of(",pool=\"main\""));
            all("hikaricp_connections_pending", "gauge", List.of(",pool=\"main\""));
            return text.toString();
        }

        private void histogram(String name, List<String> kinds) {
            text.append("# TYPE ").append(name).append(" histogram\n");
            for (String kind : kinds) {
                long perTick = random.nextLong(1, 21);
                for (int i = 0; i < BOUNDS.size(); i++) {
                    line(name + "_bucket", kind + ",le=\"" + BOUNDS.get(i) + "\"", tick * perTick * (i + 1));
                }
                line(name + "_count", kind, tick * perTick * BOUNDS.size());
                line(name + "_sum", kind, tick * perTick);
            }
        }

        private void all(String name, String type, List<String> kinds) {
            text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
            for (String kind : kinds) {
                long usual = random.nextLong(1, 101);
                line(name, kind, type.equals("counter") ? tick * usual : usual + tick % 3);
            }
        }

        private void line(String name, String kind, long value) {
            text.append(name)
                    .append(labels)
                    .append(kind)
                    .append("} ")
                    .append(value)
                    .append(end);
        }
    }

    private static List<String> routes() {
        return IntStream.range(0, ROUTES + FAILING_ROUTES)
                .mapToObj(i -> ",http_request_method=\"GET\",http_route=\"/route/" + i % ROUTES
                        + "\",http_response_status_code=\"" + (i < ROUTES ? 200 : 503) + "\"")
                .toList();
    }

    private static List<String> methods() {
        return IntStream.range(0, METHODS)
                .mapToObj(i -> ",rpc_method=\"method-" + i + "\",rpc_grpc_status_code=\"0\"")
                .toList();
    }

    private static List<String> areas() {
        return IntStream.range(0, 8)
                .mapToObj(i -> ",area=\"" + (i < 3 ? "heap" : "nonheap") + "\",id=\"pool-" + i + "\"")
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
