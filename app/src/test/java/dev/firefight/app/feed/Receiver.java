package dev.firefight.app.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Takes whatever comes, on loopback, and answers as it is told. */
final class Receiver implements AutoCloseable {
    private static final int MOST_WAIT_SECONDS = 30;

    private final HttpServer server;
    private final List<Came> came = new ArrayList<>();
    private volatile int status = 200;

    /** What came. */
    record Came(String path, String type, Optional<String> encoding, List<Byte> body) {
        byte[] bytes() {
            byte[] bytes = new byte[body.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = body.get(i);
            }
            return bytes;
        }
    }

    Receiver(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<Byte> body = new ArrayList<>();
            for (byte one : exchange.getRequestBody().readAllBytes()) {
                body.add(one);
            }
            synchronized (came) {
                if (status == 200) {
                    came.add(new Came(
                            exchange.getRequestURI().getPath(),
                            String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Encoding")),
                            body));
                }
                came.notifyAll();
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    void answers(int other) {
        status = other;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** All that came and was taken, once it is as wanted. */
    List<Came> awaited(Predicate<List<Came>> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_WAIT_SECONDS);
        synchronized (came) {
            while (!wanted.test(came) && System.nanoTime() < end) {
                came.wait(100);
            }
            return List.copyOf(came);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
