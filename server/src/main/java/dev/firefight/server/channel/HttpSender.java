package dev.firefight.server.channel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests of HTTP to other sides that may do anything. The whole of a request, from the connection to the last byte, ends within the
 * time-out. No redirect is followed, since it could lead anywhere with what only the first address should see.
 */
public final class HttpSender implements AutoCloseable {
    /** Of an answer, in bytes. What is longer counts as broken off; Slack repeats what was posted, with each sign as six. */
    static final int MOST_ANSWER_BYTES = 1 << 20;

    private final HttpClient client;
    private final Duration timeout;
    private final InstantSource clock;

    /**
     * With the certificates that this machine trusts.
     *
     * @param timeout of a whole request
     */
    public HttpSender(Duration timeout, InstantSource clock) {
        this(timeout, clock, Optional.empty());
    }

    /** With certificates of one's own choice. */
    public HttpSender(Duration timeout, InstantSource clock, Optional<SSLContext> trust) {
        this(client(timeout, trust), timeout, clock);
    }

    private static HttpClient client(Duration timeout, Optional<SSLContext> trust) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .connectTimeout(timeout);
        trust.ifPresent(builder::sslContext);
        return builder.build();
    }

    private HttpSender(HttpClient client, Duration timeout, InstantSource clock) {
        this.client = client;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** The same connections with half of the time for each request, for who needs two of them. To close either closes both. */
    public HttpSender hasty() {
        return new HttpSender(client, timeout.dividedBy(2), clock);
    }

    /** Opens a WebSocket, within the time of a request. What goes wrong is told as a {@link HttpOutcome.Unreachable#reason}. */
    public SocketOpening open(URI address, WebSocket.Listener listener) {
        CompletableFuture<WebSocket> pending =
                client.newWebSocketBuilder().connectTimeout(timeout).buildAsync(address, listener);
        String host = host(address);
        try {
            return new SocketOpening.Opened(pending.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            abandon(pending);
            return new SocketOpening.Failed(host + " did not answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException failed) {
            return new SocketOpening.Failed(
                    failed.getCause() instanceof WebSocketHandshakeException refused
                            ? host + " answered " + refused.getResponse().statusCode()
                                    + " instead of opening a WebSocket"
                            : why(host, failed));
        } catch (InterruptedException stopped) {
            abandon(pending);
            Thread.currentThread().interrupt();
            return new SocketOpening.Failed("opening was broken off, as the program stops");
        }
    }

    /** One that is opened after all is closed at once. */
    private static void abandon(CompletableFuture<WebSocket> pending) {
        CompletableFuture<Void> _ = pending.thenAccept(WebSocket::abort);
    }

    /** What came of opening a WebSocket. */
    public sealed interface SocketOpening {
        /** It is open. */
        record Opened(WebSocket socket) implements SocketOpening {}

        /** It is not. */
        record Failed(String reason) implements SocketOpening {}
    }

    /** Sends a request and waits. */
    public HttpOutcome send(HttpRequest request) {
        return send(request, _ -> {});
    }

    /** As above, and tells somebody the head of the answer before its body is read. */
    public HttpOutcome send(HttpRequest request, Consumer<ResponseInfo> told) {
        AtomicReference<@Nullable ResponseInfo> head = new AtomicReference<>();
        BodyHandler<byte[]> whole = BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_ANSWER_BYTES);
        CompletableFuture<HttpResponse<byte[]>> pending = client.sendAsync(request, info -> {
            head.set(info);
            told.accept(info);
            return whole.apply(info);
        });
        String host = host(request.uri());
        try {
            byte[] body = pending.get(timeout.toNanos(), TimeUnit.NANOSECONDS).body();
            return answered(Objects.requireNonNull(head.get()), new String(body, StandardCharsets.UTF_8), true);
        } catch (TimeoutException late) {
            pending.cancel(true);
            return broken(
                    Optional.ofNullable(head.get()), host + " did not answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException failed) {
            return broken(Optional.ofNullable(head.get()), why(host, failed));
        } catch (InterruptedException stopped) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            return new HttpOutcome.Unreachable("sending was broken off, as the program stops");
        }
    }

    /** Whether an address can be asked at all: http or https with a host, and neither a name nor a password in it. */
    public static Optional<URI> address(String written) {
        try {
            URI address = new URI(written.strip());
            boolean isWeb =
                    "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            boolean isWhole =
                    address.getHost() != null && address.getRawUserInfo() == null && address.getRawFragment() == null;
            return isWeb && isWhole && written.length() <= 2_000 && address.getPort() <= 0xFFFF
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (java.net.URISyntaxException no) {
            return Optional.empty();
        }
    }

    /** The host of an address, with its port: all of it that may be shown, as paths can be secrets. */
    public static String host(URI address) {
        String host = Optional.ofNullable(address.getHost()).orElse("the address");
        return PlainText.line(address.getPort() < 0 ? host : host + ":" + address.getPort(), 100);
    }

    /** Once the head of an answer is there, it says what became of the request, however the rest ends. */
    private HttpOutcome broken(Optional<ResponseInfo> head, String reason) {
        return head.<HttpOutcome>map(info -> answered(info, "", false))
                .orElseGet(() -> new HttpOutcome.Unreachable(reason));
    }

    private HttpOutcome answered(ResponseInfo head, String text, boolean isWhole) {
        Optional<Duration> after =
                head.headers().firstValue("Retry-After").flatMap(value -> RetryAfter.read(value, clock.instant()));
        return new HttpOutcome.Answered(head.statusCode(), after, text, isWhole);
    }

    private static String why(String host, Throwable failed) {
        for (Throwable cause : Stream.iterate(failed, one -> one != null, Throwable::getCause)
                .limit(20)
                .toList()) {
            switch (cause) {
                case UnresolvedAddressException _ -> {
                    return "the name " + host + " is not known: is it written as it should be?";
                }
                case SSLException _ -> {
                    return "no safe connection to " + host
                            + " could be made (TLS): is its certificate valid for that name, and is it trusted here?";
                }
                case java.net.http.HttpTimeoutException _ -> {
                    return host + " did not answer in time";
                }
                case ConnectException refused
                when !(refused.getCause() instanceof UnresolvedAddressException)
                        && !(refused.getCause() instanceof ConnectException inner
                                && inner.getCause() instanceof UnresolvedAddressException) -> {
                    return host + " refused the connection: does it run, and is that its port?";
                }
                default -> {
                    // the cause of this one may say more
                }
            }
        }
        return failed.getCause() instanceof IOException
                ? "the connection to " + host + " broke off before there was an answer"
                : host + " could not be asked";
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
