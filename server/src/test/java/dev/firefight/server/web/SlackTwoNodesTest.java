package dev.firefight.server.web;

import static dev.firefight.server.web.SlackWorld.await;
import static dev.firefight.server.web.SlackWorld.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.journal.Place;
import dev.firefight.server.channel.Providers;
import dev.firefight.server.channel.slack.FakeSlack;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two servers over one journal make one room for each incident, and tell it everything once. */
class SlackTwoNodesTest {
    private static final int INCIDENTS = 8;

    @Test
    void twoServersMakeOneRoomForEachIncident() throws IOException {
        try (EmbeddedPostgres database = started();
                FakeSlack slack = new FakeSlack()) {
            Place place = Place.of("postgresql://postgres@localhost:" + database.getPort() + "/postgres");
            try (OwnServer one = node(place, slack);
                    OwnServer other = node(place, slack).with(one)) {
                String document = """
                        people: [{name: Ann, contacts: [{slack: U0000ANN1}]}]
                        channels: {slack: {botToken: {env: FIREFIGHT_SECRET_BOT}, signingSecret: {env: FIREFIGHT_SECRET_SIGNING}}}
                        """;
                assertThat(one.yaml("Root", "/api/v1/setup", document).body()).contains("\"isApplied\":true");
                await("both know the set-up", () -> other.yaml("Root", "/api/v1/setup?dryRun=true", document)
                        .body()
                        .contains("\"changes\":[]"));
                for (int number = 0; number < INCIDENTS; number++) {
                    OwnServer node = number % 2 == 0 ? one : other;
                    node.post("Ann", "/api/v1/incidents", "{\"title\":\"fire\",\"willHurtLong\":\"no\"}");
                }
                await("rooms", () -> slack.calls("chat.postMessage").size() >= INCIDENTS);
                for (int number = 1; number <= INCIDENTS; number++) {
                    one.write(number, "{\"kind\":\"stabilised\",\"how\":\"rolled back " + number + "\"}");
                }
                await("the news", () -> slack.calls("chat.postMessage").size() >= 2 * INCIDENTS);
                assertThat(slack.channels()).hasSize(INCIDENTS);
                List<JsonNode> posts = slack.calls("chat.postMessage");
                for (int number = 1; number <= INCIDENTS; number++) {
                    String news = "rolled back " + number;
                    assertThat(posts.stream().filter(post -> words(post).lines().anyMatch(line -> line.endsWith(news))))
                            .as(news)
                            .hasSizeBetween(1, 2); // notification and block are one message
                }
                assertThat(posts).hasSize(2 * INCIDENTS);
                assertThat(one.log()).isEmpty();
                assertThat(other.log()).isEmpty();
            }
        }
    }

    private static OwnServer node(Place place, FakeSlack slack) {
        return new OwnServer(
                place,
                InstantSource.system(),
                new Providers(slack.base(), Providers.USUAL.twilio()),
                Map.of(
                        "FIREFIGHT_SECRET_BOT", FakeSlack.BOT_TOKEN,
                        "FIREFIGHT_SECRET_SIGNING", FakeSlack.SIGNING_SECRET));
    }

    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException | RuntimeException cannot) {
            return Assumptions.abort("PostgreSQL cannot be started here, so that two servers are not tried: " + cannot);
        }
    }
}
