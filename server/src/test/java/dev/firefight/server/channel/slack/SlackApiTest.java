package dev.firefight.server.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firefight.server.channel.FakeHttp.Reply;
import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.channel.Message;
import dev.firefight.server.channel.Messages;
import dev.firefight.server.channel.Secret;
import dev.firefight.server.channel.Sent;
import dev.firefight.server.channel.Urgency;
import dev.firefight.server.channel.slack.SlackApi.Posted;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Slack is asked for, and what becomes of each of its answers. */
class SlackApiTest {
    private final FakeSlack slack = new FakeSlack();
    private final HttpSender sender = new HttpSender(Duration.ofSeconds(10), InstantSource.system());
    private final SlackApi api = slack.api(sender);
    private final SlackMessages messages = new SlackMessages(api, true);

    SlackApiTest() throws IOException {}

    @AfterEach
    void end() throws IOException {
        sender.close();
        slack.close();
    }

    @Test
    void aPageIsPostedWithItsButtons() {
        assertThat(messages.send(Messages.page(), "U024BE7LH"))
                .isEqualTo(new Sent.Delivered("U024BE7LH 1790000000.000001"));

        assertThat(slack.requests("chat.postMessage").getFirst().body())
                .isEqualTo("{\"channel\":\"U024BE7LH\",\"unfurl_links\":false,\"unfurl_media\":false,"
                        + "\"text\":\"Checkout fails in Europe\",\"blocks\":["
                        + "{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"Checkout fails in Europe\",\"emoji\":false}},"
                        + "{\"type\":\"section\",\"text\":{\"type\":\"plain_text\",\"text\":\"5xx of checkout at 12 % since 03:12 UTC.\\n"
                        + "Since the deploy of 03:10.\",\"emoji\":false}},"
                        + "{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"action_id\":\"acknowledge\","
                        + "\"text\":{\"type\":\"plain_text\",\"text\":\"Acknowledge\",\"emoji\":false},\"value\":\"page-17/2\","
                        + "\"style\":\"primary\"},{\"type\":\"button\",\"action_id\":\"acknowledge-page\","
                        + "\"text\":{\"type\":\"plain_text\",\"text\":\"Acknowledge on a page\",\"emoji\":false},"
                        + "\"url\":\"" + Messages.page().acknowledge().orElseThrow()
                        + "\"},{\"type\":\"button\",\"action_id\":\"open\","
                        + "\"text\":{\"type\":\"plain_text\",\"text\":\"Open\",\"emoji\":false},"
                        + "\"url\":\"https://firefight.example.org/incidents/17\"}]}]}");
        assertThat(slack.requests("chat.postMessage").getFirst().header("Authorization"))
                .isEqualTo("Bearer " + FakeSlack.BOT_TOKEN);
    }

    @Test
    void whereNoPressComesBackTheButtonOpensThePage() {
        new SlackMessages(api, false).send(Messages.page(), "C024BE7LH");

        JsonNode button = slack.calls("chat.postMessage").getFirst().at("/blocks/2/elements/0");
        assertThat(button.path("url").asString()).isEqualTo("https://firefight.example.org/a/k3y?x=1&y=2");
        assertThat(button.has("value")).isFalse();
    }

    @Test
    void aMemberIsFoundByMail() {
        assertThat(messages.send(Messages.bare("All is well"), "ada+pages@example.org"))
                .isInstanceOf(Sent.Delivered.class);

        assertThat(slack.requests("users.lookupByEmail").getFirst().body())
                .isEqualTo("email=ada%2Bpages%40example.org");
        assertThat(slack.calls("chat.postMessage").getFirst().path("channel").asString())
                .isEqualTo("U00000001");
    }

