package dev.firefight.live.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Sends spans to a Zipkin twice a second.
 *
 * @see <a href="https://zipkin.io/zipkin-api/#/default/post_spans">how it takes them</a>
 */
final class Spans {
    private static final int MOST_WAITING = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final String service;
    private final Optional<URI> zipkin;
    private final HttpClient client;

    Spans(String service, Optional<URI> zipkin, HttpClient client) {
        this.service = service;
        this.zipkin = zipkin;
        this.client = client;
    }

    /**
     * Keeps one for sending.
     *
     * @param remote the other side; only for calls
     * @param error what went wrong
     */
    void add(
            Trace at,
            String kind,
            String name,
            Optional<String> remote,
            long startMicros,
            long micros,
            String tags,
            Optional<String> error) {
        if (zipkin.isEmpty()) {
            return;
        }
        String span = """
                {"traceId":"%s","id":"%s",%s"kind":"%s","name":"%s","timestamp":%d,"duration":%d,\
                "localEndpoint":{"serviceName":"%s","ipv4":"127.0.0.1"},%s"tags":{%s%s}}""".formatted(
                        at.trace(),
                        at.span(),
                        at.parent().map(one -> "\"parentId\":\"" + one + "\",").orElse(""),
                        kind,
                        name,
                        startMicros,
                        Math.max(1, micros),
                        service,
                        remote.map(one -> "\"remoteEndpoint\":{\"serviceName\":\"" + one + "\"},")
                                .orElse(""),
                        tags,
                        error.map(one -> ",\"error\":\"" + one + "\"").orElse(""));
        boolean isKept = waiting.offer(span);
        if (!isKept) {
            waiting.clear(); // nobody takes them
        }
    }

    /** Once all that waits. */
    void send() {
        List<String> batch = new ArrayList<>();
        waiting.drainTo(batch);
        if (batch.isEmpty() || zipkin.isEmpty()) {
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(zipkin.get().resolve("/api/v2/spans"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("[" + String.join(",", batch) + "]"))
                .build();
        try {
            client.send(request, BodyHandlers.discarding());
        } catch (IOException lost) {
            // Spans are lost where Zipkin is not there, as they are anywhere.
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
