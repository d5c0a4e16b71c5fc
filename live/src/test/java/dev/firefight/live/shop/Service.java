package dev.firefight.live.shop;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Answers requests of one service: a little work, a query where it has a database, and then whom it calls. */
final class Service {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration PATIENCE_OUTSIDE = Duration.ofSeconds(1);
    private static final long SILENCE_MILLIS = 5_000;
    private static final long QUERY_MILLIS = 6;
    private static final long SLOW_QUERY_MILLIS = 240;
    private static final double SHARE_FAILING = 0.3;
    private static final double SHARE_KEPT = 0.1;
    private static final int ONE_LINE_IN = 5;
    private static final String PROVIDER = "paygate";

    private final Part part;
    private final HttpClient client;
    private final InstantSource clock;
    private final Lines lines;
    private final Spans spans;
    private final Pool pool;
    private final Meters meters = new Meters();
    private final Faults faults = new Faults(this::switched);
    private volatile String version = "1.8.2";
    private volatile Instant startedAt;

    Service(Part part, HttpClient client, InstantSource clock, Lines lines, Spans spans) {
        this.part = part;
        this.client = client;
        this.clock = clock;
        this.lines = lines;
        this.spans = spans;
        this.pool = new Pool(Math.max(1, part.connections()));
        this.startedAt = clock.instant();
    }

    Faults faults() {
        return faults;
    }

    private void switched(Fault fault, boolean isOn) {
        switch (fault) {
            case BAD_DEPLOY -> {
                version = isOn ? "1.9.0" : "1.8.2";
                startedAt = clock.instant();
                lines.say("INFO", "ShopApplication", "Starting ShopApplication v" + version + " using Java 25");
                lines.say(
                        "INFO",
                        "ShopApplication",
                        "Started ShopApplication in 2.381 seconds (process running for 2.9)");
            }
            case LEAK -> {
                if (!isOn) {
                    pool.mend();
                }
            }
            case SILENCE, SLOW_QUERY -> {
                // The others notice.
            }
        }
    }

    void metrics(HttpExchange exchange) throws IOException {
        StringBuilder more = new StringBuilder("# TYPE app_info gauge\napp_info{version=\"" + version + "\"} 1\n");
        more.append("# TYPE process_start_time_seconds gauge\nprocess_start_time_seconds ")
                .append(startedAt.getEpochSecond())
                .append('\n');
        if (part.connections() > 0) {
            more.append("""
                    # TYPE hikaricp_connections_active gauge
                    hikaricp_connections_active{pool="HikariPool-1"} %d
                    # TYPE hikaricp_connections_max gauge
                    hikaricp_connections_max{pool="HikariPool-1"} %d
                    # TYPE hikaricp_connections_pending gauge
                    hikaricp_connections_pending{pool="HikariPool-1"} %d
                    # TYPE hikaricp_connections_timeout_total counter
                    hikaricp_connections_timeout_total{pool="HikariPool-1"} %d
                    """.formatted(pool.active(), pool.size(), pool.waiting(), pool.timeouts()));
        }
        exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
        answer(exchange, 200, meters.text(more.toString()));
    }

    void request(HttpExchange exchange) throws IOException {
        RandomGenerator random = ThreadLocalRandom.current();
        Trace trace = Trace.of(exchange.getRequestHeaders(), random);
        long micros = micros();
        long begun = System.nanoTime();
        exchange.getRequestBody().readAllBytes();
        int status = 500;
        Optional<String> error = Optional.empty();
        try {
            work(trace, random);
            status = 200;
        } catch (Failed failed) {
            status = failed.status;
            error = Optional.of(String.valueOf(failed.getMessage()));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            error = Optional.of("shut down");
        }
        long took = System.nanoTime() - begun;
        meters.answered(status, took);
        String tags = "\"http.method\":\"POST\",\"http.path\":\"/orders\",\"http.status_code\":\"" + status
                + "\",\"service.version\":\"" + version + "\"";
        spans.add(trace, "SERVER", "post /orders", Optional.empty(), micros, took / 1_000, tags, error);
        answer(exchange, status, "{\"status\":" + status + "}");
    }

    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        private final int status;

        Failed(int status, String message) {
            super(message);
            this.status = status;
        }
    }

    private void work(Trace trace, RandomGenerator random) throws Failed, InterruptedException {
        if (faults.has(Fault.SILENCE)) {
            Thread.sleep(SILENCE_MILLIS);
        }
        Thread.sleep(random.nextInt(1, 6));
        if (random.nextInt(ONE_LINE_IN) == 0) {
            lines.say(trace, "INFO", "OrderController", "Handling order " + random.nextInt(100_000));
        }
        if (faults.has(Fault.BAD_DEPLOY) && random.nextDouble() < SHARE_FAILING) {
            String fault =
                    "java.lang.NullPointerException: Cannot invoke \\\"Discount.percent()\\\" because \\\"discount\\\" is null";
            lines.say(
                    trace,
                    "ERROR",
                    "OrderController",
                    "Servlet.service() threw exception [Request processing failed: " + fault.replace("\\", "")
                            + "]\n" + fault.replace("\\", "")
                            + "\n\tat org.example.shop.PriceService.total(PriceService.java:88)"
                            + "\n\tat org.example.shop.OrderController.order(OrderController.java:41)");
            throw new Failed(500, fault);
        }
        if (part.connections() > 0) {
            query(trace, random);
        }
        for (Part.Callee callee : part.calls()) {
            call(trace, callee, random);
        }
    }

    private void query(Trace trace, RandomGenerator random) throws Failed, InterruptedException {
        try {
            pool.query(
                    faults.has(Fault.SLOW_QUERY) ? SLOW_QUERY_MILLIS : QUERY_MILLIS,
                    () -> faults.has(Fault.LEAK) && random.nextDouble() < SHARE_KEPT);
        } catch (Pool.Exhausted exhausted) {
            lines.say(
                    trace,
                    "ERROR",
                    "StockRepository",
                    "java.sql.SQLTransientConnectionException: " + exhausted.getMessage());
            throw new Failed(500, "SQLTransientConnectionException: " + exhausted.getMessage());
        }
    }

    private void call(Trace trace, Part.Callee callee, RandomGenerator random) throws Failed, InterruptedException {
        Trace below = trace.below(random);
        boolean isOutside = callee.name().equals(PROVIDER);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + callee.port() + "/orders"))
                .timeout(isOutside ? PATIENCE_OUTSIDE : PATIENCE)
                .header("X-B3-TraceId", below.trace())
                .header("X-B3-SpanId", below.span())
                .header("X-B3-Sampled", "1")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        long micros = micros();
        long begun = System.nanoTime();
        int status = 0;
        String trouble = "";
        try {
            HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
            status = answer.statusCode();
            trouble = status < 400 ? "" : status + " from POST http://" + callee.name() + "/orders";
        } catch (IOException lost) {
            String host = isOutside ? "api.paygate.example.com" : callee.name();
            trouble = "I/O error on POST request for http://" + host + "/orders: " + lost.getMessage();
        }
        long took = System.nanoTime() - begun;
        meters.called(callee.name(), status, took);
        String tags = "\"http.method\":\"POST\",\"http.status_code\":\"" + status + "\"";
        Optional<String> error = trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
        spans.add(below, "CLIENT", "post", Optional.of(callee.name()), micros, took / 1_000, tags, error);
        if (error.isPresent()) {
            lines.say(trace, "ERROR", "Clients", "Call to " + callee.name() + " failed: " + trouble);
            throw new Failed(status == 0 ? 504 : 502, trouble);
        }
    }

    private long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
