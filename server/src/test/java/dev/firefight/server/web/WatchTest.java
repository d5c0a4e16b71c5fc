package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.journal.Place;
import dev.firefight.server.channel.FakeHttp;
import dev.firefight.server.channel.FakeHttp.Reply;
import dev.firefight.server.channel.mail.FakeSmtp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From what Firefight sees by itself to whoever is called, by a clock that runs ahead while somebody waits. */
class WatchTest {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @TempDir
    private Path directory;

    private FakeSmtp mails;
    private FakeHttp shop;
    private FakeHttp outside;
    private OwnServer server;
    private String setup = "";

    @BeforeEach
    void start() throws Exception {
        mails = FakeSmtp.plain();
        shop = FakeHttp.answering(_ -> Reply.of(200, "welcome"));
        outside = FakeHttp.answering(_ -> Reply.of(200, ""));
        server = new OwnServer(
                directory,
                () -> Instant.now().plus(ahead.get()),
                Map.of("FIREFIGHT_SECRET_BEAT", outside.address("/kept-beat").toString()));
        setup = """
                people: [{name: Ann, contacts: [{email: ann@example.org}]}, {name: Bob, contacts: [{email: bob@example.org}]}]
                policies:
                  - {name: usual, steps: [{call: [person Ann], patience: 1d}]}
                  - {name: nights, steps: [{call: [person Bob], patience: 1d}]}
                channels: {email: {host: 127.0.0.1, port: %d, tls: none, from: firefight@example.org}}
                watches: [{name: shop front, kind: http, url: "%s", every: 10s, service: checkout, expect: welcome}]
                heartbeats:
                  in: [{name: nightly-backup, every: 6m, policy: nights}, {name: watchdog, every: 6m}]
                  out: [{url: "%s", every: 10s}]
                """.formatted(mails.port(), shop.address("/secret-path"), outside.address("/secret-beat"));
        assertThat(server.yaml("Root", "/api/v1/setup", setup).body()).contains("\"isApplied\":true");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        shop.close();
        outside.close();
        mails.close();
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(40);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(() -> what + "; told: " + server.log()).isBefore(end);
            ahead.updateAndGet(one -> one.plusSeconds(5));
            TimeUnit.MILLISECONDS.sleep(150);
        }
    }

    private JsonNode alerts() {
        return OwnServer.json(server.get("Vera", "/api/v1/alerts"));
    }

    private List<String> firing() {
        return alerts().path("alerts").values().stream()
                .map(one -> one.path("integration").asString("") + " "
                        + one.path("name").asString(""))
                .sorted()
                .toList();
    }

    private String state(String kind, int at) {
        return OwnServer.json(server.get("Vera", "/api/v1/watches"))
                .at("/" + kind + "/" + at + "/state")
                .asString("");
    }

    private boolean wasMailed(String person, String word) {
        return mails.mails().stream()
                .anyMatch(one -> one.to().contains("<" + person + "@example.org>")
                        && one.header("Subject").contains(word));
    }

    private String address(String heartbeat) {
        return OwnServer.found(
                server.form("Root", "/heartbeats/" + heartbeat + "/key", "").body(), "(/beat/[A-Za-z0-9_-]{43})");
    }

    @Test
    void aShopThatDoesNotAnswerWakesWhoeverAnswersForItUntilItDoesAlsoAcrossAStart() throws Exception {
        await("a look", () -> state("watches", 0).equals("well"));
        assertThat(firing()).isEmpty();

        shop.answer(_ -> Reply.of(503, "no"));
        await("a mail", () -> wasMailed("ann", "WatchFailing"));
        assertThat(firing()).containsExactly("watches WatchFailing");
        assertThat(alerts().at("/alerts/0/service").asString()).isEqualTo("checkout");
        assertThat(alerts().toString()).contains("answers 503").doesNotContain("secret-path");

        server.close();
        server = new OwnServer(new Place.InFile(directory.resolve("journal.db")), server);
        await("a look after the start", () -> !state("watches", 0).equals("unknown"));
        assertThat(firing()).containsExactly("watches WatchFailing");

        shop.answer(_ -> Reply.of(200, "welcome"));
        await("the end", () -> firing().isEmpty());
        assertThat(mails.mails()).hasSize(1);
        assertThat(server.log()).isEmpty();
    }

    @Test
    void aHeartbeatThatIsMissingCallsByItsPolicyUntilItIsGivenAgain() throws Exception {
        String beat = address("nightly-backup");
        String other = address("watchdog");
        await("a round", () -> !state("heartbeats", 1).isEmpty());
        assertThat(server.page("Vera", "/watches").body())
                .contains("nightly-backup")
                .doesNotContain(beat)
                .doesNotContain("secret");
        await(
                "to be known",
                () -> server.anyone(other, "{").statusCode() == 200
                        && state("heartbeats", 1).equals("well"));

        String key = OwnServer.json(
                        server.post("Root", "/api/v1/integrations", "{\"name\":\"main\",\"kind\":\"alertmanager\"}"))
                .path("key")
                .asString("");
        String watchdog =
                "[{\"labels\":{\"alertname\":\"Watchdog\",\"heartbeat\":\"watchdog\",\"severity\":\"none\"}}]";
        await(
                "a mail",
                () -> server.anyone("/in/" + key, watchdog).statusCode() == 200
                        && wasMailed("bob", "HeartbeatMissing"));
        assertThat(firing()).as("one beats by an alert").containsExactly("heartbeats HeartbeatMissing");

        server.close();
        server = new OwnServer(new Place.InFile(directory.resolve("journal.db")), server);
        TimeUnit.MILLISECONDS.sleep(1_500);
        assertThat(firing()).as("a start is no heartbeat").containsExactly("heartbeats HeartbeatMissing");
        Raw head = Raw.send(server.port(), "HEAD " + beat + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(head.status()).isEqualTo(200);
        await("the end", () -> firing().isEmpty());
        assertThat(wasMailed("ann", "HeartbeatMissing")).isFalse();

        String newer = address("nightly-backup");
        assertThat(server.get("nobody", newer).statusCode()).isEqualTo(200);
        assertThat(server.get("nobody", beat).statusCode())
                .as("a new secret ends that of before")
                .isEqualTo(404);
    }

    @Test
    void ownHeartbeatsAreGivenAndWhatGoesWrongIsToldOnce() throws Exception {
        String more = setup.replace("/secret-beat\", every: 10s}", """
                /secret-beat", every: 10s}, {url: {env: FIREFIGHT_SECRET_BEAT}, every: 10s}, {url: {env: FIREFIGHT_SECRET_GONE}, every: 10s}""");
        assertThat(server.yaml("Root", "/api/v1/setup", more).body()).contains("\"isApplied\":true");
        await("beats at both addresses", () -> Set.copyOf(
                        outside.requests().stream().map(FakeHttp.Request::path).toList())
                .equals(Set.of("/secret-beat", "/kept-beat")));
        assertThat(server.get("Root", "/api/v1/setup").body())
                .contains("url: {env: FIREFIGHT_SECRET_BEAT}")
                .doesNotContain("kept-beat");
        outside.answer(_ -> Reply.of(500, ""));
        await("two failures", () -> {
            JsonNode own = OwnServer.json(server.get("Vera", "/api/v1/watches")).at("/ownHeartbeats/0");
            return own.path("state").asString("").equals("failed")
                    && outside.requests().size() > 4;
        });
        assertThat(server.log().lines().filter(one -> one.contains("heartbeat to localhost")))
                .singleElement()
                .satisfies(one -> assertThat(one).contains("answers 500").doesNotContain("secret-beat"));
        assertThat(server.log().lines().filter(one -> one.contains("FIREFIGHT_SECRET_GONE")))
                .singleElement()
                .satisfies(
                        one -> assertThat(one)
                                .contains(
                                        "is not taken: there is no address beginning with http:// or https:// in the variable"));
        assertThat(server.log()).doesNotContain("kept-beat");
        assertThat(server.get("Vera", "/metrics").body())
                .contains("firefight_own_heartbeats_total{outcome=\"sent\"}")
                .contains("firefight_watches{state=\"well\"}");
    }
}
