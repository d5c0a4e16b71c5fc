package dev.firefight.server.channel.slack;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One WebSocket to Slack. Acknowledgements are sent one after the other, as soon as whoever takes requests says so. */
final class SocketConnection implements WebSocket.Listener {
    /** Of one message, in signs. */
    static final int MOST_SIGNS = 1 << 20;

    private static final int NORMAL_END = 1000;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** How it ended. */
    sealed interface End {
        /** Slack asks for another connection; this one still works for a while. */
        record Leaving() implements End {}

        /** Slack wants no connection at all. */
        record SwitchedOff() implements End {}

        /** It is of no use any more. */
        record Broken(String reason) implements End {}

        /** We wanted it to. */
        record Closed() implements End {}
    }

    private final BiConsumer<SlackRequest, Runnable> taker;
    private final Runnable unreadable;
    private final StringBuilder text = new StringBuilder();
    private final CountDownLatch greeted = new CountDownLatch(1);
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(true);
    private volatile Optional<WebSocket> opened = Optional.empty();
    private volatile boolean hasGreeted;
    private volatile boolean isHeard;
    private volatile boolean hasLasted;

    /**
     * Not connected yet.
     *
     * @param taker is told of each request, with what acknowledges it; does not wait
     * @param unreadable is told of each message in which there is no sense
     */
    SocketConnection(BiConsumer<SlackRequest, Runnable> taker, Runnable unreadable) {
        this.taker = taker;
        this.unreadable = unreadable;
    }

    /** Waits for the greeting; false where it does not come, or the connection breaks before. */
    boolean isGreeted(Duration most) throws InterruptedException {
        return greeted.await(most.toMillis(), TimeUnit.MILLISECONDS) && hasGreeted;
    }

    /** Whether it worked for longer than a moment. */
    boolean hasLasted() {
        return hasLasted;
    }

    /** Stays until it ends, asking now and then whether the other side is still there. */
    End stay(Duration ping, CountDownLatch isClosed) {
        int missed = 0;
        while (isClosed.getCount() > 0) {
            try {
                return end.get(ping.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillThere) {
                hasLasted = true;
                missed = isHeard ? 0 : missed + 1;
                isHeard = false;
                if (missed >= SocketPace.MISSED_PINGS) {
                    return new End.Broken("Slack was not heard of any more");
                }
                opened.ifPresent(this::ask);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return new End.Closed();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException("an end does not fail", impossible);
            }
        }
        return new End.Closed();
    }

    /** Ends it. The farewell of the other side is not waited for. */
    void end() {
        end.complete(new End.Closed());
        opened.ifPresent(socket -> {
            CompletableFuture<WebSocket> _ = socket.sendClose(NORMAL_END, "")
                    .orTimeout(1, TimeUnit.SECONDS)
                    .whenComplete((_, _) -> socket.abort());
        });
    }

    /** Whether the other side is there: an end of the connection is not always told, but nothing can be sent after it. */
    private void ask(WebSocket socket) {
        CompletableFuture<WebSocket> _ = socket.sendPing(ByteBuffer.allocate(0)).whenComplete((_, failed) -> {
            if (failed != null) {
                broken("the connection to Slack broke off");
            }
        });
    }

    @Override
    public void onOpen(WebSocket socket) {
        opened = Optional.of(socket);
        socket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean isLast) {
        isHeard = true;
        if (text.length() + part.length() > MOST_SIGNS) {
            broken("Slack sent a message that is larger than any of its own");
            socket.abort();
            return null;
        }
        text.append(part);
        if (isLast) {
            String whole = text.toString();
            text.setLength(0);
            understood(whole, socket);
        }
        socket.request(1);
        return null;
    }

    private void understood(String message, WebSocket socket) {
        try {
            switch (SocketEnvelope.read(message)) {
                case SocketEnvelope.Hello _ -> {
                    hasGreeted = true;
                    greeted.countDown();
                }
                case SocketEnvelope.Disconnect leaving ->
                    end.complete(leaving.isSwitchedOff() ? new End.SwitchedOff() : new End.Leaving());
                case SocketEnvelope.Delivery(String id, Optional<SlackRequest> request) -> {
                    if (request.isPresent()) {
                        taker.accept(request.get(), () -> acknowledge(id, socket));
                    } else {
                        unreadable.run();
                        acknowledge(id, socket); // it would be no better the next time
                    }
                }
                case SocketEnvelope.Unknown _ -> {
                    // Of no use.
                }
            }
        } catch (SlackException senseless) {
            unreadable.run();
        }
    }

    /** After the one before, since a socket sends one text at a time. */
    private synchronized void acknowledge(String id, WebSocket socket) {
        sending = sending.handle((_, _) -> acknowledgement(id))
                .thenCompose(text -> socket.sendText(text, true))
                .whenComplete((_, failed) -> {
                    if (failed != null) {
                        broken("an acknowledgement could not be sent to Slack");
                    }
                });
    }

    private static String acknowledgement(String id) {
        return JSON.writeValueAsString(JSON.createObjectNode().put("envelope_id", id));
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean isLast) {
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer what) {
        isHeard = true; // the answer is sent by the socket itself
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer what) {
        isHeard = true;
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String why) {
        broken("Slack closed the connection with " + status);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failed) {
        broken("the connection to Slack broke off");
    }

    private void broken(String reason) {
        end.complete(new End.Broken(reason));
        greeted.countDown();
    }
}
