package dev.firefight.telemetry.live;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes an answer as it comes, counts it, and stops where it grows too large. What came before a connection broke is kept. */
final class BodyCollector implements HttpResponse.BodySubscriber<BodyCollector> {
    private final HttpResponse.ResponseInfo head;
    private final long mostBytes;
    private final HeldBytes held;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<BodyCollector> whole = new CompletableFuture<>();
    private Optional<Flow.Subscription> subscription = Optional.empty();
    private boolean isTooLarge;
    private boolean isClosed;

    BodyCollector(HttpResponse.ResponseInfo head, long mostBytes, HeldBytes held) {
        this.head = head;
        this.mostBytes = mostBytes;
        this.held = held;
    }

    @Override
    public CompletionStage<BodyCollector> getBody() {
        return whole;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription source) {
        subscription = Optional.of(source);
        source.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        if (!add(pieces)) {
            whole.complete(this);
        }
    }

    /** Adds pieces; false when that was too much. */
    private synchronized boolean add(List<ByteBuffer> pieces) {
        for (ByteBuffer piece : pieces) {
            int size = piece.remaining();
            if (isTooLarge || isClosed) {
                return false;
            }
            if (bytes.size() + (long) size > mostBytes || !held.take(size)) {
                isTooLarge = true;
                subscription.ifPresent(Flow.Subscription::cancel);
                return false;
            }
            byte[] copy = new byte[size];
            piece.get(copy);
            bytes.writeBytes(copy);
        }
        return true;
    }

    @Override
    public void onError(Throwable fault) {
        whole.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {
        whole.complete(this);
    }

    /** Status and headers. */
    HttpResponse.ResponseInfo head() {
        return head;
    }

    /** Whether it was given up because of its size. */
    synchronized boolean isTooLarge() {
        return isTooLarge;
    }

    /** What came so far. Nothing is added from now on. */
    synchronized byte[] take() {
        isClosed = true;
        return bytes.toByteArray();
    }
}
