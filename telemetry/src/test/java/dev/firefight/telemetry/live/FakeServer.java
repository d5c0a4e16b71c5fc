package dev.firefight.telemetry.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that answers as a test tells it, and remembers what it was asked. */
final class FakeServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** What was asked. */
    record Asked(String path, Map<String, String> params, Map<String, List<String>> headers) {
        String param(String name) {
            return params.getOrDefault(name, "");
        }

        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    /** Answers one request. */
    @FunctionalInterface
    interface Reply {
        void to(HttpExchange exchange, Asked asked) throws IOException;
    }

    FakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> params = new TreeMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            int at = pair.indexOf('=');
            params.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
        }
        Asked one = new Asked(exchange.getRequestURI().getPath(), params, Map.copyOf(exchange.getRequestHeaders()));
        asked.add(one);
        Reply reply = replies.get(one.path());
        if (reply == null) {
            send(exchange, 404, "text/plain", "404 page not found\n".getBytes(StandardCharsets.UTF_8));
        } else {
            reply.to(exchange, one);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Answers a path in any way. */
    FakeServer on(String path, Reply reply) {
        replies.put(path, reply);
        return this;
    }

    /** Answers a path with JSON. */
    FakeServer on(String path, String json) {
        return on(path, 200, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers a path with a status. */
    FakeServer on(String path, int status, byte[] body) {
        return on(path, (exchange, any) -> send(exchange, status, "application/json", body));
    }

    /** Sends an answer. */
    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** All that was asked, in order. */
    List<Asked> asked() {
        return new ArrayList<>(asked);
    }

    List<Asked> asked(String path) {
        return asked().stream().filter(one -> one.path().equals(path)).toList();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
