package dev.firefight.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands in for ntfy: whatever would ring on a phone. */
final class Phone implements AutoCloseable {
    private static final Pattern ACKNOWLEDGE = Pattern.compile("/ack/[A-Za-z0-9_-]{43}");

    private final HttpServer server;
    private final List<String> messages = new CopyOnWriteArrayList<>();

    Phone() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            messages.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = "{\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** All that came, as it came. */
    List<String> messages() {
        return List.copyOf(messages);
    }

    /** The path of the link to tap, of the first message that has one. */
    String link() throws InterruptedException {
        for (int tries = 0; tries < 200; tries++) {
            for (String message : messages) {
                Matcher found = ACKNOWLEDGE.matcher(message);
                if (found.find()) {
                    return found.group();
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("nothing rang that could be answered: " + messages);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
