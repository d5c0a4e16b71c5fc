package dev.firefight.telemetry.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.firefight.telemetry.live.Trouble.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a server does is told in plain words, and costs nobody else anything. */
class TroubleTest {
    private static final String NAMES = "/api/v1/label/__name__/values";
    private static final String SECRET = "s3cr3t-of-ada";

    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Source at(URI uri) {
        return new Source.Prometheus("metrics", Endpoint.of(uri).with(Live.QUICK));
    }

    private static Trouble only(Live live) {
        assertThat(live.first().troubles()).hasSize(1);
        assertThat(live.first().outcome()).isEqualTo(Reading.Outcome.NOT_READ);
        return live.first().troubles().getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | UNAUTHORIZED | the names of metrics of metrics could not be read because it wants to know who asks (401): give the source a token",
                "403 | FORBIDDEN | the names of metrics of metrics could not be read because it does not allow this to who asks (403): give the source a token that may read: it says \"not for you\"",
                "404 | NOT_FOUND | the names of metrics of metrics could not be read because there is nothing at this path (404): is this the address of a Prometheus?",
                "422 | REFUSED_QUERY | the names of metrics of metrics could not be read because it does not accept the query (422): it says \"not for you\"",
                "418 | OTHER_SERVER | the names of metrics of metrics could not be read because it answered with status 418: is this the address of a Prometheus?: it says \"not for you\"",
                "503 | SERVER_ERROR | the names of metrics of metrics could not be read because it has trouble of its own (503): it says \"not for you\"",
            })
    void aRefusalIsToldInPlainWords(int status, Kind kind, String sentence) {
        server.on(
                NAMES,
                status,
                "{\"status\":\"error\",\"errorType\":\"any\",\"error\":\"not for you\"}"
                        .getBytes(StandardCharsets.UTF_8));

        Live live = Live.read(at(server.uri()));

        assertThat(only(live).kind()).isEqualTo(kind);
        assertThat(live.first().sentences()).containsExactly(sentence);
        assertThat(live.first().queries()).isEqualTo(1);
    }

    @Test
    void whoAsksTooMuchIsToldWhenToComeBack() {
        server.on(NAMES, (exchange, any) -> {
            exchange.getResponseHeaders().set("Retry-After", "17");
            FakeServer.send(exchange, 429, "text/plain", new byte[0]);
        });

        Trouble trouble = only(Live.read(at(server.uri())));

        assertThat(trouble.kind()).isEqualTo(Kind.TOO_MANY_REQUESTS);
        assertThat(trouble.retryAfter()).contains(Duration.ofSeconds(17));
        assertThat(trouble.because()).isEqualTo("it is asked too much (429); it asks to come back in 17 seconds");
    }

    @Test
    void whoAskedToBeLeftAloneIsLeftAlone() {
        server.on(NAMES, (exchange, any) -> {
            exchange.getResponseHeaders().set("Retry-After", "Sun, 01 Mar 2026 12:15:30 GMT");
            FakeServer.send(exchange, 503, "text/plain", new byte[0]);
        });
        AtomicReference<Instant> now = new AtomicReference<>(Live.END);
        try (LiveReader reader = new LiveReader(List.of(at(server.uri())), now::get)) {
            Trouble first = only(Live.read(reader, Live.WINDOW, Duration.ofSeconds(20)));
            assertThat(first.retryAfter()).contains(Duration.ofSeconds(30));

            Trouble second = only(Live.read(reader, Live.WINDOW, Duration.ofSeconds(20)));
            assertThat(second.because()).isEqualTo("it asked to be left alone until 2026-03-01T12:15:30Z");
            assertThat(server.asked()).hasSize(1);

            now.set(Live.END.plusSeconds(30));
            only(Live.read(reader, Live.WINDOW, Duration.ofSeconds(20)));
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void aServerThatDoesNotAnswerCostsItsTimeAndNotMore() {
        CountDownLatch end = new CountDownLatch(1);
        server.on(NAMES, (exchange, any) -> await(end));

        Live live = Live.read(new Source.Prometheus(
                "metrics", Endpoint.of(server.uri()).with(Live.QUICK.withRequestTimeout(Duration.ofMillis(300)))));
        end.countDown();

        assertThat(only(live).kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(only(live).because()).isEqualTo("there was no whole answer within 300 ms");
    }

    @Test
    void aServerThatStopsInTheMiddleOfItsAnswerIsNotWaitedFor() {
        CountDownLatch end = new CountDownLatch(1);
        server.on(NAMES, (exchange, any) -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"status\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await(end);
        });

        Live live = Live.read(new Source.Prometheus(
                "metrics", Endpoint.of(server.uri()).with(Live.QUICK.withRequestTimeout(Duration.ofMillis(300)))));
        end.countDown();

        assertThat(only(live).kind()).isEqualTo(Kind.TIMED_OUT);
    }

    @Test
    void nobodyAtTheAddressIsTold() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        Trouble trouble = only(Live.read(at(URI.create("http://127.0.0.1:" + port))));

        assertThat(trouble.kind()).isEqualTo(Kind.REFUSED);
        assertThat(trouble.because())
                .isEqualTo("nobody listens at 127.0.0.1:" + port + ": does it run, and is the port right?");
    }

    @Test
    void aHostThatNobodyKnowsIsTold() {
        Trouble trouble = only(Live.read(at(URI.create("http://no-such-host.invalid:9090"))));

        assertThat(trouble.kind()).isEqualTo(Kind.UNKNOWN_HOST);
        assertThat(trouble.because()).isEqualTo("nobody knows the host no-such-host.invalid: is it spelled right?");
    }

    @Test
    void plainTextWhereTlsShouldBeIsTold() throws Exception {
        Trouble trouble = rude("HTTP/1.1 400 Bad Request\r\n\r\n", "https");

        assertThat(trouble.kind()).isEqualTo(Kind.NOT_TRUSTED);
        assertThat(trouble.because()).startsWith("no encrypted connection came to be (");
    }

    @Test
    void aConnectionThatBreaksBeforeAnythingIsSaidIsTold() throws Exception {
        assertThat(rude("", "http").kind()).isEqualTo(Kind.UNREACHABLE);
    }

    /** The trouble with a server that says something without listening, and hangs up. */
    private static Trouble rude(String says, String scheme) throws Exception {
        Thread rude;
        Trouble trouble;
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            rude = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 10; i++) {
                    try (Socket one = socket.accept()) {
                        one.getInputStream().readNBytes(1);
                        one.getOutputStream().write(says.getBytes(StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        return; // the test is over
                    }
                }
            });
            trouble = only(Live.read(at(URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort()))));
        }
        rude.join();
        return trouble;
    }

    @Test
    void anAnswerThatEndsEarlyIsKeptAsFarAsItCame() {
        server.on(NAMES, "{\"status\":\"success\",\"data\":[\"up\"]}");
        server.on("/api/v1/query_range", (exchange, asked) -> {
            exchange.sendResponseHeaders(200, 10_000);
            exchange.getResponseBody()
                    .write(("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":"
                                    + "{\"firefight_signal\":\"0\",\"job\":\"cart\"},\"values\":[[1772366400,\"1\"],[17723")
                            .getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });

        Live live = Live.read(at(server.uri()));

        assertThat(live.first().outcome()).isIn(Reading.Outcome.IN_PART, Reading.Outcome.NOT_READ);
        assertThat(live.first().troubles()).extracting(Trouble::kind).contains(Kind.HALF_ANSWER);
        assertThat(live.first().troubles())
                .extracting(Trouble::because)
                .contains("the answer ended early; what came before is kept");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json at all",
                "{\"status\":\"success\"}",
                "[1,2,3]",
                "{\"status\":\"success\",\"data\":{}}",
                "null"
            })
    void anAnswerOfSomethingElseIsMalformed(String body) {
        server.on(NAMES, body);

        Trouble trouble = only(Live.read(at(server.uri())));

        assertThat(trouble.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(trouble.because())
                .isEqualTo("its answer is not what a Prometheus answers: is this the address of one?");
    }

    @Test
    void aPageForPeopleIsTold() {
        server.on(NAMES, "\n<!doctype html><title>Sign in</title>");

        assertThat(only(Live.read(at(server.uri()))).because())
                .isEqualTo(
                        "a page for people answered: is this the address of a Prometheus, and is there a login in front"
                                + " of it?");
    }

    @Test
    void aHugeAnswerIsNotReadToItsEnd() {
        byte[] piece = new byte[1 << 16];
        int[] sent = {0};
        server.on(NAMES, (exchange, any) -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 10_000; i++) {
                    out.write(piece);
                    sent[0]++;
                }
            }
        });

        Trouble trouble = only(Live.read(at(server.uri())));

        assertThat(trouble.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(trouble.because()).startsWith("its answer is larger than 4096 KiB");
        assertThat(sent[0]).isLessThan(10_000);
    }

    @Test
    void aPackedAnswerIsUnpackedWithinItsBound() throws IOException {
        java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[64 << 20]);
        }
        server.on(NAMES, (exchange, any) -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            FakeServer.send(exchange, 200, "application/json", packed.toByteArray());
        });

        assertThat(packed.size()).isLessThan(1 << 20);
        assertThat(only(Live.read(at(server.uri()))).kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void credentialsAreNotTakenToAnotherHost() throws IOException {
        try (FakeServer other = new FakeServer()) {
            server.on(NAMES, (exchange, any) -> redirect(exchange, other.uri() + "stolen"));
            Source source = new Source.Prometheus(
                    "metrics",
                    Endpoint.of(server.uri()).with(Live.QUICK).with(new Credentials.Bearer(Secret.of(SECRET))));

            Trouble trouble = only(Live.read(source));

            assertThat(trouble.kind()).isEqualTo(Kind.REDIRECTED);
            assertThat(trouble.because())
                    .contains("it sends on to http://127.0.0.1:" + other.uri().getPort() + ",");
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void aRedirectOnTheSameHostIsFollowedAndNoCircle() {
        server.on(NAMES, (exchange, any) -> redirect(exchange, "/prometheus" + exchange.getRequestURI()));
        server.on("/prometheus" + NAMES, "{\"status\":\"success\",\"data\":[]}");
        assertThat(Live.read(at(server.uri())).first().outcome()).isEqualTo(Reading.Outcome.READ);

        server.on("/prometheus" + NAMES, (exchange, any) -> redirect(exchange, NAMES));
        assertThat(only(Live.read(at(server.uri()))).because()).isEqualTo("it sends on in a circle");
    }

    @Test
    void credentialsTenantAndHeadersAreSentAndNeverShown() {
        server.on(
                NAMES,
                (exchange, asked) -> FakeServer.send(
                        exchange,
                        500,
                        "text/plain",
                        ("I was told " + asked.header("Authorization") + " and " + asked.header("X-key"))
                                .getBytes(StandardCharsets.UTF_8)));
        Endpoint endpoint = Endpoint.of(server.uri())
                .with(Live.QUICK)
                .with(new Credentials.Basic("ada", Secret.of(SECRET)))
                .withTenant("shop")
                .withHeaders(Map.of("X-Key", Secret.of("key-" + SECRET)));
        Source source = new Source.Prometheus("metrics", endpoint);

        Live live = Live.read(source);

        FakeServer.Asked asked = server.asked().getFirst();
        String basic = Base64.getEncoder().encodeToString(("ada:" + SECRET).getBytes(StandardCharsets.UTF_8));
        assertThat(asked.header("Authorization")).isEqualTo("Basic " + basic);
        assertThat(asked.header("X-scope-orgid")).isEqualTo("shop");
        assertThat(asked.header("X-key")).isEqualTo("key-" + SECRET);
        assertThat(live.first().sentences())
                .singleElement()
                .asString()
                .contains("I was told (secret) and (secret)")
                .doesNotContain(SECRET, basic);
        assertThat(source + " " + live.first()).doesNotContain(SECRET, basic);
    }

    @Test
    void aBearerTokenIsSent() {
        server.on(NAMES, "{\"status\":\"success\",\"data\":[]}");
        Live.read(new Source.Prometheus(
                "metrics", Endpoint.of(server.uri()).with(new Credentials.Bearer(Secret.of(SECRET)))));

        assertThat(server.asked().getFirst().header("Authorization")).isEqualTo("Bearer " + SECRET);
    }

    @Test
    void theTroubleOfOneSourceCostsNoOtherAnything() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        try (FakeServer stuck = new FakeServer()) {
            stuck.on(NAMES, (exchange, any) -> await(end));
            server.on(NAMES, "{\"status\":\"success\",\"data\":[\"up\"]}");
            server.on("/api/v1/query_range", PrometheusReaderTest.matrix("0", "job", "cart", 1, 1));

            Live live = Live.read(
                    Duration.ofSeconds(2),
                    new Source.Prometheus("stuck", Endpoint.of(stuck.uri()).with(Live.QUICK)),
                    new Source.Prometheus("good", Endpoint.of(server.uri()).with(Live.QUICK)));
            end.countDown();

            assertThat(live.readings()).extracting(Reading::source).containsExactly("stuck", "good");
            assertThat(live.first().troubles()).extracting(Trouble::kind).containsOnly(Kind.DEADLINE);
            assertThat(live.readings().get(1).outcome()).isEqualTo(Reading.Outcome.READ);
            assertThat(live.keys()).isEqualTo(List.of("up{service=\"cart\"}"));
        }
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
