package dev.firefight.app.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** The other side of ntfy on loopback: knows when the phone of each topic rang first. */
final class FakePhone implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    /** When each topic rang, by {@link System#nanoTime}; as many as there are people. */
    private final Map<String, Long> rang = new ConcurrentHashMap<>();

    FakePhone() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            long now = System.nanoTime();
            byte[] body = exchange.getRequestBody().readAllBytes();
            rang.putIfAbsent(JsonMapper.shared().readTree(body).path("topic").asString(""), now);
            byte[] answer = "{\"id\":\"push\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** When a phone rang, waiting for it; empty where it does not in time. */
    OptionalLong rang(String topic, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            if (rang.containsKey(topic)) {
                return OptionalLong.of(rang.getOrDefault(topic, 0L));
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return OptionalLong.empty();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
