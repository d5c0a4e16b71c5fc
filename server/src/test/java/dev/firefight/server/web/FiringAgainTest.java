package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is looked into when alerts fire once more, are old, or are only tried. */
class FiringAgainTest extends WithServer {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    private String key = "";

    @Override
    Instant now() {
        return InstantSource.system().instant().plus(ahead.get());
    }

    @BeforeEach
    void setUp() {
        server.yaml("Root", "/api/v1/setup", """
                people: [{name: Ann}]
                policies: [{name: usual, steps: [{call: person Ann}]}]
                sources: [{name: metrics, kind: prometheus, url: 'http://127.0.0.1:1'}]
                """);
        key = OwnServer.json(
                        server.post("Root", "/api/v1/integrations", "{\"name\":\"shop\",\"kind\":\"alertmanager\"}"))
                .path("key")
                .asString("");
    }

    private void tell(String status, Instant since) {
        String alert = """
                {"version":"4","groupKey":"g","status":"%1$s","alerts":[{"status":"%1$s","labels":{"alertname":"Slow","service":"checkout"},
                "annotations":{},"startsAt":"%2$s","endsAt":"%3$s","fingerprint":"f"}]}""".formatted(status, since, status.equals("firing") ? "0001-01-01T00:00:00Z" : now());
        assertThat(server.anyone("/in/" + key, alert).statusCode()).isEqualTo(200);
    }

    private List<JsonNode> facts(String kind) {
        JsonNode timeline = OwnServer.json(server.get("Vera", "/api/v1/incidents/1/timeline"));
        return timeline.path("entries").values().stream()
                .map(entry -> entry.path("fact"))
                .filter(fact -> fact.path("kind").asString("").equals(kind))
                .toList();
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(LONG);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private String looks() {
        return String.join(
                "\n",
                facts("observed").stream()
                        .map(one -> one.path("what").asString(""))
                        .toList());
    }

    private long count(String kind) {
        return facts(kind).size();
    }

    @Test
    void anAlertThatFiresAgainAfterAllHadEndedIsLookedIntoAgainButNotEachTime() throws Exception {
        tell("firing", now());
        await("a look", () -> count("observed") == 1);
        tell("resolved", now().minusSeconds(1));
        await("the end", () -> count("alerts-ended") == 1);
        tell("firing", now());
        await("it fires again", () -> count("alert-fired") == 2);
        tell("resolved", now().minusSeconds(1));
        await("the second end", () -> count("alerts-ended") == 2);

        ahead.set(Duration.ofMinutes(11));
        tell("firing", now());
        await("a second look", () -> count("observed") == 2);
        assertThat(count("alert-fired")).isEqualTo(3);
    }

    @Test
    void whatFiresSinceLongAgoIsToldWithItsDayAndNothingIsSaidToBeginThen() throws Exception {
        Instant yearAgo = now().minus(Duration.ofDays(365));
        tell("firing", yearAgo);
        await("a look", () -> count("observed") == 1);
        assertThat(looks())
                .contains("What fires began " + yearAgo.toString().substring(0, 10))
                .doesNotContain("as told");
    }

    @Test
    void aTestAlertIsADrillThatNobodyLooksInto() throws Exception {
        assertThat(server.form("Root", "/integrations/shop/test", "").statusCode())
                .isEqualTo(303);
        await("a drill", () -> server.get("Vera", "/api/v1/incidents/1").body().contains("\"isDrill\":true"));
        tell("firing", now());
        await(
                "a look into what came after it",
                () -> server.get("Vera", "/api/v1/incidents/2/timeline").body().contains("\"observed\""));
        assertThat(server.get("Vera", "/api/v1/incidents/2").body()).contains("\"isDrill\":false");
        assertThat(count("observed")).isZero();
    }
}
