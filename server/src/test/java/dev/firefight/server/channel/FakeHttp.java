package dev.firefight.server.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** Another side of HTTP on loopback that keeps what it was asked, and answers as it is told. */
public final class FakeHttp implements AutoCloseable {
    /** What came. */
    public record Request(String method, String path, String query, Map<String, String> headers, String body) {
        /** A header by its name in any case; empty where it did not come. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** What is answered. */
    public sealed interface Reply {
        /** A whole answer. */
        record Whole(int status, Map<String, String> headers, String body) implements Reply {}

        /** The head of an answer and a part of its body, after which the connection ends. */
        record Half(int status) implements Reply {}

        /** The head of an answer, and a body that never ends. */
        record Endless(int status) implements Reply {}

        /** Nothing, until this side is closed. */
        record Stall() implements Reply {}

        /** The connection ends without an answer. */
        record Drop() implements Reply {}

        /** A whole answer without headers of its own. */
        static Reply of(int status, String body) {
            return new Whole(status, Map.of(), body);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch isClosed = new CountDownLatch(1);
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final boolean isSafe;
    private volatile Function<Request, Reply> answers;

    private FakeHttp(HttpServer server, boolean isSafe, Function<Request, Reply> answers) {
        this.server = server;
        this.isSafe = isSafe;
        this.answers = answers;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** One that answers in the open. */
    public static FakeHttp answering(Function<Request, Reply> answers) throws IOException {
        return new FakeHttp(HttpServer.create(loopback(), 0), false, answers);
    }

    /** One with TLS. */
    public static FakeHttp safe(SSLContext tls, Function<Request, Reply> answers) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new FakeHttp(server, true, answers);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** From now on it answers so. */
    public void answer(Function<Request, Reply> differently) {
        answers = differently;
    }

    /** Under which a path of it is reached. */
    public URI address(String path) {
        return URI.create((isSafe ? "https" : "http") + "://localhost:"
                + server.getAddress().getPort() + path);
    }

    /** What came so far. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        Request request = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        requests.add(request);
        switch (answers.apply(request)) {
            case Reply.Whole(int status, Map<String, String> own, String body) -> {
                own.forEach(exchange.getResponseHeaders()::set);
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                if (bytes.length > 0) {
                    exchange.getResponseBody().write(bytes);
                }
                exchange.close();
            }
            case Reply.Half(int status) -> {
                exchange.sendResponseHeaders(status, 1_000);
                exchange.getResponseBody().write("{\"ok\":true,\"id\":\"".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                throw new IOException("as it was told");
            }
            case Reply.Endless(int status) -> endless(exchange, status);
            case Reply.Stall() -> {
                awaitEnd();
                throw new IOException("as it was told");
            }
            case Reply.Drop() -> throw new IOException("as it was told");
        }
    }

    private void endless(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        byte[] some = "{ ".repeat(4_096).getBytes(StandardCharsets.UTF_8);
        try (OutputStream body = exchange.getResponseBody()) {
            for (int part = 0; part < 10_000 && isClosed.getCount() > 0; part++) {
                body.write(some);
            }
        }
    }

    private void awaitEnd() {
        try {
            isClosed.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        isClosed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