    @Test
    void theWordsOfStrangersMentionNobodyAndStayWithinBounds() {
        messages.send(
                new Message(
                        "1",
                        "<!channel> & <@U1>",
                        "<!here> " + "x".repeat(10_000),
                        Optional.empty(),
                        Optional.empty(),
                        Urgency.HIGH),
                "C024BE7LH");

        JsonNode call = slack.calls("chat.postMessage").getFirst();
        assertThat(call.path("text").asString()).isEqualTo("&lt;!channel&gt; &amp; &lt;@U1&gt;");
        assertThat(call.at("/blocks/0/text/type").asString()).isEqualTo("plain_text");
        assertThat(call.at("/blocks/1/text/type").asString()).isEqualTo("plain_text");
        assertThat(call.at("/blocks/1/text/text").asString()).hasSize(3_000);
        SlackPost most = new SlackPost("x", Collections.nCopies(80, new SlackPost.Block.Small("")));
        assertThat(most.blocks()).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "#general", "u024be7lh", "U1", "ada@", "@example.org", "C024BE7LH C024BE7LH"})
    void whatIsNobodyInSlackIsRefusedUnasked(String address) {
        assertThat(messages.send(Messages.page(), address)).isInstanceOf(Sent.Refused.class);
        assertThat(slack.requests("chat.postMessage")).isEmpty();
    }

    @Test
    void eachMethodIsAskedForAsItIsDescribed() {
        Posted posted = new Posted("C1234567", "1790000000.000100");
        SlackPost post = new SlackPost("all is well", List.of(new SlackPost.Block.Small("since 03:40 UTC")));

        assertThat(api.post("C1234567", post, Optional.of("1.2"))).isInstanceOf(SlackAnswer.Done.class);
        assertThat(slack.calls("chat.postMessage").getFirst().path("thread_ts").asString())
                .isEqualTo("1.2");
        assertThat(api.update(posted, post)).isInstanceOf(SlackAnswer.Done.class);
        assertThat(slack.calls("chat.update").getFirst().path("ts").asString()).isEqualTo("1790000000.000100");
        assertThat(slack.calls("chat.update")
                        .getFirst()
                        .at("/blocks/0/elements/0/text")
                        .asString())
                .isEqualTo("since 03:40 UTC");
        assertThat(api.createChannel("inc-17", true)).isEqualTo(new SlackAnswer.Done<>("C00000003"));
        assertThat(slack.requests("conversations.create").getFirst().body())
                .isEqualTo("{\"name\":\"inc-17\",\"is_private\":true}");
        assertThat(api.invite("C1234567", List.of("U1", "U2"))).isEqualTo(new SlackAnswer.Done<>("C1234567"));
        assertThat(slack.requests("conversations.invite").getFirst().body())
                .isEqualTo("{\"channel\":\"C1234567\",\"users\":\"U1,U2\",\"force\":true}");
        assertThat(api.setTopic("C1234567", "t".repeat(300))).isEqualTo(new SlackAnswer.Done<>("C1234567"));
        assertThat(slack.calls("conversations.setTopic")
                        .getFirst()
                        .path("topic")
                        .asString())
                .hasSize(250);
        assertThat(api.pin(posted)).isEqualTo(new SlackAnswer.Done<>("C1234567"));
        assertThat(slack.requests("pins.add").getFirst().body())
                .isEqualTo("{\"channel\":\"C1234567\",\"timestamp\":\"1790000000.000100\"}");
        assertThat(api.openDialogue(
                        "1.2.3", JsonMapper.shared().createObjectNode().put("type", "modal")))
                .isInstanceOf(SlackAnswer.Done.class);
        assertThat(slack.requests("views.open").getFirst().body())
                .isEqualTo("{\"trigger_id\":\"1.2.3\",\"view\":{\"type\":\"modal\"}}");
        assertThat(api.openSocket(Secret.of(FakeSlack.APP_TOKEN)))
                .isEqualTo(new SlackAnswer.Done<>(slack.socket().address()));
        assertThatIllegalArgumentException().isThrownBy(() -> api.invite("C1", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> api.invite(
                        "C1", IntStream.range(0, 101).mapToObj(one -> "U" + one).toList()));
    }

    @Test
    void whatIsSoAlreadyIsDone() {
        slack.answerNext("conversations.invite", Reply.of(200, "{\"ok\":false,\"error\":\"already_in_channel\"}"));
        assertThat(api.invite("C1234567", List.of("U1"))).isEqualTo(new SlackAnswer.Done<>("C1234567"));
        slack.answerNext("pins.add", Reply.of(200, "{\"ok\":false,\"error\":\"already_pinned\"}"));
        assertThat(api.pin(new Posted("C1234567", "1.2"))).isEqualTo(new SlackAnswer.Done<>("C1234567"));
        slack.answerNext("conversations.create", Reply.of(200, "{\"ok\":false,\"error\":\"name_taken\"}"));
        assertThat(api.createChannel("inc-17", false))
                .isEqualTo(new SlackAnswer.Failed<>("name_taken", Optional.empty()));
    }

    @Test
    void limitsAreTold() {
        slack.answerNext("chat.postMessage", new Reply.Whole(429, Map.of("Retry-After", "12"), "ratelimited"));
        assertThat(messages.send(Messages.page(), "U024BE7LH"))
                .isEqualTo(new Sent.TryAgain("Slack takes no more messages now", Optional.of(Duration.ofSeconds(12))));
        slack.answerNext("users.lookupByEmail", Reply.of(200, "{\"ok\":false,\"error\":\"ratelimited\"}"));
        assertThat(messages.send(Messages.page(), "ada@example.org"))
                .isEqualTo(new Sent.TryAgain("Slack takes no more messages now", Optional.of(Duration.ofSeconds(30))));
        assertThat(slack.requests("chat.postMessage")).hasSize(1);
    }

    @Test
    void errorsAreTakenForWhatTheyAre() {
        for (String error :
                new String[] {"channel_not_found", "users_not_found", "is_archived", "token_revoked", "what_is_this"}) {
            slack.answerNext("chat.postMessage", Reply.of(200, "{\"ok\":false,\"error\":\"" + error + "\"}"));
            assertThat(messages.send(Messages.page(), "U024BE7LH"))
                    .isInstanceOfSatisfying(
                            Sent.Refused.class, no -> assertThat(no.reason()).contains(error));
        }
        slack.answerNext(
                "chat.postMessage",
                Reply.of(
                        200,
                        "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"chat:write\",\"provided\":\"x\"}"));
        assertThat(messages.send(Messages.page(), "U024BE7LH"))
                .isEqualTo(new Sent.Refused("Slack refused: missing_scope; the app needs the scope chat:write"));
        for (Reply reply : List.of(
                Reply.of(200, "{\"ok\":false,\"error\":\"internal_error\"}"),
                Reply.of(500, "{\"ok\":false,\"error\":\"fatal_error\"}"),
                Reply.of(503, "<html>"),
                Reply.of(200, ""),
                Reply.of(200, "[]"),
                Reply.of(200, "{\"ok\":true}"),
                Reply.of(200, "{\"ok\":\"yes\"}"),
                new Reply.Half(200),
                new Reply.Endless(200),
                new Reply.Drop())) {
            slack.answerNext("chat.postMessage", reply);
            assertThat(messages.send(Messages.page(), "U024BE7LH"))
                    .as("%s", reply)
                    .isInstanceOf(Sent.TryAgain.class);
        }
    }

    @Test
    void silenceEndsWithTheTime() {
        slack.answerNext("chat.postMessage", new Reply.Stall());
        try (HttpSender hasty = new HttpSender(Duration.ofMillis(500), InstantSource.system())) {
            assertThat(new SlackMessages(slack.api(hasty), true).send(Messages.page(), "U024BE7LH"))
                    .isInstanceOfSatisfying(Sent.TryAgain.class, again -> assertThat(again.reason())
                            .contains("within 250 ms"));
        }
    }

    @Test
    void aTokenThatCannotBeSentIsNot() {
        for (String token : new String[] {"", "xoxb-\r\nX-Own: 1"}) {
            assertThat(new SlackApi(sender, slack.base(), Secret.of(token))
                            .post("C1", new SlackPost("x", List.of()), Optional.empty()))
                    .isEqualTo(new SlackAnswer.Failed<>("not_authed", Optional.empty()));
        }
        assertThat(slack.requests("chat.postMessage")).isEmpty();
        for (String base : new String[] {"https://slack.com/api", "slack.com/api/", "https://slack.com/api/?x=/"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SlackApi(sender, URI.create(base), Secret.of("x")));
        }
    }

    @Test
    void answersGoToSlackAndNowhereElse() {
        SlackPost post = new SlackPost("declared", List.of());
        assertThat(api.respond(slack.responseUrl(), post, false)).isInstanceOf(SlackAnswer.Done.class);
        assertThat(slack.requests("1").getFirst().body())
                .isEqualTo(
                        "{\"response_type\":\"ephemeral\",\"replace_original\":false,\"text\":\"declared\",\"blocks\":[]}");
        assertThat(slack.requests("1").getFirst().header("Authorization")).isEmpty();
        for (String other : new String[] {
            "https://example.org/commands/1", "http://hooks.slack.com/commands/1",
                    "https://hooks.slack.com.example.org/",
            "https://notslack.com/", "http://localhost:1/commands/1", "mailto:a@b"
        }) {
            assertThat(api.respond(URI.create(other), post, false)).isInstanceOf(SlackAnswer.Failed.class);
        }
    }

    @Test
    void socketsAreOnlyOpenedWhereTheyCanBe() {
        for (String url : new String[] {"http://localhost/", "wss://", "wss://a b/", "", "file:///etc"}) {
            slack.answerNext("apps.connections.open", Reply.of(200, "{\"ok\":true,\"url\":\"" + url + "\"}"));
            assertThat(api.openSocket(Secret.of(FakeSlack.APP_TOKEN))).isInstanceOf(SlackAnswer.Unreachable.class);
        }
    }

    @Test
    void namesOfChannelsAreThoseThatSlackTakes() {
        assertThat(SlackApi.channelName("INC 17: Checkout fails — Europe!")).isEqualTo("inc-17-checkout-fails-europe");
        assertThat(SlackApi.channelName("…")).isEqualTo("incident");
        assertThat(SlackApi.channelName("x".repeat(200))).hasSize(80);
    }
}
