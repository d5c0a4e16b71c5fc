package dev.firefight.server.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firefight.server.channel.FakeHttp.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How ntfy is told, and what becomes of each of its answers. */
class NtfyTest {
    private static final String TAKEN =
            "{\"id\":\"hwQ2YpKdmg\",\"time\":1790000000,\"event\":\"message\",\"topic\":\"ada\"}";

    private final FakeHttp server = FakeHttp.answering(_ -> Reply.of(200, TAKEN));
    private final HttpSender sender = new HttpSender(Duration.ofSeconds(10), InstantSource.system());
    private final Ntfy ntfy = new Ntfy(sender, server.address("/push/"), Optional.of(Secret.of("tk_hidden")));

    NtfyTest() throws IOException {}

    @AfterEach
    void end() {
        sender.close();
        server.close();
    }

    @Test
    void aPageIsPublishedAsJson() {
        assertThat(ntfy.send(Messages.page(), "ada")).isEqualTo(new Sent.Delivered("hwQ2YpKdmg"));

        FakeHttp.Request request = server.requests().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/push/");
        assertThat(request.header("Authorization")).isEqualTo("Bearer tk_hidden");
        assertThat(request.body())
                .isEqualTo(
                        "{\"topic\":\"ada\",\"title\":\"Checkout fails in Europe\","
                                + "\"message\":\"5xx of checkout at 12 % since 03:12 UTC.\\nSince the deploy of 03:10.\","
                                + "\"priority\":5,\"click\":\"https://firefight.example.org/incidents/17\",\"actions\":["
                                + "{\"action\":\"http\",\"label\":\"Acknowledge\","
                                + "\"url\":\"https://firefight.example.org/a/k3y?x=1&y=2\",\"method\":\"POST\",\"clear\":true},"
                                + "{\"action\":\"view\",\"label\":\"Open\",\"url\":\"https://firefight.example.org/incidents/17\"}]}");
    }

    @Test
    void whatIsNotThereIsNotSaid() {
        new Ntfy(sender, server.address(""), Optional.empty()).send(Messages.bare("All is well"), "ada");

        FakeHttp.Request request = server.requests().getFirst();
        assertThat(request.path()).isEqualTo("/");
        assertThat(request.headers()).doesNotContainKey("Authorization");
        assertThat(request.body())
                .isEqualTo("{\"topic\":\"ada\",\"title\":\"All is well\",\"message\":\"All is well\",\"priority\":2}");
    }

    @Test
    void aTopicMayBeWrittenAsItsWholeAddress() {
        assertThat(ntfy.send(Messages.page(), server.address("/push/ada").toString()))
                .isInstanceOf(Sent.Delivered.class);

        assertThat(server.requests().getFirst().body()).startsWith("{\"topic\":\"ada\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a/b", "https://elsewhere.example.org/ada", "ada?x", "a\r\nb"})
    void whatIsNoTopicOfThisServerIsRefusedUnasked(String address) {
        assertThat(ntfy.send(Messages.page(), address)).isInstanceOf(Sent.Refused.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aLongTextIsCutBeforeItBecomesAFile() {
        Message page = Messages.page();
        ntfy.send(new Message("1", "t", "ä".repeat(10_000), page.acknowledge(), page.open(), Urgency.HIGH), "ada");

        JsonNode sent =
                JsonMapper.shared().readTree(server.requests().getFirst().body());
        assertThat(sent.path("message").asString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .hasSizeBetween(4_090, 4_096);
    }

    @Test
    void answersAreTakenForWhatTheyAre() {
        server.answer(_ -> new Reply.Whole(429, Map.of("Retry-After", "5"), "{\"code\":42901}"));
        assertThat(ntfy.send(Messages.page(), "ada"))
                .isInstanceOfSatisfying(
                        Sent.TryAgain.class, again -> assertThat(again.after()).contains(Duration.ofSeconds(5)));
        server.answer(_ -> Reply.of(403, "{\"code\":40301,\"error\":\"forbidden\"}"));
        assertThat(ntfy.send(Messages.page(), "ada"))
                .isInstanceOfSatisfying(
                        Sent.Refused.class, no -> assertThat(no.reason()).contains("token"));
        server.answer(_ -> Reply.of(500, ""));
        assertThat(ntfy.send(Messages.page(), "ada")).isInstanceOf(Sent.TryAgain.class);
        server.answer(_ -> Reply.of(200, "<html>Welcome to the lounge's network</html>"));
        assertThat(ntfy.send(Messages.page(), "ada"))
                .isInstanceOfSatisfying(
                        Sent.TryAgain.class, again -> assertThat(again.reason()).contains("not as ntfy does"));
        server.answer(_ -> new Reply.Half(200));
        assertThat(ntfy.send(Messages.page(), "ada")).isInstanceOf(Sent.TryAgain.class);
        server.answer(_ -> Reply.of(200, "[".repeat(20_000)));
        assertThat(ntfy.send(Messages.page(), "ada")).isInstanceOf(Sent.TryAgain.class);
    }

    @Test
    void aTokenThatCannotBeSentIsRefusedWithoutShowingIt() {
        for (String token : new String[] {"", "tk_a b", "tk_a\r\nX-Other: 1"}) {
            assertThat(new Ntfy(sender, server.address(""), Optional.of(Secret.of(token))).send(Messages.page(), "ada"))
                    .isInstanceOfSatisfying(
                            Sent.Refused.class, no -> assertThat(no.reason()).doesNotContain("tk_"));
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void whatIsNoServerIsRefusedAtTheStart() {
        for (String other :
                new String[] {"ntfy.sh", "ftp://ntfy.sh", "https://ada:pass@ntfy.sh", "https://ntfy.sh/?a=b"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Ntfy(sender, URI.create(other), Optional.empty()));
        }
    }
}
