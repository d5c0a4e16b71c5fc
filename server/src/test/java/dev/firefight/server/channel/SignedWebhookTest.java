package dev.firefight.server.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firefight.server.channel.FakeHttp.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a program of one's own is told, and what becomes of each of its answers. */
class SignedWebhookTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
    private static final Secret SECRET = Secret.of("s3cret");
    private static final Duration SHORT = Duration.ofMillis(300);

    private final HttpSender sender = new HttpSender(Duration.ofSeconds(10), InstantSource.fixed(NOW));
    private final HttpSender hasty = new HttpSender(SHORT, InstantSource.fixed(NOW));
    private final FakeHttp receiver = FakeHttp.answering(_ -> Reply.of(200, ""));

    SignedWebhookTest() throws IOException {}

    @AfterEach
    void end() {
        sender.close();
        hasty.close();
        receiver.close();
    }

    private Sent send(HttpSender by, URI address) {
        return new SignedWebhook(by, InstantSource.fixed(NOW), List.of(SECRET), _ -> true)
                .send(Messages.page(), address.toString());
    }

    private Sent answered(Reply reply) {
        receiver.answer(_ -> reply);
        return send(sender, receiver.address("/hook/s3cr3t-path"));
    }

    @Test
    void theRequestIsSignedAndCarriesTheIdOfTheMessage() {
        assertThat(answered(Reply.of(204, ""))).isInstanceOf(Sent.Delivered.class);

        FakeHttp.Request request = receiver.requests().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/hook/s3cr3t-path");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.header("Idempotency-Key")).isEqualTo("page-17/2");
        assertThat(request.body())
                .isEqualTo("{\"id\":\"page-17/2\",\"title\":\"Checkout fails in Europe\","
                        + "\"text\":\"5xx of checkout at 12 % since 03:12 UTC.\\nSince the deploy of 03:10.\","
                        + "\"urgency\":\"high\",\"acknowledge\":\"https://firefight.example.org/a/k3y?x=1&y=2\","
                        + "\"open\":\"https://firefight.example.org/incidents/17\"}");
        assertThat(WebhookSignature.isGenuine(
                        SECRET,
                        request.header("Firefight-Signature"),
                        request.body().getBytes(StandardCharsets.UTF_8),
                        NOW))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 599})
    void whatMayPassIsTriedAgain(int status) {
        assertThat(answered(Reply.of(status, "no")))
                .isEqualTo(new Sent.TryAgain(HttpSender.host(receiver.address("/")) + " answered " + status));
    }

    @Test
    void theWaitThatIsAskedForIsHandedOn() {
        assertThat(answered(new Reply.Whole(429, Map.of("Retry-After", "17"), "")))
                .isInstanceOfSatisfying(
                        Sent.TryAgain.class, again -> assertThat(again.after()).contains(Duration.ofSeconds(17)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 422})
    void whatIsRefusedIsNotTriedAgain(int status) {
        assertThat(answered(Reply.of(status, "no")))
                .isInstanceOfSatisfying(Sent.Refused.class, refused -> assertThat(refused.reason())
                        .contains("answered " + status)
                        .doesNotContain("s3cr3t-path"));
    }

    @Test
    void noRedirectIsFollowed() {
        assertThat(answered(new Reply.Whole(
                        307, Map.of("Location", receiver.address("/other").toString()), "")))
                .isInstanceOf(Sent.Refused.class);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void theHeadOfAnAnswerIsEnough() {
        assertThat(answered(new Reply.Half(200))).isInstanceOf(Sent.Delivered.class);
        assertThat(answered(new Reply.Endless(200))).isInstanceOf(Sent.Delivered.class);
        assertThat(answered(new Reply.Half(503))).isInstanceOf(Sent.TryAgain.class);
    }

    @Test
    void silenceEndsWithTheTime() {
        receiver.answer(_ -> new Reply.Stall());

        assertThat(send(hasty, receiver.address("/hook")))
                .isEqualTo(new Sent.TryAgain(HttpSender.host(receiver.address("/")) + " did not answer within 300 ms"));
    }

    @Test
    void aConnectionThatEndsWithoutAnAnswerIsTriedAgain() {
        assertThat(answered(new Reply.Drop()))
                .isInstanceOfSatisfying(
                        Sent.TryAgain.class, again -> assertThat(again.reason()).contains("broke off"));
    }

    @Test
    void whereNobodyListensIsSaid() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(send(sender, URI.create("http://localhost:" + free + "/")))
                .isInstanceOfSatisfying(
                        Sent.TryAgain.class, again -> assertThat(again.reason()).contains("refused the connection"));
        // Longer than any name may be, so that no server of names is asked.
        assertThat(send(sender, URI.create("http://" + "x".repeat(64) + ".invalid/")))
                .isInstanceOfSatisfying(
                        Sent.TryAgain.class, again -> assertThat(again.reason()).contains("is not known"));
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotTalkedTo(@TempDir Path directory)
            throws IOException, InterruptedException, GeneralSecurityException {
        TestTls own = TestTls.forName("localhost", directory);
        try (FakeHttp safe = FakeHttp.safe(own.server(), _ -> Reply.of(200, ""));
                HttpSender trusting =
                        new HttpSender(Duration.ofSeconds(10), InstantSource.fixed(NOW), Optional.of(own.trusting()))) {
            assertThat(send(sender, safe.address("/")))
                    .isInstanceOfSatisfying(Sent.TryAgain.class, again -> assertThat(again.reason())
                            .contains("(TLS)"));
            assertThat(safe.requests()).isEmpty();
            assertThat(send(trusting, safe.address("/"))).isInstanceOf(Sent.Delivered.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hook",
                "ftp://example.org/",
                "http:///hook",
                "https://ada:pass@example.org/",
                "http://[::1",
                "file:/etc",
                "https://example.org/\r\nX: y",
                "http://example.org:99999/"
            })
    void whatIsNoAddressIsRefusedUnasked(String address) {
        assertThat(new SignedWebhook(sender, InstantSource.fixed(NOW), List.of(SECRET), _ -> true)
                        .send(Messages.page(), address))
                .isInstanceOf(Sent.Refused.class);
    }

    @Test
    void anAddressThatIsNotAllowedIsRefusedUnasked() {
        assertThat(new SignedWebhook(sender, InstantSource.fixed(NOW), List.of(SECRET), uri -> uri.getPath()
                                .equals("/other"))
                        .send(Messages.page(), receiver.address("/hook").toString()))
                .isInstanceOf(Sent.Refused.class);
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void nothingIsSentUnsigned() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SignedWebhook(sender, InstantSource.system(), List.of(), _ -> true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SignedWebhook(sender, InstantSource.system(), List.of(Secret.of("")), _ -> true));
    }
}
