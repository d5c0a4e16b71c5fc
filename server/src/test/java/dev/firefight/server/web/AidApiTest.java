package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AidApiTest extends WithServer {
    private static final Instant NIGHT = Instant.parse("2026-03-01T00:00:00Z");

    private Instant now = NIGHT;

    @Override
    Instant now() {
        return now;
    }

    private JsonNode get(String path) {
        return OwnServer.json(server.get("Vera", path));
    }

    @Test
    void deploymentsRestAfterAMajorIncidentAndPeopleAfterALongNight() {
        server.tell("checkout fails");
        assertThat(get("/api/v1/freeze").path("isFrozen").asBoolean()).isFalse();
        now = NIGHT.plus(Duration.ofHours(3));
        server.write(1, "{\"kind\":\"resolved\",\"summary\":\"rolled back\",\"because\":\"seen by all\"}");

        JsonNode freeze = get("/api/v1/freeze");
        assertThat(freeze.path("until").asString()).isEqualTo("2026-03-01T15:00:00Z");
        assertThat(freeze.at("/incidents/0/title").asString()).isEqualTo("checkout fails");
        assertThat(get("/api/v1/rest").at("/people/0/person").asString()).isEqualTo("Ann");
        assertThat(get("/api/v1/rest").at("/people/0/until").asString()).isEqualTo("2026-03-01T11:00:00Z");
        assertThat(get("/api/v1/rest?zone=Asia/Tokyo").path("people").size()).isZero();

        now = NIGHT.plus(Duration.ofHours(16));
        assertThat(get("/api/v1/freeze").path("isFrozen").asBoolean()).isFalse();
        assertThat(get("/api/v1/rest").path("people").size()).isZero();
    }

    @Test
    void anUpdateIsDraftedForWhoReadsIt() {
        server.tell("checkout fails");
        JsonNode draft = get("/api/v1/incidents/1/updates/draft?audience=executives&zone=Europe/Berlin");
        assertThat(draft.path("text").asString())
                .startsWith("[SEV-1] checkout fails\nImpact: not known yet\nWe are working")
                .endsWith("Next update by 01:20 CET");
        assertThat(draft.path("nextBy").asString()).isEqualTo("2026-03-01T00:20:00Z");
        assertThat(server.get("Vera", "/api/v1/incidents/1/updates/draft?audience=all")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.get("Vera", "/api/v1/incidents/1/updates/draft?zone=Europe/Atlantis")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.get("Vera", "/api/v1/incidents/2/updates/draft").statusCode())
                .isEqualTo(404);
    }

    @Test
    void wordsThatBlameAreShownWithOthers() {
        JsonNode hints = OwnServer.json(server.post("Vera", "/api/v1/wording", "{\"text\":\"Ben forgot to test\"}"));
        assertThat(hints.at("/hints/0/words").asString()).isEqualTo("forgot to");
        assertThat(hints.at("/hints/0/from").asInt()).isEqualTo(4);
        for (String body : new String[] {"{}", "{\"text\":7}", "{\"text\":\"" + "x".repeat(10_001) + "\"}"}) {
            assertThat(server.post("Vera", "/api/v1/wording", body).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void toolsAreToldTheKindsOfEntries() {
        JsonNode kinds = get("/api/v1/facts").path("kinds");
        JsonNode observed = kinds.valueStream()
                .filter(one -> one.path("kind").asString().equals("observed"))
                .findFirst()
                .orElseThrow();
        assertThat(observed.at("/fields/1/name").asString()).isEqualTo("source");
        assertThat(observed.at("/fields/1/choices/1").asString()).isEqualTo("metric");
        assertThat(get("/api/v1/me").path("permission").asString()).isEqualTo("viewer");
    }
}
