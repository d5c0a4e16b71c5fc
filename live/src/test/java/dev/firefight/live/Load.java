package dev.firefight.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Requests at a constant rate, whatever becomes of those before. */
final class Load implements AutoCloseable {
    private static final int MOST_UNDER_WAY = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong underWay = new AtomicLong();
    private final AtomicLong good = new AtomicLong();

    Load(URI target, int perSecond) {
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString("{}"))
                .build();
        var _ = clock.scheduleAtFixedRate(
                () -> send(request), 0, TimeUnit.SECONDS.toMicros(1) / perSecond, TimeUnit.MICROSECONDS);
    }

    private void send(HttpRequest request) {
        if (underWay.get() >= MOST_UNDER_WAY) {
            return;
        }
        underWay.incrementAndGet();
        sent.incrementAndGet();
        var _ = client.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, lost) -> {
            underWay.decrementAndGet();
            if (lost == null && answer.statusCode() == 200) {
                good.incrementAndGet();
            }
        });
    }

    /** How many were sent, and how many were answered well. */
    String told() {
        return good.get() + " of " + sent.get() + " requests were answered well";
    }

    @Override
    public void close() {
        clock.shutdownNow();
        client.shutdownNow();
    }
}
