package dev.firefight.telemetry.live;

import dev.firefight.telemetry.live.Trouble.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Asks one server, within its limits. Safe for use by several threads. It follows no redirect to another host, which could take
 * credentials elsewhere.
 */
final class HttpReader implements AutoCloseable {
    private static final int OK = 200;
    private static final int MOST_REDIRECTS = 3;
    private static final int PIECE_BYTES = 1 << 16;
    private static final Trouble NOTHING = Trouble.of(Kind.TOO_MANY_REQUESTS, "it was never asked");

    private final Endpoint endpoint;
    private final String kindOfServer;
    private final QueryBudget budget;
    private final InstantSource clock;
    private final HeldBytes held;
    private final HttpClient client;
    private final Semaphore atATime;
    /** Until when the server asked to be left alone, and with which words. */
    private volatile Quiet quiet = new Quiet(Instant.MIN, NOTHING);

    /** What a server said that wants to be left alone. */
    private record Quiet(Instant until, Trouble trouble) {}

    /**
     * A reader of one server.
     *
     * @param kindOfServer what should answer there, with its article, such as {@code a Prometheus}
     */
    HttpReader(Endpoint endpoint, String kindOfServer, InstantSource clock, HeldBytes held) {
        this.endpoint = endpoint;
        this.kindOfServer = kindOfServer;
        this.clock = clock;
        this.held = held;
        this.budget = new QueryBudget(endpoint.limits().queriesPerMinute(), clock);
        this.atATime = new Semaphore(endpoint.limits().mostAtATime());
        boolean isEncrypted = "https".equalsIgnoreCase(endpoint.base().getScheme());
        this.client = HttpClient.newBuilder()
                .connectTimeout(endpoint.limits().connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(isEncrypted ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** How many queries may still be asked. */
    Budget budget() {
        return budget.now();
    }

    /**
     * Asks, and hands the answer to who wants it, on the same thread. The bytes are counted as held until that is done.
     *
     * @param until when the time for all is over
     * @return whether the server was asked at all
     */
    boolean ask(Query query, Instant until, Consumer<Answer> then) {
        if (Thread.currentThread().isInterrupted()) {
            then.accept(failed(query, ended()));
            return false;
        }
        try {
            atATime.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            then.accept(failed(query, ended()));
            return false;
        }
        Exchange exchange = new Exchange();
        try {
            if (!clock.instant().isBefore(until)) {
                then.accept(failed(query, ended()));
                return false;
            }
            Quiet asked = quiet;
            if (clock.instant().isBefore(asked.until)) {
                then.accept(failed(query, asked.trouble));
                return false;
            }
            if (!budget.take()) {
                then.accept(failed(query, usedUp()));
                return false;
            }
            Answer answer = exchange.answer(query, until);
            if (answer instanceof Answer.Failed(Trouble trouble)) {
                trouble.retryAfter().ifPresent(pause -> beQuiet(pause, trouble));
            }
            then.accept(answer);
            return true;
        } finally {
            held.release(exchange.taken);
            atATime.release();
        }
    }

    private void beQuiet(Duration pause, Trouble trouble) {
        Instant until = clock.instant().plus(pause);
        Trouble still = new Trouble(
                trouble.kind(),
                "",
                "it asked to be left alone until " + until.truncatedTo(ChronoUnit.SECONDS),
                trouble.retryAfter());
        quiet = new Quiet(until, still);
    }

    private Trouble usedUp() {
        Optional<Instant> next = budget.now().next();
        return new Trouble(
                Kind.BUDGET_USED_UP,
                "",
                "its " + endpoint.limits().queriesPerMinute() + " queries a minute are used up"
                        + next.map(one -> "; the next may be asked at " + one.truncatedTo(ChronoUnit.SECONDS))
                                .orElse(""),
                next.map(one -> Duration.between(clock.instant(), one)));
    }

    private static Trouble ended() {
        return Trouble.of(Kind.DEADLINE, "the time for reading all sources was over");
    }

    private static Answer failed(Query query, Trouble trouble) {
        return new Answer.Failed(trouble.about(query.asked()));
    }

    /** One query with its redirects, and the room that its answer takes. */
    private final class Exchange {
        private long taken;

        Answer answer(Query query, Instant until) {
            URI uri = endpoint.at(query.path(), query.written());
            Instant late = clock.instant().plus(endpoint.limits().requestTimeout());
            for (int i = 0; i <= MOST_REDIRECTS; i++) {
                Step step = step(query, uri, late.isBefore(until) ? late : until, !late.isBefore(until));
                if (step.further.isEmpty()) {
                    return step.answer;
                }
                uri = step.further.get();
            }
            return failed(query, Trouble.of(Kind.REDIRECTED, "it sends on in a circle"));
        }

        /** An answer, or where to ask further. */
        private record Step(Answer answer, Optional<URI> further) {}

        private Step step(Query query, URI uri, Instant end, boolean isDeadline) {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .setHeader("Accept", query.accept())
                    .setHeader("Accept-Encoding", "gzip");
            endpoint.decorate(request);
            AtomicBoolean isOver = new AtomicBoolean();
            CompletableFuture<BodyCollector> begun = new CompletableFuture<>();
            CompletableFuture<HttpResponse<BodyCollector>> future =
                    client.sendAsync(request.GET().build(), head -> {
                        BodyCollector collector =
                                new BodyCollector(head, endpoint.limits().mostAnswerBytes(), held);
                        begun.complete(collector);
                        if (isOver.get()) {
                            collector.take(); // nobody waits for it any more, so nothing of it may be held
                        }
                        return collector;
                    });
            try {
                long millis = Math.max(1, Duration.between(clock.instant(), end).toMillis());
                BodyCollector body = future.get(millis, TimeUnit.MILLISECONDS).body();
                return of(query, uri, body, true);
            } catch (TimeoutException e) {
                isOver.set(true);
                future.cancel(true);
                takeOf(begun);
                Trouble trouble = isDeadline
                        ? ended()
                        : Trouble.of(
                                Kind.TIMED_OUT,
                                "there was no whole answer within "
                                        + Refusals.seconds(endpoint.limits().requestTimeout()));
                return failedStep(query, trouble);
            } catch (InterruptedException e) {
                isOver.set(true);
                future.cancel(true);
                takeOf(begun);
                Thread.currentThread().interrupt();
                return failedStep(query, ended());
            } catch (ExecutionException e) {
                Throwable cause = e.getCause() instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : Optional.ofNullable(e.getCause()).orElse(e);
                return begun.isDone()
                        ? of(query, uri, begun.join(), false)
                        : failedStep(query, Refusals.ofFault(cause, endpoint));
            }
        }

        private void takeOf(CompletableFuture<BodyCollector> begun) {
            if (begun.isDone()) {
                take(begun.join());
            }
        }

        private byte[] take(BodyCollector body) {
            byte[] bytes = body.take();
            taken += bytes.length;
            return bytes;
        }

        private Step of(Query query, URI uri, BodyCollector body, boolean isWhole) {
            byte[] bytes = take(body);
            int status = body.head().statusCode();
            if (status >= 301 && status <= 308 && status != 304) {
                return redirect(query, uri, body);
            }
            if (body.isTooLarge()) {
                return failedStep(query, tooLarge());
            }
            String encoding = body.head()
                    .headers()
                    .firstValue("Content-Encoding")
                    .orElse("")
                    .toLowerCase(Locale.ROOT);
            Answer.Body content = new Answer.Body(bytes, isWhole);
            if (encoding.equals("gzip")) {
                Optional<Answer.Body> unpacked = unpacked(bytes, isWhole);
                if (unpacked.isEmpty()) {
                    return failedStep(query, tooLarge());
                }
                content = unpacked.get();
            }
            if (status != OK) {
                return failedStep(
                        query,
                        Refusals.ofStatus(
                                status,
                                body.head().headers(),
                                content.bytes(),
                                kindOfServer,
                                endpoint,
                                clock.instant()));
            }
            if (isPage(content.bytes())) {
                return failedStep(
                        query,
                        Trouble.of(
                                Kind.OTHER_SERVER,
                                "a page for people answered: is this the address of " + kindOfServer
                                        + ", and is there a login in front of it?"));
            }
            return new Step(content, Optional.empty());
        }

        private Trouble tooLarge() {
            return Trouble.of(
                    Kind.TOO_LARGE,
                    "its answer is larger than " + (endpoint.limits().mostAnswerBytes() >> 10)
                            + " KiB, or all answers together than " + HeldBytes.MOST_MEBIBYTES
                            + " MiB: read a shorter window");
        }

        private Step redirect(Query query, URI uri, BodyCollector body) {
            String location = body.head().headers().firstValue("Location").orElse("");
            URI to;
            try {
                to = uri.resolve(location);
            } catch (IllegalArgumentException e) {
                return failedStep(query, Trouble.of(Kind.REDIRECTED, "it sends on to an address that cannot be read"));
            }
            boolean isSame = String.valueOf(uri.getScheme()).equalsIgnoreCase(to.getScheme())
                    && String.valueOf(uri.getHost()).equalsIgnoreCase(to.getHost())
                    && uri.getPort() == to.getPort();
            return isSame && !location.isEmpty()
                    ? new Step(new Answer.Body(new byte[0], false), Optional.of(to))
                    : failedStep(query, Refusals.redirected(to));
        }

        /** Unpacks what may be cut or damaged; empty when it grows too large. */
        private Optional<Answer.Body> unpacked(byte[] packed, boolean isWhole) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            boolean isEnded = isWhole;
            byte[] piece = new byte[PIECE_BYTES];
            try (InputStream in = new java.util.zip.GZIPInputStream(new ByteArrayInputStream(packed), PIECE_BYTES)) {
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    if (all.size() + (long) read > endpoint.limits().mostAnswerBytes() || !held.take(read)) {
                        return Optional.empty();
                    }
                    taken += read;
                    all.write(piece, 0, read);
                }
            } catch (IOException e) {
                isEnded = false; // cut or damaged: what came before is of use
            }
            return Optional.of(new Answer.Body(all.toByteArray(), isEnded));
        }

        private static Step failedStep(Query query, Trouble trouble) {
            return new Step(failed(query, trouble), Optional.empty());
        }
    }

    /** Whether an answer is a page for people: no format of telemetry starts so. */
    private static boolean isPage(byte[] bytes) {
        for (byte one : bytes) {
            if (one != ' ' && one != '\n' && one != '\r' && one != '\t') {
                return one == '<';
            }
        }
        return false;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
