package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.journal.Place;
import dev.firefight.server.channel.Providers;
import dev.firefight.server.channel.slack.FakeSlack;
import dev.firefight.server.channel.twilio.FakeTwilio;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server with Slack and Twilio on loopback. Ann and Vera are members of the workspace; Ann may write, Vera only look. */
final class SlackWorld implements AutoCloseable {
    static final String ANN = "U0000ANN1";
    static final String VERA = "U000VERA1";
    static final String PHONE = "+15550100009";
    static final JsonMapper JSON = JsonMapper.shared();

    final FakeSlack slack = new FakeSlack();
    final FakeTwilio twilio = new FakeTwilio();
    private final Path directory;
    private final boolean isSocket;
    OwnServer server;
    private int triggers;

    SlackWorld(Path directory, boolean isSocket) throws IOException {
        this.directory = directory;
        this.isSocket = isSocket;
        server = started();
        setUp("{slack: %s}".formatted(ANN));
    }

    private OwnServer started() {
        return new OwnServer(
                new Place.InFile(directory.resolve("journal.db")),
                InstantSource.system(),
                new Providers(slack.base(), twilio.account().base()),
                Map.of(
                        "FIREFIGHT_SECRET_BOT", FakeSlack.BOT_TOKEN,
                        "FIREFIGHT_SECRET_APP", FakeSlack.APP_TOKEN,
                        // Two, as while one is replaced.
                        "FIREFIGHT_SECRET_SIGNING", "the-one-after-it\n" + FakeSlack.SIGNING_SECRET,
                        "FIREFIGHT_SECRET_TWILIO", FakeTwilio.TOKEN));
    }

    /** Ends the server and starts another over the same journal. */
    void restart() {
        OwnServer before = server;
        server.close();
        server = started().with(before);
    }

    /** How Ann is reached; Bob comes next. */
    void setUp(String contactsOfAnn) {
        String listening =
                isSocket ? "appToken: {env: FIREFIGHT_SECRET_APP}" : "signingSecret: {env: FIREFIGHT_SECRET_SIGNING}";
        String document = """
                people:
                - {name: Ann, contacts: [%s]}
                - {name: Vera, contacts: [{slack: %s}]}
                - {name: Bob, contacts: [{sms: "+15550100008"}]}
                policies: [{name: usual, steps: [{call: [person Ann], patience: 30m}, {call: [person Bob], patience: 30m}]}]
                channels:
                  slack: {botToken: {env: FIREFIGHT_SECRET_BOT}, %s, channelPrefix: fire-}
                  twilio: {account: %s, token: {env: FIREFIGHT_SECRET_TWILIO}, from: "+15550100001"}
                """.formatted(contactsOfAnn, VERA, listening, FakeTwilio.SID);
        HttpResponse<String> answer = server.yaml("Root", "/api/v1/setup", document);
        assertThat(answer.body()).contains("\"isApplied\":true");
    }

    /** An alert comes in. */
    void alert(String name) {
        String key = OwnServer.json(
                        server.post("Root", "/api/v1/integrations", "{\"name\":\"main\",\"kind\":\"alertmanager\"}"))
                .path("key")
                .asString("");
        assertThat(server.anyone("/in/" + key, """
                        {"version":"4","groupKey":"g","truncatedAlerts":0,"status":"firing","receiver":"ff","alerts":[{"status":"firing",
                        "labels":{"alertname":"%s","service":"checkout","severity":"critical"},"annotations":{"summary":"12%% of requests fail"},
                        "startsAt":"%s","endsAt":"0001-01-01T00:00:00Z","fingerprint":"f1"}]}
                        """.formatted(name, Instant.now()))
                        .statusCode())
                .isEqualTo(200);
    }

    /** What somebody writes behind the command, in a channel; the words of the answer. */
    String command(String member, String channel, String text) {
        return words(commanded(member, channel, text, ++triggers));
    }

    HttpResponse<String> commanded(String member, String channel, String text, int trigger) {
        return post("/slack/commands", form(fields(FakeSlack.TEAM, member, channel, text, trigger)));
    }

    Map<String, String> fields(String team, String member, String channel, String text, int trigger) {
        return Map.of(
                "team_id",
                team,
                "user_id",
                member,
                "user_name",
                "x",
                "channel_id",
                channel,
                "command",
                "/firefight",
                "text",
                text,
                "trigger_id",
                "t." + trigger,
                "response_url",
                slack.responseUrl().toString());
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Signed by Slack. */
    HttpResponse<String> post(String path, String body) {
        return post(path, body, FakeSlack.signature(Instant.now(), body));
    }

    HttpResponse<String> post(String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return server.send(request);
    }

    static String words(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return words(JSON.readTree(answer.body()));
    }

    /** All texts of a message. */
    static String words(JsonNode post) {
        StringBuilder words = new StringBuilder();
        for (JsonNode child : post) {
            words.append(words(child));
        }
        JsonNode text = post.path("text");
        return text.isString() ? text.asString() + "\n" + words : words.toString();
    }

    /** The button of a message that has this action. */
    static JsonNode button(JsonNode post, String action) {
        return post.path("blocks").findParents("action_id").stream()
                .filter(one -> one.path("action_id").asString("").equals(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + action + " in " + post));
    }

    String pressed(String member, JsonNode button) {
        return "{\"type\":\"block_actions\",\"user\":{\"id\":\"%s\",\"team_id\":\"%s\"},\"team\":{\"id\":\"%2$s\"},\"trigger_id\":\"t.%d\",\"response_url\":\"%s\",\"actions\":[%s]}"
                .formatted(member, FakeSlack.TEAM, ++triggers, slack.responseUrl(), JSON.writeValueAsString(button));
    }

    /** Somebody presses a button. */
    void press(String member, JsonNode button) {
        interact(pressed(member, button));
    }

    void interact(String payload) {
        assertThat(post("/slack/actions", form(Map.of("payload", payload))).statusCode())
                .isEqualTo(200);
    }

    /** What was answered behind a request, the last. */
    JsonNode answered(int number) {
        await("answer " + number, () -> slack.calls("1").size() >= number);
        return slack.calls("1").get(number - 1);
    }

    /** The messages to a channel or a member. */
    List<JsonNode> posts(String channel) {
        return slack.calls("chat.postMessage").stream()
                .filter(one -> one.path("channel").asString("").equals(channel))
                .toList();
    }

    List<JsonNode> entries() {
        return OwnServer.json(server.get("Root", "/api/v1/incidents/1/timeline"))
                .path("entries")
                .valueStream()
                .toList();
    }

    List<String> kinds() {
        return entries().stream()
                .map(one -> one.path("fact").path("kind").asString(""))
                .toList();
    }

    List<String> acknowledgers() {
        return OwnServer.json(server.get("Root", "/api/v1/incidents/1/pages"))
                .path("acknowledgedBy")
                .valueStream()
                .map(one -> one.asString(""))
                .toList();
    }

    /** The id of the only room. */
    String room() {
        await("a room", () -> slack.calls("chat.postMessage").stream()
                .anyMatch(one -> one.path("channel").asString("").startsWith("C")));
        return slack.calls("chat.postMessage").stream()
                .map(one -> one.path("channel").asString(""))
                .filter(one -> one.startsWith("C"))
                .findFirst()
                .orElseThrow();
    }

    static void await(String what, Supplier<Boolean> condition) {
        Instant end = Instant.now().plusSeconds(30);
        while (!condition.get()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        slack.close();
        twilio.close();
    }
}
