package dev.firefight.live;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The phone of whoever is on call. */
final class FakeNtfy implements AutoCloseable {
    private final HttpServer server;
    private final List<Push> pushes = new CopyOnWriteArrayList<>();

    /** Something that rang. */
    record Push(Instant at, String title, String text, int priority) {}

    FakeNtfy() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            JsonNode body =
                    JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            pushes.add(new Push(
                    Instant.now(),
                    body.path("title").asString(""),
                    body.path("message").asString(""),
                    body.path("priority").asInt(0)));
            byte[] answer = ("{\"id\":\"push-" + pushes.size() + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Push> pushes() {
        return List.copyOf(pushes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
