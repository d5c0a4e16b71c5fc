package dev.firefight.server.channel.slack;

import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.channel.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What people do in Slack, by a WebSocket that this program opens, so that Slack need not reach it. Each request is acknowledged once
 * the listener has returned, and not where it fails or more than {@value #MOST_WAITING} wait: Slack tells it again then, or tells who sent it
 * that it failed. So nothing that was acknowledged can be lost, and what was handled just before a connection broke may come twice. When Slack announces that it will
 * end a connection, another one is opened before that; when one breaks, it is opened anew after a wait that grows.
 *
 * @see <a href="https://docs.slack.dev/apis/events-api/using-socket-mode">Socket Mode</a>
 */
public final class SocketMode implements AutoCloseable {
    /** Requests that wait for the listener. */
    static final int MOST_WAITING = 1_000;

    private final SlackApi api;
    private final HttpSender sender;
    private final Secret appToken;
    private final Consumer<SlackRequest> listener;
    private final RandomGenerator random;
    private final SocketPace pace;
    private final BlockingQueue<Taken> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final CountDownLatch isClosed = new CountDownLatch(1);
    private final AtomicBoolean hasBegun = new AtomicBoolean();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong unreadable = new AtomicLong();
    private volatile boolean isConnected;
    private volatile Optional<SocketConnection> current = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();

    /**
     * It connects at {@link #start}.
     *
     * @param appToken of the app, {@code xapp-…}
     * @param listener is told one request after the other, on a virtual thread; what it throws is counted as unreadable, and not
     *     acknowledged
     * @param random for waits
     */
    public SocketMode(
            SlackApi api,
            HttpSender sender,
            Secret appToken,
            Consumer<SlackRequest> listener,
            RandomGenerator random,
            SocketPace pace) {
        this.api = api;
        this.sender = sender;
        this.appToken = appToken;
        this.listener = listener;
        this.random = random;
        this.pace = pace;
    }

    /** Begins; {@link IllegalStateException} where it has begun before. */
    public void start() {
        if (!hasBegun.compareAndSet(false, true)) {
            throw new IllegalStateException("Socket Mode is started once");
        }
        Thread.ofVirtual().name("slack socket").start(this::stayConnected);
        Thread.ofVirtual().name("slack requests").start(this::tell);
    }

    /** How it is. */
    public SocketStatus status() {
        return new SocketStatus(
                isConnected, trouble, connections.get(), received.get(), dropped.get(), unreadable.get());
    }

    /** Ends the connection. What waits is neither told nor acknowledged. */
    @Override
    public void close() {
        isClosed.countDown();
        current.ifPresent(SocketConnection::end);
    }

    private void stayConnected() {
        Optional<SocketConnection> old = Optional.empty();
        int failures = 0;
        try {
            while (isClosed.getCount() > 0) {
                Attempt attempt = attempt();
                if (attempt.connection().isPresent()) {
                    old.ifPresent(SocketConnection::end);
                    old = Optional.empty();
                }
                current = attempt.connection();
                isConnected = current.isPresent();
                SocketConnection.End end = attempt.connection()
                        .map(connection -> connection.stay(pace.ping(), isClosed))
                        .orElse(new SocketConnection.End.Broken(attempt.trouble()));
                isConnected = false;
                failures = attempt.connection().map(SocketConnection::hasLasted).orElse(false) ? 0 : failures + 1;
                Duration wait = pace.wait(failures, random);
                switch (end) {
                    case SocketConnection.End.Leaving _ -> {
                        old = attempt.connection();
                        // One that is sent away as soon as it comes waits all the same.
                        wait = failures > 1 ? wait : Duration.ZERO;
                    }
                    case SocketConnection.End.SwitchedOff _ -> {
                        trouble = Optional.of("Socket Mode is switched off in the settings of the app in Slack");
                        wait = pace.longest();
                    }
                    case SocketConnection.End.Broken(String reason) -> trouble = Optional.of(reason);
                    case SocketConnection.End.Closed _ -> {
                        // the loop ends
                    }
                }
                if (!(end instanceof SocketConnection.End.Leaving)) {
                    attempt.connection().ifPresent(SocketConnection::end);
                }
                if (attempt.after().isPresent()) {
                    wait = attempt.after().get();
                }
                if (isClosed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            old.ifPresent(SocketConnection::end);
            isConnected = false;
        }
    }

    /** A connection that Slack greeted, or why there is none and how long to wait, where that was said. */
    private record Attempt(Optional<SocketConnection> connection, String trouble, Optional<Duration> after) {
        static Attempt failed(String trouble, Optional<Duration> after) {
            return new Attempt(Optional.empty(), trouble, after);
        }
    }

    private Attempt attempt() throws InterruptedException {
        return switch (api.openSocket(appToken)) {
            case SlackAnswer.Done<URI>(URI address) -> connect(address);
            case SlackAnswer.Limited<URI>(Duration after) ->
                Attempt.failed("Slack opens no more connections now", Optional.of(after));
            case SlackAnswer.Failed<URI> failed ->
                Attempt.failed(
                        "Slack opens no connection: " + failed.error()
                                + "; the app token (xapp-…) needs the scope connections:write, and Socket Mode is to be on",
                        Optional.of(pace.longest()));
            case SlackAnswer.Unreachable<URI>(String reason, Optional<Duration> after) -> Attempt.failed(reason, after);
        };
    }

    private Attempt connect(URI address) throws InterruptedException {
        SocketConnection connection = new SocketConnection(this::take, unreadable::incrementAndGet);
        return switch (sender.open(address, connection)) {
            case HttpSender.SocketOpening.Failed(String reason) -> Attempt.failed(reason, Optional.empty());
            case HttpSender.SocketOpening.Opened _ -> {
                connections.incrementAndGet();
                if (connection.isGreeted(pace.ping().multipliedBy(SocketPace.MISSED_PINGS))) {
                    trouble = Optional.empty();
                    yield new Attempt(Optional.of(connection), "", Optional.empty());
                }
                connection.end();
                yield Attempt.failed("Slack opened a connection and did not greet", Optional.empty());
            }
        };
    }

    /** A request that waits, and how it is acknowledged. */
    private record Taken(SlackRequest request, Runnable acknowledgement) {}

    private void take(SlackRequest request, Runnable acknowledgement) {
        if (!waiting.offer(new Taken(request, acknowledgement))) {
            dropped.incrementAndGet();
        }
    }

    private void tell() {
        try {
            while (isClosed.getCount() > 0) {
                Optional<Taken> next = Optional.ofNullable(waiting.poll(100, TimeUnit.MILLISECONDS));
                next.ifPresent(this::tellOne);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellOne(Taken taken) {
        try {
            listener.accept(taken.request());
            received.incrementAndGet();
            taken.acknowledgement().run();
        } catch (RuntimeException _) { // the next one has to be told all the same
            unreadable.incrementAndGet();
        }
    }
}
