package dev.firefight.server.web;

import static dev.firefight.server.web.SlackWorld.ANN;
import static dev.firefight.server.web.SlackWorld.await;
import static dev.firefight.server.web.SlackWorld.button;
import static dev.firefight.server.web.SlackWorld.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.server.channel.slack.FakeSlack;
import dev.firefight.server.channel.slack.FakeSocket;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What people do in Slack where Slack cannot reach the server, which connects itself. */
class SlackSocketTest {
    @TempDir
    private Path directory;

    private SlackWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new SlackWorld(directory, true);
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
    }

    private String envelope(String id, String type, String payload) {
        return "{\"envelope_id\":\"" + id + "\",\"type\":\"" + type + "\",\"payload\":" + payload + "}";
    }

    private String command(String id, String text) {
        return envelope(
                id,
                "slash_commands",
                SlackWorld.JSON.writeValueAsString(world.fields(FakeSlack.TEAM, ANN, "C0GENERAL", text, 1)));
    }

    @Test
    void anEnvelopeIsAcknowledgedOnceItIsWrittenAndComingAgainWritesNothing() throws IOException, InterruptedException {
        FakeSocket.Line line = world.slack.socket().next();
        line.say(command("e1", "declare sev1 Checkout fails"));
        assertThat(world.slack.socket().nextAcknowledged()).isEqualTo("e1");
        assertThat(world.kinds()).contains("declared", "severity-set");
        assertThat(words(world.answered(1))).contains("Incident #1 is declared");

        line.say("{\"type\":\"disconnect\",\"reason\":\"warning\"}");
        FakeSocket.Line next = world.slack.socket().next();
        next.say(command("e1", "declare sev1 Checkout fails"));
        assertThat(world.slack.socket().nextAcknowledged()).isEqualTo("e1");
        assertThat(OwnServer.json(world.server.get("Root", "/api/v1/incidents"))
                        .path("total")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void aTapOnAPageAcknowledgesAlsoAfterARestart() throws IOException, InterruptedException {
        FakeSocket.Line before = world.slack.socket().next();
        world.alert("HighErrorRate");
        await("a page", () -> !world.posts(ANN).isEmpty());
        JsonNode tap = button(world.posts(ANN).getFirst(), "acknowledge");
        world.restart();
        await("the old connection ends", before::isOver);
        world.slack.socket().next().say(envelope("e2", "interactive", world.pressed(ANN, tap)));
        assertThat(world.slack.socket().nextAcknowledged()).isEqualTo("e2");
        assertThat(world.acknowledgers()).containsExactly("Ann");
    }

    @Test
    void byHttpNothingIsTakenWithoutASigningSecret() {
        String body = SlackWorld.form(world.fields(FakeSlack.TEAM, ANN, "C1", "declare x", 1));
        assertThat(world.post("/slack/commands", body).statusCode()).isEqualTo(401);
    }
}
