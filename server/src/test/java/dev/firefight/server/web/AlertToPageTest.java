package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.server.channel.mail.FakeSmtp;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main path: an alert comes in, somebody is woken by mail, and says by one tap that they take care. */
class AlertToPageTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private FakeSmtp mails;
    private OwnServer server;

    @BeforeEach
    void start() throws Exception {
        mails = FakeSmtp.plain();
        server = new OwnServer(directory, InstantSource.system());
        String setup = """
                people: [{name: Ann, contacts: [{email: ann@example.org}]}, {name: Bob, contacts: [{email: bob@example.org}]}]
                policies: [{name: usual, steps: [{call: [person Ann], patience: 5m}, {call: [person Bob], patience: 5m}]}]
                channels: {email: {host: 127.0.0.1, port: %d, tls: none, from: firefight@example.org}}
                """.formatted(mails.port());
        assertThat(server.yaml("Root", "/api/v1/setup", setup).body()).contains("\"isApplied\":true");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        mails.close();
    }

    private String key() {
        JsonNode answer =
                json(server.post("Root", "/api/v1/integrations", "{\"name\":\"main\",\"kind\":\"alertmanager\"}"));
        return answer.path("key").asString("");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String group(String status, String alert, Instant start) {
        return """
                {"version":"4","groupKey":"{}:{}","truncatedAlerts":0,"status":"%1$s","receiver":"ff","alerts":[
                {"status":"%1$s","labels":{"alertname":"%2$s","service":"checkout","severity":"critical"},
                "annotations":{"summary":"12%% of requests fail"},"startsAt":"%3$s","endsAt":"%4$s","fingerprint":"f%2$s"}]}
                """.formatted(
                        status, alert, start, status.equals("firing") ? "0001-01-01T00:00:00Z" : start.plusSeconds(60));
    }

    private HttpResponse<String> deliver(String key, String body) {
        return server.anyone("/in/" + key, body);
    }

    private static void await(String what, Supplier<Boolean> condition) {
        Instant end = Instant.now().plus(LONG);
        while (!condition.get()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void anAlertOpensOneIncidentWakesOnePersonAndIsAcknowledgedByATapOnTheLink() {
        String key = key();
        Instant start = Instant.parse("2026-03-01T02:15:00Z");
        assertThat(deliver(key, group("firing", "HighErrorRate", start)).statusCode())
                .isEqualTo(200);
        // The other one of a pair of Alertmanagers tells the same.
        assertThat(deliver(key, group("firing", "HighErrorRate", start)).statusCode())
                .isEqualTo(200);

        await("a mail", () -> !mails.mails().isEmpty());
        FakeSmtp.Received mail = mails.mails().getFirst();
        assertThat(mail.to()).isEqualTo(List.of("<ann@example.org>"));
        assertThat(mail.header("Subject")).contains("#1 checkout: HighErrorRate");
        assertThat(json(server.get("Root", "/api/v1/incidents")).path("total").asLong())
                .isEqualTo(1);

        String link = OwnServer.found(mail.text().replace("=\n", "").replace("=3D", "="), "(/ack/[A-Za-z0-9_-]{43})");
        String page = server.page("nobody", link).body();
        assertThat(page).contains("I take care, Ann");
        assertThat(acknowledgers()).isEmpty();

        assertThat(server.anyone(link, "").statusCode()).isEqualTo(204);
        assertThat(acknowledgers()).containsExactly("Ann");
        assertThat(server.page("nobody", link).body()).contains("You take care, Ann");

        JsonNode gate = json(server.get("Vera", "/api/v1/gate/checkout"));
        assertThat(gate.path("isAllowed").asBoolean()).isFalse();
        assertThat(gate.at("/reasons/0/why").asString()).contains("burns in checkout");
        assertThat(json(server.get("Vera", "/api/v1/gate/search"))
                        .path("isAllowed")
                        .asBoolean())
                .isTrue();

        await("the timeline", () -> kinds().contains("page-acknowledged"));
        assertThat(kinds()).contains("declared", "severity-set", "alert-fired", "paged");

        assertThat(deliver(key, group("resolved", "HighErrorRate", start)).statusCode())
                .isEqualTo(200);
        await("the end", () -> kinds().contains("alerts-ended"));
        assertThat(mails.mails()).hasSize(1);
    }

    private List<String> acknowledgers() {
        return json(server.get("Root", "/api/v1/incidents/1/pages")).path("acknowledgedBy").values().stream()
                .map(one -> one.asString(""))
                .toList();
    }

    private List<String> kinds() {
        return json(server.get("Root", "/api/v1/incidents/1/timeline")).path("entries").values().stream()
                .map(one ->
                        one.path("fact").path("kind").asString(one.path("kind").asString("")))
                .toList();
    }

    @Test
    void anAlertThatFiresAgainWakesSomebodyAgainWhereNobodyAnswered() {
        String key = key();
        Instant start = Instant.parse("2026-03-01T02:15:00Z");
        deliver(key, group("firing", "HighErrorRate", start));
        await("a mail", () -> mails.mails().size() == 1);
        deliver(key, group("resolved", "HighErrorRate", start));
        await("the end", () -> kinds().contains("alerts-ended"));

        deliver(key, group("firing", "HighErrorRate", start.plusSeconds(600)));
        await("another mail", () -> mails.mails().size() == 2);
        assertThat(json(server.get("Root", "/api/v1/incidents")).path("total").asLong())
                .isEqualTo(1);
    }

    @Test
    void aGraverAlertThatJoinsMakesTheIncidentWorseUnlessAPersonHasSaidHowBadItIs() {
        String key = key();
        Instant start = Instant.parse("2026-03-01T02:15:00Z");
        deliver(key, group("firing", "Slow", start).replace("critical", "warning"));
        await("a mail", () -> mails.mails().size() == 1);
        assertThat(severity()).isEqualTo("sev-3");

        deliver(key, group("firing", "Failing", start.plusSeconds(20)));
        await("a worse incident", () -> severity().equals("sev-2"));

        server.write(1, "{\"kind\":\"severity-set\",\"severity\":\"sev-4\",\"reason\":\"Nobody is hurt\"}");
        deliver(key, group("firing", "Burning", start.plusSeconds(40)));
        await(
                "it joined",
                () -> json(server.get("Vera", "/api/v1/alerts")).path("total").asLong() == 3);
        await(
                "it is decided",
                () -> kinds().stream().filter("alert-fired"::equals).count() == 3);
        assertThat(severity()).isEqualTo("sev-4");
    }

    private String severity() {
        return json(server.get("Root", "/api/v1/incidents/1")).path("severity").asString("");
    }

    @Test
    void anAlertOfLittleWeightIsListedAndSaysWhyItWakesNobody() {
        String key = key();
        deliver(
                key,
                group("firing", "DiskHalfFull", Instant.parse("2026-03-01T02:15:00Z"))
                        .replace("critical", "info"));
        await("a decision", () -> json(server.get("Vera", "/api/v1/alerts"))
                .at("/alerts/0/because")
                .asString("")
                .contains("listed only"));
        assertThat(json(server.get("Root", "/api/v1/incidents")).path("total").asLong())
                .isZero();
    }

    @Test
    void eventsOfPagerDutyAreTakenWithTheKeyInTheAddressOrInTheEvent() {
        String key = key();
        String event = "{\"routing_key\":\"" + key + "\",\"event_action\":\"trigger\",\"dedup_key\":\"db-1\","
                + "\"payload\":{\"summary\":\"disk full\",\"source\":\"db-1\",\"severity\":\"critical\"}}";
        HttpResponse<String> answer = server.anyone("/v2/enqueue", event);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"dedup_key\":\"db-1\"");
        await("a mail", () -> mails.mails().size() == 1);
        assertThat(server.anyone("/in/" + key + "/v2/enqueue", event.replace("trigger", "acknowledge"))
                        .statusCode())
                .isEqualTo(202);
        await("an acknowledgement", () -> acknowledgers().equals(List.of("Integration main")));
        assertThat(server.anyone("/v2/enqueue", event.replace(key, "x".repeat(43)))
                        .statusCode())
                .isEqualTo(400);
    }
}
