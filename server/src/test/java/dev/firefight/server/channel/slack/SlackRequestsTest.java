package dev.firefight.server.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Slack sends, read. */
class SlackRequestsTest {
    private static String sample(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(SlackRequestsTest.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static Map<String, String> form(String written) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String part : written.split("&", -1)) {
            String[] field = part.split("=", 2);
            fields.put(field[0], field.length < 2 ? "" : URLDecoder.decode(field[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    @Test
    void aCommandIsRead() throws IOException, SlackException {
        assertThat(SlackRequests.command(form(sample("command.form"))))
                .isEqualTo(new SlackRequest.Command(
                        "T0001",
                        "C2147483705",
                        "U2147483697",
                        "ada",
                        "/firefight",
                        "declare checkout & cart fail",
                        Optional.of(URI.create("https://hooks.slack.com/commands/1234/5678")),
                        "13345224609.738474920.8088930838d88f008e0"));
    }

    @Test
    void aPressIsRead() throws IOException, SlackException {
        assertThat(SlackRequests.interaction(sample("block_actions.json")))
                .isEqualTo(new SlackRequest.Pressed(
                        "T9TK3CUKW",
                        "UA8RXUSPL",
                        Optional.of("CBR2V3XEX"),
                        Optional.of("1548261231.000200"),
                        List.of(new SlackRequest.Action("acknowledge", "=qXel", "page-17/2")),
                        Optional.of(URI.create(
                                "https://hooks.slack.com/actions/AABA1ABCD/1232321423432/D09sSasdasdAS9091209")),
                        "12321423423.333649436676.d8c1bb837935619ccad0f624c448ffb3"));
    }

    @Test
    void aFormIsWhatIsInIt() throws IOException, SlackException {
        assertThat(SlackRequests.form(form(sample("command.form")))).isInstanceOf(SlackRequest.Command.class);
        assertThat(SlackRequests.form(Map.of("payload", sample("block_actions.json"))))
                .isInstanceOf(SlackRequest.Pressed.class);
        assertThatExceptionOfType(SlackException.class)
                .isThrownBy(() -> SlackRequests.form(Map.of("payload", "", "command", "/firefight")));
    }

    @Test
    void aDialogueIsReadWithFieldsOfAllKinds() throws IOException, SlackException {
        assertThat(SlackRequests.interaction(sample("view_submission.json")))
                .isEqualTo(new SlackRequest.Submitted(
                        "T9TK3CUKW",
                        "UA8RXUSPL",
                        "VNHU13V36",
                        "declare",
                        "C1",
                        Map.of(
                                "title", "Checkout fails",
                                "severity", "high",
                                "note", "",
                                "experts", "U1,U2",
                                "commander", "U3",
                                "services", "cart,pay",
                                "since", "1790000000")));
    }

    @Test
    void anEventIsRead() throws IOException, SlackException {
        assertThat(SlackRequests.event(sample("event_callback.json")))
                .isInstanceOfSatisfying(SlackRequest.Event.class, event -> {
                    assertThat(event.eventId()).isEqualTo("Ev123ABC456");
                    assertThat(event.teamId()).isEqualTo("T123ABC456");
                    assertThat(event.at()).isEqualTo(Instant.ofEpochSecond(1_790_000_000));
                    assertThat(event.type()).isEqualTo("reaction_added");
                    assertThat(event.field("reaction")).contains("pushpin");
                    assertThat(event.field("item")).isEmpty();
                    assertThat(event.body().path("item").path("ts").asString()).isEqualTo("1464196127.000002");
                });
    }

    @Test
    void theChallengeIsHandedBackAndTheUnknownIsNoFault() throws SlackException {
        assertThat(SlackRequests.event("{\"type\":\"url_verification\",\"challenge\":\"3eZbrw\",\"token\":\"x\"}"))
                .isEqualTo(new SlackRequest.UrlVerification("3eZbrw"));
        assertThat(SlackRequests.event("{\"type\":\"app_rate_limited\"}"))
                .isEqualTo(new SlackRequest.Other("app_rate_limited"));
        assertThat(SlackRequests.interaction("{\"type\":\"shortcut\"}")).isEqualTo(new SlackRequest.Other("shortcut"));
        assertThat(SlackRequests.command(Map.of("ssl_check", "1", "token", "x")))
                .isEqualTo(new SlackRequest.Other("ssl_check"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"\"}",
                "{\"type\":\"event_callback\"}",
                "{\"type\":\"event_callback\",\"event\":{\"type\":\"message\"},\"event_time\":1}",
                "{\"type\":\"event_callback\",\"event\":[],\"event_id\":\"E\",\"event_time\":1}",
                "{\"type\":\"event_callback\",\"event\":{\"type\":\"m\"},\"event_id\":\"E\",\"event_time\":\"1\"}",
                "{\"type\":\"event_callback\",\"event\":{\"type\":\"m\"},\"event_id\":\"E\",\"event_time\":9223372036854775807}",
                "{\"type\":\"url_verification\"}",
                "{\"type\":\"block_actions\",\"user\":{\"id\":\"U\"},\"actions\":[]}",
                "{\"type\":\"block_actions\",\"user\":\"U\",\"actions\":[{\"action_id\":\"a\"}]}",
                "{\"type\":\"block_actions\",\"user\":{\"id\":\"U\"},\"actions\":[7]}",
                "{\"type\":\"view_submission\",\"user\":{\"id\":\"U\"},\"view\":[]}"
            })
    void whatNoSlackSendsIsRefused(String text) {
        assertThatExceptionOfType(SlackException.class).isThrownBy(() -> {
            SlackRequests.interaction(text);
            SlackRequests.event(text);
        });
        assertThatExceptionOfType(SlackException.class).isThrownBy(() -> {
            SlackRequests.event(text);
            SlackRequests.interaction(text);
        });
    }

    @Test
    void hugeAndDeepTextsAreRefusedOrBounded() throws SlackException {
        String many = "{\"action_id\":\"a\"},".repeat(101);
        assertThatExceptionOfType(SlackException.class)
                .isThrownBy(() ->
                        SlackRequests.interaction("{\"type\":\"block_actions\",\"user\":{\"id\":\"U\"},\"actions\":["
                                + many.substring(0, many.length() - 1) + "]}"));
        assertThatExceptionOfType(SlackException.class).isThrownBy(() -> SlackRequests.event("[".repeat(100_000)));
        assertThatExceptionOfType(SlackException.class)
                .isThrownBy(() -> SlackRequests.event("{\"a\":".repeat(100_000)));
        assertThatExceptionOfType(SlackException.class)
                .isThrownBy(() -> SlackRequests.event(
                        "{\"type\":\"url_verification\",\"challenge\":\"" + "x".repeat(2_000) + "\"}"));
        assertThat(SlackRequests.event("{\"type\":\"" + "x".repeat(2_000) + "\"}"))
                .isInstanceOfSatisfying(SlackRequest.Other.class, other -> assertThat(other.type())
                        .hasSize(100));
    }

    @Test
    void aCommandNeedsWhoAndWhere() {
        for (String missing : new String[] {"user_id", "channel_id", "command"}) {
            assertThatExceptionOfType(SlackException.class)
                    .isThrownBy(() -> {
                        Map<String, String> fields = form(sample("command.form"));
                        fields.remove(missing);
                        SlackRequests.command(fields);
                    })
                    .withMessageContaining(missing);
        }
    }

    @Test
    void damagedTextsEndInNothingElse() throws IOException {
        long seed = 20_261_122;
        Random random = new Random(seed);
        for (String name : new String[] {"block_actions.json", "view_submission.json", "event_callback.json"}) {
            String whole = sample(name);
            for (int end = 0; end < whole.length(); end++) {
                tryAll(whole.substring(0, end));
            }
            for (int time = 0; time < 3_000; time++) {
                StringBuilder damaged = new StringBuilder(whole);
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    int at = random.nextInt(damaged.length());
                    damaged.setCharAt(at, (char) (damaged.charAt(at) ^ (1 << random.nextInt(16))));
                }
                tryAll(damaged.toString());
            }
        }
        String form = sample("command.form");
        for (int time = 0; time < 2_000; time++) {
            int at = random.nextInt(form.length());
            try {
                SlackRequests.command(Map.of(
                        "user_id",
                        "U",
                        "channel_id",
                        "C",
                        "command",
                        "/f",
                        "response_url",
                        form.substring(at),
                        "text",
                        form));
            } catch (SlackException expected) {
                assertThat(expected).hasMessageNotContaining(form);
            }
        }
    }

    private static void tryAll(String text) {
        try {
            SlackRequests.interaction(text);
            SlackRequests.event(text);
        } catch (SlackException expected) {
            assertThat(expected.getMessage()).hasSizeLessThan(200);
        }
        try {
            SocketEnvelope.read(text);
        } catch (SlackException expected) {
            assertThat(expected.getMessage()).hasSizeLessThan(200);
        }
    }
}
