package dev.firefight.server.web;

import static dev.firefight.server.web.SlackWorld.ANN;
import static dev.firefight.server.web.SlackWorld.VERA;
import static dev.firefight.server.web.SlackWorld.await;
import static dev.firefight.server.web.SlackWorld.button;
import static dev.firefight.server.web.SlackWorld.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.server.channel.FakeHttp.Reply;
import dev.firefight.server.channel.slack.FakeSlack;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From an alert to a room, and all that people do there, by HTTP. */
class SlackTest {
    @TempDir
    private Path directory;

    private SlackWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new SlackWorld(directory, false);
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
    }

    private String declared(String title) {
        assertThat(world.command(ANN, "C0GENERAL", "declare sev2 " + title)).contains("Incident #1 is declared");
        return world.room();
    }

    @Test
    void anAlertMakesARoomWithTopicAndGuestsAndOneTapInSlackAcknowledges() {
        world.alert("HighErrorRate");
        String room = world.room();
        assertThat(world.slack.channels()).containsExactly("fire-1-checkout-higherrorrate-12-of-requests-fa");
        await("a page", () -> !world.posts(ANN).isEmpty());
        JsonNode page = world.posts(ANN).getFirst();
        assertThat(words(page)).contains("#1 checkout: HighErrorRate");
        JsonNode first = world.posts(room).getFirst();
        assertThat(words(first)).contains("#1 checkout: HighErrorRate").contains("Commander: nobody yet");
        await("an invitation", () -> world.slack.calls("conversations.invite").stream()
                .anyMatch(one -> one.path("users").asString("").contains(ANN)));
        assertThat(world.slack
                        .calls("conversations.setTopic")
                        .getLast()
                        .path("topic")
                        .asString(""))
                .contains("nobody commands")
                .contains("/incidents/1");

        world.press(ANN, button(page, "acknowledge"));
        assertThat(world.acknowledgers()).containsExactly("Ann");
        JsonNode replaced = world.answered(1);
        assertThat(replaced.path("replace_original").asBoolean(false)).isTrue();
        assertThat(words(replaced)).contains("Ann takes care");
        await("the room knows", () -> world.posts(room).stream()
                .anyMatch(one -> words(one).contains("Ann takes care, by Slack")));

        world.press(ANN, button(first, "take-command"));
        await("a topic", () -> world.slack
                .calls("conversations.setTopic")
                .getLast()
                .path("topic")
                .asString("")
                .contains("Ann commands"));
        assertThat(world.server.page("Root", "/incidents/1").body())
                .contains("https://slack.com/app_redirect?channel=" + room);
        assertThat(world.server.log()).isEmpty();
    }

    @Test
    void eachCommandIsWrittenByTheDoorOfAll() {
        String room = declared("Checkout fails");
        assertThat(world.command(ANN, room, "ack")).contains("You take care of #1");
        assertThat(world.command(ANN, room, "take commander"))
                .contains("Written into #1")
                .contains("Ann is");
        assertThat(world.command(ANN, room, "say 5xx on *payments* <!channel>")).contains("Written into #1");
        assertThat(world.command(ANN, room, "hypothesis change: the deploy of noon ; roll it back"))
                .contains("Written into #1");
        assertThat(world.command(ANN, room, "severity sev1 all of Europe")).contains("Written into #1");
        assertThat(world.command(ANN, room, "change Roll back ; checkout ; errors below 1 % ; deploy again"))
                .contains("Written into #1");
        assertThat(world.command(ANN, room, "update customers: Paying fails, we are on it."))
                .contains("Written into #1");
        assertThat(world.command(ANN, "C0GENERAL", "1 status"))
                .contains("Severity: SEV-1")
                .contains("Commander: Ann")
                .contains("Roll back");
        assertThat(world.command(ANN, "C0GENERAL", "status"))
                .contains("1 incident is open")
                .contains("Checkout fails");
        assertThat(world.command(ANN, room, "help")).contains("hypothesis");
        assertThat(world.command(ANN, room, "dance")).contains("nothing that Firefight knows");
        assertThat(world.command(ANN, "C0GENERAL", "say x")).contains("Of which incident?");
        assertThat(world.command(ANN, room, "resolve it is over"))
                .contains("Not written")
                .contains("still being made");
        assertThat(world.kinds())
                .contains(
                        "declared",
                        "severity-set",
                        "role-taken",
                        "observed",
                        "hypothesis-proposed",
                        "change-started",
                        "update-posted")
                .doesNotContain("resolved");
        await("the room is told", () -> world.posts(room).stream()
                .anyMatch(one -> words(one).contains("the deploy of noon")));
        // In few messages, and nobody is mentioned by what somebody wrote.
        assertThat(world.posts(room).size()).isLessThan(9);
        assertThat(world.posts(room))
                .allMatch(one -> !one.path("text").asString("").contains("<!channel>"));
        JsonNode change = world.entries().stream()
                .filter(one -> one.at("/fact/kind").asString("").equals("change-started"))
                .findFirst()
                .orElseThrow();
        assertThat(change.at("/fact/wayBack").asString("")).isEqualTo("deploy again");
    }

    @Test
    void aQuestionIsAnsweredByAButtonAndARuleByAReason() {
        String room = declared("Checkout fails");
        world.command(ANN, room, "take commander");
        JsonNode asked = OwnServer.json(world.commanded(ANN, room, "resolve it went away", 900));
        assertThat(words(asked)).contains("Not written yet").contains("Nobody has verified");
        world.press(ANN, button(asked, "do-because"));
        await("a dialogue", () -> !world.slack.calls("views.open").isEmpty());
        JsonNode view = world.slack.calls("views.open").getFirst().path("view");
        assertThat(world.kinds()).doesNotContain("resolved");
        String submitted =
                """
                {"type":"view_submission","user":{"id":"%s","team_id":"%s"},"view":{"id":"V1","callback_id":"reason","private_metadata":%s,
                "state":{"values":{"reason":{"reason":{"value":"the provider says so"}}}}}}""".formatted(ANN, FakeSlack.TEAM, SlackWorld.JSON.writeValueAsString(view.path("private_metadata")));
        world.interact(submitted);
        world.interact(submitted);
        assertThat(world.kinds().stream().filter("resolved"::equals)).hasSize(1);
        assertThat(world.kinds()).contains("overridden");
        await("the room is told", () -> world.posts(room).stream()
                .anyMatch(one -> words(one).contains("Resolved: it went away")));
    }

    @Test
    void aRoleOfSomebodyElseIsTakenByAQuestionFirst() {
        String room = declared("Checkout fails");
        world.server.post(
                "Root",
                "/api/v1/incidents/1/timeline",
                "{\"kind\":\"role-taken\",\"role\":\"commander\",\"person\":\"Root\"}");
        JsonNode asked = OwnServer.json(world.commanded(ANN, room, "take commander", 901));
        assertThat(words(asked)).contains("Root know, or not answer?");
        assertThat(world.kinds()).doesNotContain("role-handed-over");
        world.press(ANN, button(asked, "do-anyway"));
        assertThat(world.kinds()).contains("role-handed-over");
        assertThat(words(world.answered(1))).contains("Written into #1");
    }

    @Test
    void whatAChangeLacksIsAskedFor() {
        String room = declared("Checkout fails");
        assertThat(world.command(ANN, room, "change fix: roll back")).contains("dialogue");
        await("a dialogue", () -> !world.slack.calls("views.open").isEmpty());
        JsonNode view = world.slack.calls("views.open").getFirst().path("view");
        String kept = SlackWorld.JSON.writeValueAsString(view.path("private_metadata"));
        world.interact("""
                {"type":"view_submission","user":{"id":"%s","team_id":"%s"},"view":{"id":"V2","callback_id":"change","private_metadata":%s,"state":{"values":{
                "what":{"what":{"value":"roll back"}},"where":{"where":{"value":"checkout"}},"expectedEffect":{"expectedEffect":{"value":"no errors"}},
                "wayBack":{"wayBack":{"value":"deploy"}}}}}}""".formatted(ANN, FakeSlack.TEAM, kept));
        JsonNode change = world.entries().stream()
                .filter(one -> one.at("/fact/kind").asString("").equals("change-started"))
                .findFirst()
                .orElseThrow();
        assertThat(change.at("/fact/purpose").asString("")).isEqualTo("fix");
    }

    @Test
    void theSameRequestOnceMoreWritesNothing() {
        String room = declared("Checkout fails");
        for (int time = 0; time < 3; time++) {
            assertThat(world.commanded(ANN, "C0GENERAL", "declare Another one", 77)
                            .body())
                    .contains("#2");
            world.commanded(ANN, room, "say once", 78);
            world.commanded(ANN, room, "update still on it", 79);
        }
        assertThat(OwnServer.json(world.server.get("Root", "/api/v1/incidents"))
                        .path("total")
                        .asLong())
                .isEqualTo(2);
        assertThat(world.kinds().stream().filter("observed"::equals)).hasSize(1);
        assertThat(world.kinds().stream().filter("update-posted"::equals)).hasSize(1);
    }

    @Test
    void whoIsNotKnownWritesNothingAndIsToldHowToBeLetIn() {
        String room = declared("Checkout fails");
        JsonNode first = world.posts(room).getFirst();
        int before = world.entries().size();
        assertThat(world.command("U000GUEST", room, "say I am a guest")).contains("{slack: U000GUEST}");
        assertThat(world.command(VERA, room, "say I only look")).contains("no open account Vera that may write");
        assertThat(world.command(VERA, room, "status")).doesNotContain("Checkout");
        Map<String, String> elsewhere = world.fields("T0ANOTHER", ANN, room, "say I am of another workspace", 5);
        assertThat(words(world.post("/slack/commands", SlackWorld.form(elsewhere))))
                .contains("another workspace");
        world.press("U000GUEST", button(first, "take-command"));
        assertThat(words(world.answered(1))).contains("Firefight does not know you yet");
        world.press(VERA, button(first, "acknowledge"));
        assertThat(words(world.answered(2))).contains("no open account");
        assertThat(world.acknowledgers()).isEmpty();
        world.server.form("Root", "/admin/accounts/close", "account=Ann");
        assertThat(world.command(ANN, room, "say I was here")).contains("no open account Ann");
        assertThat(world.entries()).hasSize(before);
    }

    @Test
    void whatIsNotSignedOrOldOrAlteredIsRefused() {
        String body = SlackWorld.form(world.fields(FakeSlack.TEAM, ANN, "C1", "declare x", 1));
        Map<String, String> good = FakeSlack.signature(Instant.now(), body);
        for (String path : List.of("/slack/commands", "/slack/actions")) {
            assertThat(world.post(path, body, Map.of()).statusCode()).isEqualTo(401);
            assertThat(world.post(path, body + "x", good).statusCode()).isEqualTo(401);
            for (long seconds : new long[] {-301, 301}) {
                assertThat(world.post(
                                        path,
                                        body,
                                        FakeSlack.signature(Instant.now().plusSeconds(seconds), body))
                                .statusCode())
                        .isEqualTo(401);
            }
            assertThat(world.post(path, "%zz", FakeSlack.signature(Instant.now(), "%zz"))
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(OwnServer.json(world.server.get("Root", "/api/v1/incidents"))
                        .path("total")
                        .asLong())
                .isZero();
    }

    /** Seeded: bytes by chance and payloads with a few bytes altered, signed as Slack would. */
    @Test
    void whatIsSignedAndHasNoSenseIsRefusedAndNoFault() {
        Random random = new Random(20260301);
        String command = SlackWorld.form(world.fields(FakeSlack.TEAM, ANN, "C1", "say x", 1));
        String press = SlackWorld.form(Map.of(
                "payload",
                world.pressed(
                        ANN,
                        SlackWorld.JSON.readTree("{\"action_id\":\"do-anyway\",\"value\":\"{\\\"incident\\\":1}\"}"))));
        for (int number = 0; number < 600; number++) {
            byte[] bytes = (random.nextBoolean() ? command : press).getBytes(StandardCharsets.US_ASCII);
            byte[] body = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            for (int altered = random.nextInt(4); altered > 0 && body.length > 0; altered--) {
                body[random.nextInt(body.length)] = (byte) (32 + random.nextInt(95));
            }
            HttpResponse<String> answer = world.post(
                    random.nextBoolean() ? "/slack/commands" : "/slack/actions",
                    new String(body, StandardCharsets.US_ASCII));
            assertThat(answer.statusCode())
                    .as("number %d: %s", number, answer.body())
                    .isIn(200, 400);
        }
        assertThat(OwnServer.json(world.server.get("Root", "/api/v1/incidents"))
                        .path("total")
                        .asLong())
                .isZero();
        assertThat(world.server.log().lines()).noneMatch(line -> line.contains("fault"));
    }

    @Test
    void aTakenNameGetsASuffixAndARoomMadeJustBeforeADeathIsFoundAgain() {
        world.slack.addChannel("fire-1-checkout-fails", "C0TAKEN", "U0SOMEBODY", Instant.now());
        String room = declared("Checkout fails");
        assertThat(world.slack.channels()).contains("fire-1-checkout-fails-2");
        assertThat(room).isNotEqualTo("C0TAKEN");

        // It is made, and nobody hears of it: the answer is lost and the program ends.
        world.slack.answerNext("conversations.create", new Reply.Drop());
        world.slack.addChannel("fire-2-another-one", "C0OWN0001", FakeSlack.BOT, Instant.now());
        world.command(ANN, "C0GENERAL", "declare Another one");
        await("it is tried", () -> world.slack.calls("conversations.create").size() == 3);
        world.restart();
        await("a message to the room of before", () -> !world.posts("C0OWN0001").isEmpty());
        assertThat(world.slack.channels()).hasSize(3);
        assertThat(world.posts(room)).as("what was told is not told again").hasSize(1);
    }

    @Test
    void limitsOfSlackDelayRoomsAndNothingElse() {
        world.slack.answerNext("conversations.create", new Reply.Whole(429, Map.of("Retry-After", "1"), ""));
        world.slack.answerNext("conversations.create", Reply.of(503, ""));
        world.slack.answerNext("conversations.create", new Reply.Stall());
        world.command(ANN, "C0GENERAL", "declare Checkout fails");
        world.server.write(1, "{\"kind\":\"observed\",\"what\":\"5xx\",\"source\":\"metric\"}");
        String room = world.room();
        world.slack.answerNext("chat.postMessage", new Reply.Whole(429, Map.of("Retry-After", "1"), ""));
        world.command(ANN, room, "say after the limit");
        await(
                "it is told once Slack takes it",
                () -> world.posts(room).stream()
                                .filter(one -> words(one).contains("after the limit"))
                                .count()
                        == 2);
        assertThat(world.slack.channels()).hasSize(1);
    }

    @Test
    void aRoomThatCannotBeMadeIsToldOnceAndNothingElseSuffers() {
        for (int time = 0; time < 2; time++) {
            world.slack.answerNext(
                    "conversations.create",
                    Reply.of(200, "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"channels:manage\"}"));
        }
        world.command(ANN, "C0GENERAL", "declare Checkout fails");
        await(
                "it is told",
                () -> world.server.page("Root", "/incidents/1").body().contains("needs the scope channels:manage"));
        String room = world.room();
        assertThat(world.server.log().lines())
                .hasSize(1)
                .allMatch(line -> line.contains("incident 1 has no room in Slack"));
        assertThat(world.server.page("Root", "/incidents/1").body())
                .contains(room)
                .doesNotContain("There is no room");
    }
}
