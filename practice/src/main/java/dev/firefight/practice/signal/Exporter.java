package dev.firefight.practice.signal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firefight.practice.signal.Snapshot.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small server on this machine from which a real Prometheus can scrape a simulated production. It answers with the last scrape that was
 * {@linkplain #publish published}, so that the production can go on meanwhile.
 *
 * <ul>
 *   <li>{@code /metrics}: all numbers, with all of their labels.
 *   <li>{@code /targets}: whom to scrape one by one, as Prometheus' HTTP service discovery takes it.
 *   <li>{@code /targets/NAME/metrics}: what one of them tells; nothing, with status 503, where it does not answer.
 *   <li>{@code /status/PROVIDER/api/v2/summary.json}, or without what follows the provider: its status page.
 * </ul>
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/http_sd/">Prometheus, HTTP service discovery</a>
 */
public final class Exporter implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TARGETS = "/targets";
    private static final String STATUS = "/status/";
    private static final String METRICS = "/metrics";
    private static final int THREADS = 4;
    private static final int BACKLOG = 64;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private volatile Optional<Published> published = Optional.empty();

    /** All that can be asked for, until more is published. */
    private record Published(Snapshot snapshot, Map<String, byte[]> pages) {}

    /** What is answered. */
    private record Answer(int status, String type, String body) {
        static Answer text(int status, String words) {
            return new Answer(status, "text/plain; charset=utf-8", words + "\n");
        }
    }

    /**
     * Listens on the loopback address.
     *
     * @param port where; 0 for any that is free
     */
    public Exporter(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Where it listens. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * Answers from now on with this.
     *
     * @param snapshot the last scrape
     * @param pages the status pages, as JSON, by their providers
     */
    public void publish(Snapshot snapshot, Map<String, byte[]> pages) {
        published = Optional.of(new Published(snapshot, new TreeMap<>(pages)));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private Answer answer(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        if (!method.equals("GET")) {
            return Answer.text(405, "only GET is answered here");
        }
        if (published.isEmpty()) {
            return Answer.text(503, "nothing was scraped yet; ask again in a moment");
        }
        Published now = published.get();
        if (path.equals(METRICS)) {
            return metrics(PrometheusText.all(now.snapshot(), 0));
        }
        if (path.equals(TARGETS)) {
            return targets(now.snapshot());
        }
        if (path.startsWith(TARGETS + "/") && path.endsWith(METRICS)) {
            return target(now.snapshot(), between(path, TARGETS + "/", METRICS));
        }
        if (path.startsWith(STATUS)) {
            return status(now, between(path, STATUS, "/api/v2/summary.json"));
        }
        return Answer.text(404, "there are /metrics, /targets, /targets/NAME/metrics and /status/PROVIDER");
    }

    private static String between(String path, String start, String end) {
        String rest = path.substring(Math.min(path.length(), start.length()));
        return rest.endsWith(end) ? rest.substring(0, rest.length() - end.length()) : rest;
    }

    private static Answer metrics(String text) {
        return new Answer(200, PrometheusText.CONTENT_TYPE, text);
    }

    private static Answer target(Snapshot snapshot, String name) {
        Optional<Target> found = snapshot.targets().stream()
                .filter(target -> target.teller().name().equals(name))
                .findFirst();
        if (found.isEmpty()) {
            return Answer.text(404, "there is no such target; /targets lists all");
        }
        return found.get().answers()
                ? metrics(PrometheusText.target(snapshot, found.get().teller(), 0))
                : Answer.text(503, name + " does not answer");
    }

    private Answer targets(Snapshot snapshot) {
        ArrayNode groups = JSON.createArrayNode();
        for (Target target : snapshot.targets()) {
            ObjectNode group = groups.addObject();
            group.putArray("targets").add(uri().getAuthority());
            ObjectNode labels = group.putObject("labels");
            labels.put("__metrics_path__", TARGETS + "/" + target.teller().name() + METRICS);
            labels.put("instance", target.teller().name());
            PrometheusLabels.ofTarget(target.teller()).forEach(labels::put);
        }
        return new Answer(200, "application/json", JSON.writeValueAsString(groups));
    }

    private static Answer status(Published now, String provider) {
        return Optional.ofNullable(now.pages().get(provider))
                .map(page -> new Answer(200, "application/json", new String(page, StandardCharsets.UTF_8)))
                .orElseGet(() -> Answer.text(
                        404,
                        "there is no such provider; there are "
                                + String.join(", ", now.pages().keySet())));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
