package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.server.channel.Hmac;
import dev.firefight.server.channel.Secret;
import dev.firefight.server.channel.mail.FakeSmtp;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Changes come in from whoever deploys, stand in lists and timelines, and a commander learns at once of two that stand against each other. */
class ChangesTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private FakeSmtp mails;
    private OwnServer server;

    @BeforeEach
    void start() throws Exception {
        mails = FakeSmtp.plain();
        server = new OwnServer(
                directory,
                InstantSource.system(),
                Map.of("FIREFIGHT_SECRET_OLD", "old secret", "FIREFIGHT_SECRET_NEW", "new secret"));
        setUp("""
                people: [{name: Ann, contacts: [{email: ann@example.org}]}]
                policies: [{name: usual, steps: [{call: [person Ann], patience: 5m}]}]
                channels: {email: {host: 127.0.0.1, port: %d, tls: none, from: firefight@example.org}}
                """.formatted(mails.port()));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        mails.close();
        assertThat(server.log()).isEmpty();
    }

    private void setUp(String yaml) {
        assertThat(server.yaml("Root", "/api/v1/setup", yaml).body()).contains("\"isApplied\":true");
    }

    private String key(String name, String kind) {
        HttpResponse<String> answer =
                server.post("Root", "/api/v1/integrations", "{\"name\":\"" + name + "\",\"kind\":\"" + kind + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return OwnServer.json(answer).path("key").asString("");
    }

    private HttpResponse<String> gitHub(String path, String secret, String event, String delivery, String body) {
        String signature =
                HexFormat.of().formatHex(Hmac.SHA256.of(Secret.of(secret), body.getBytes(StandardCharsets.UTF_8)));
        return gitHubSigned(path, "sha256=" + signature, event, delivery, body);
    }

    private HttpResponse<String> gitHubSigned(
            String path, String signature, String event, String delivery, String body) {
        return server.send(HttpRequest.newBuilder(server.address(path))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", delivery)
                .header("X-Hub-Signature-256", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String deployment(String service, String state) {
        return """
                {"action":"created","deployment_status":{"id":1,"state":"%s","created_at":"%s"},
                "deployment":{"id":7,"sha":"f95f852bd8fca8fcc58a9a2d6c842781e32a215e","ref":"v42","task":"deploy","payload":{"service":"%s"},
                "environment":"production","creator":{"login":"linus"},"created_at":"%s"},
                "repository":{"full_name":"shop/%s","default_branch":"main"}}
                """.formatted(state, Instant.now(), service, Instant.now(), service);
    }

    private JsonNode changes(String query) {
        HttpResponse<String> answer = server.get("Vera", "/api/v1/changes" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return OwnServer.json(answer);
    }

    private static void await(String what, Supplier<Boolean> condition) {
        Instant end = Instant.now().plus(LONG);
        while (!condition.get()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void gitHubIsTakenWhereItsSignatureHoldsAndOnceForEachDelivery() {
        String key = key("code", "github");
        String path = "/in/" + key + "/github";
        String started = deployment("checkout", "in_progress");
        assertThat(gitHub(path, key, "deployment_status", "d-1", started).statusCode())
                .isEqualTo(200);
        assertThat(gitHub(path, key, "deployment_status", "d-1", started).statusCode())
                .isEqualTo(200);
        assertThat(gitHub("/in/" + key, key, "deployment_status", "d-2", deployment("checkout", "success"))
                        .statusCode())
                .as("the address without its end")
                .isEqualTo(200);
        assertThat(gitHub(path, key, "ping", "d-3", "{}").statusCode()).isEqualTo(200);
        JsonNode list = changes("");
        assertThat(list.path("total").asLong()).isEqualTo(1);
        assertThat(list.path("isFed").asBoolean()).isTrue();
        assertThat(list.at("/changes/0/state").asString()).isEqualTo("succeeded");
        assertThat(list.at("/changes/0/services/0").asString()).isEqualTo("checkout");

        for (HttpResponse<String> refused : List.of(
                gitHub(path, "another", "deployment_status", "d-4", started),
                gitHubSigned(path, "", "deployment_status", "d-5", started),
                gitHubSigned(path, "sha1=757107ea0eb2509fc211221cce984b8a37570b6d", "push", "d-6", started),
                server.anyone(path, started))) {
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(401);
        }
        String page = server.page("Root", "/integrations/code").body();
        assertThat(page)
                .contains("left alone: a ping", "its signature does not hold", "a change of checkout")
                .contains("known already, of checkout", "/github")
                .doesNotContain(key);
        assertThat(gitHub(path, key, "push", "d-7", "{").statusCode()).isEqualTo(400);
    }

    @Test
    void theSecretOfTheSetUpTakesThePlaceOfTheKeyAndTwoHoldWhileOneReplacesTheOther() {
        String key = key("code", "github");
        String path = "/in/" + key + "/github";
        String exported = server.get("Root", "/api/v1/setup").body();
        setUp(exported.replace(
                "kind: github",
                "kind: github\n    secret: [{env: FIREFIGHT_SECRET_OLD}, {env: FIREFIGHT_SECRET_NEW}]"));
        assertThat(gitHub(path, "old secret", "ping", "1", "{}").statusCode()).isEqualTo(200);
        assertThat(gitHub(path, "new secret", "ping", "2", "{}").statusCode()).isEqualTo(200);
        assertThat(gitHub(path, key, "ping", "3", "{}").statusCode()).isEqualTo(401);
        setUp(exported.replace("kind: github", "kind: github\n    secret: {env: FIREFIGHT_SECRET_GONE}"));
        for (String secret : List.of("old secret", "new secret", key)) {
            assertThat(gitHub(path, secret, "ping", "4", "{}").statusCode()).isEqualTo(401);
        }
        assertThat(server.get("Root", "/api/v1/setup").body()).contains("FIREFIGHT_SECRET_GONE");
        assertThat(server.page("Root", "/integrations/code").body()).doesNotContain("old secret");
    }

    @Test
    void theServicesOfARepositoryStandInTheSetUp() {
        String key = key("code", "github");
        String exported = server.get("Root", "/api/v1/setup").body();
        setUp(exported.replace("kind: github", "kind: github\n    services: {shop/mono: [checkout, search]}"));
        String body = deployment("mono", "success").replace("\"payload\":{\"service\":\"mono\"}", "\"payload\":{}");
        assertThat(gitHub("/in/" + key + "/github", key, "deployment_status", "d", body)
                        .statusCode())
                .isEqualTo(200);
        assertThat(changes("?service=SEARCH").path("total").asLong()).isEqualTo(1);
    }

    @Test
    void changeEventsArgoCdAndOneLineOfCurlAreTaken() {
        String key = key("ci", "generic");
        String event = "{\"routing_key\":\"" + key + "\",\"payload\":{\"summary\":\"Deployed v42\",\"source\":\"ci\","
                + "\"custom_details\":{\"service\":\"checkout\"}}}";
        HttpResponse<String> answer = server.anyone("/v2/change/enqueue", event);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"status\":\"success\"");
        assertThat(server.anyone("/in/" + key + "/v2/change/enqueue", event).statusCode())
                .isEqualTo(202);
        assertThat(changes("").path("total").asLong())
                .as("the same event by two addresses")
                .isEqualTo(1);
        assertThat(server.anyone("/v2/change/enqueue", event.replace(key, "x".repeat(43)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.anyone("/v2/change/enqueue", "{}").statusCode()).isEqualTo(400);

        String argo = key("argo", "argocd");
        String notice = "{\"app\":\"search\",\"revision\":\"abc\",\"phase\":\"Running\",\"health\":\"Progressing\","
                + "\"startedAt\":\"" + Instant.now() + "\",\"images\":null}";
        assertThat(server.anyone("/in/" + argo, notice).statusCode()).isEqualTo(200);
        assertThat(server.anyone("/in/" + argo, "{\"title\":\"x\"}").statusCode())
                .isEqualTo(400);
        assertThat(changes("?service=search").at("/changes/0/state").asString()).isEqualTo("started");

        HttpResponse<String> curl = server.send(HttpRequest.newBuilder(server.address("/in/" + key + "/change"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("{\"service\":\"db\",\"summary\":\"new disks\"}")));
        assertThat(curl.statusCode()).as(curl.body()).isEqualTo(200);
        assertThat(server.anyone("/in/" + key + "/change", "{\"summary\":\"x\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.anyone("/in/" + "x".repeat(43) + "/change", "db: x").statusCode())
                .isEqualTo(404);
        assertThat(changes("?since=6h").path("total").asLong()).isEqualTo(3);
        assertThat(changes("?since=" + Instant.now().plusSeconds(60))
                        .path("total")
                        .asLong())
                .isZero();
        assertThat(server.get("Vera", "/api/v1/changes?since=yesterday").statusCode())
                .isEqualTo(400);
        String page = server.page("Vera", "/changes?service=db").body();
        assertThat(page).contains("new disks").doesNotContain("Deployed v42");
    }

    @Test
    void aPersonReportsAChangeByHandAndOnceForEachKey() {
        String body = "{\"service\":\"checkout\",\"summary\":\"<b>v42</b>\",\"link\":\"javascript:alert(1)\"}";
        HttpResponse<String> answer = server.post("Ann", "/api/v1/changes", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(OwnServer.json(answer).path("author").asString()).isEqualTo("Ann");
        assertThat(server.post("Ann", "/api/v1/changes", body).statusCode()).isEqualTo(201);
        JsonNode list = changes("");
        assertThat(list.path("total").asLong()).isEqualTo(1);
        assertThat(list.path("isFed").asBoolean()).as("nobody is connected").isFalse();
        assertThat(server.page("Vera", "/changes").body())
                .contains("&lt;b&gt;v42")
                .doesNotContain("javascript:");
        assertThat(server.post("Vera", "/api/v1/changes", body).statusCode()).isEqualTo(403);
    }

    private void burn(String service) {
        String body = """
                {"version":"4","groupKey":"g","status":"firing","alerts":[{"status":"firing","labels":{"alertname":"Errors","service":"%s",
                "severity":"critical"},"annotations":{},"startsAt":"%s"}]}
                """.formatted(service, Instant.now());
        assertThat(server.anyone("/in/" + key("alerts", "alertmanager"), body).statusCode())
                .isEqualTo(200);
        await("a mail for the alert", () -> mails.mails().size() == 1);
        server.write(1, "{\"kind\":\"role-taken\",\"role\":\"commander\",\"person\":\"Ann\"}");
    }

    private void begin(String what, String where) {
        server.write(
                1,
                "{\"kind\":\"change-started\",\"purpose\":\"mitigation\",\"what\":\"" + what + "\",\"where\":\"" + where
                        + "\",\"expectedEffect\":\"errors fall\",\"wayBack\":\"none is needed\"}");
    }

    private List<JsonNode> told(String kind) {
        return OwnServer.json(server.get("Vera", "/api/v1/incidents/1/timeline")).path("entries").values().stream()
                .map(one -> one.has("fact") ? one.path("fact") : one)
                .filter(one -> one.path("kind").asString("").equals(kind))
                .toList();
    }

    @Test
    void twoPeopleWhoActAgainstEachOtherAreToldToTheCommanderAtOnce() {
        burn("checkout");
        begin("restart all pods", "checkout");
        String key = key("code", "github");
        String body = deployment("checkout", "in_progress");
        assertThat(gitHub("/in/" + key + "/github", key, "deployment_status", "d-1", body)
                        .statusCode())
                .isEqualTo(200);
        await("a conflict", () -> !told("changes-collide").isEmpty());
        JsonNode conflict = told("changes-collide").getFirst();
        assertThat(conflict.path("first").asString()).contains("restart all pods");
        assertThat(conflict.path("firstBy").asString()).isEqualTo("Ann");
        assertThat(conflict.path("second").asString()).contains("Deployment of v42 to production");
        assertThat(conflict.path("secondBy").asString()).isEqualTo("linus");
        await("what was reported", () -> told("change-reported").size() == 1);
        assertThat(told("change-reported").getFirst().path("because").asString())
                .isEqualTo("alerts of checkout fire");

        await("a mail for the commander", () -> mails.mails().size() == 2);
        String mail = mails.mails().getLast().text().replace("=\n", "").replace("=3D", "=");
        assertThat(mails.mails().getLast().to()).isEqualTo(List.of("<ann@example.org>"));
        assertThat(mail).contains("Two changes at once");

        // It goes on, and stays one conflict.
        gitHub("/in/" + key + "/github", key, "deployment_status", "d-2", deployment("checkout", "success"));
        await("its end", () -> told("change-reported").size() == 2);
        server.write(1, "{\"kind\":\"observed\",\"what\":\"it is calm\",\"source\":\"metric\"}");
        assertThat(told("changes-collide")).hasSize(1);
        String room = server.page("Vera", "/incidents/1").body();
        assertThat(room).contains("Two changes at once", "Reported changes", "Deployment of v42");
        assertThat(server.post("Ann", "/api/v1/incidents/1/timeline", "{\"kind\":\"change-reported\",\"what\":\"x\"}")
                        .statusCode())
                .as("only the program writes it")
                .isEqualTo(400);
    }

    @Test
    void whoeverBeginsAChangeWhileAnotherIsBeingMadeLearnsOfIt() {
        burn("checkout");
        String key = key("code", "github");
        gitHub("/in/" + key + "/github", key, "deployment_status", "d-1", deployment("checkout", "in_progress"));
        await("the deployment", () -> told("change-reported").size() == 1);
        assertThat(told("changes-collide")).isEmpty();
        begin("switch to the other database", "checkout");
        await("a conflict", () -> !told("changes-collide").isEmpty());
        assertThat(told("changes-collide").getFirst().path("firstBy").asString())
                .isEqualTo("linus");
    }

    @Test
    void theDeploymentOfWhoeverFightsIsNoConflictAndOneFarAwayIsNotTold() {
        burn("checkout");
        begin("roll back to v42", "checkout");
        String key = key("code", "github");
        gitHub("/in/" + key + "/github", key, "deployment_status", "d-1", deployment("elsewhere", "in_progress"));
        gitHub(
                "/in/" + key + "/github",
                key,
                "deployment_status",
                "d-2",
                deployment("checkout", "in_progress").replace("\"id\":7", "\"id\":8"));
        await("the roll-back", () -> told("change-reported").size() == 1);
        // What is told next is told after all that was to be told of the former.
        server.anyone("/in/" + key + "/change", "checkout: flag new-basket on");
        await("the flag", () -> told("change-reported").size() == 2);
        await("a conflict with the flag", () -> told("changes-collide").size() >= 1);
        assertThat(told("changes-collide"))
                .allSatisfy(one -> assertThat(one.toString()).contains("new-basket"));
    }

    @Test
    void whatWasToldIsToldOnceAlsoAfterAStart() throws Exception {
        burn("checkout");
        begin("restart all pods", "checkout");
        String key = key("code", "generic");
        server.anyone("/in/" + key + "/change", "{\"service\":\"checkout\",\"summary\":\"v43\",\"author\":\"Linus\"}");
        await("a conflict", () -> !told("changes-collide").isEmpty());
        await("a mail for the commander", () -> mails.mails().size() == 2);
        server.close();
        OwnServer before = server;
        server = new OwnServer(directory, InstantSource.system(), Map.of()).with(before);
        assertThat(changes("").path("total").asLong()).isEqualTo(1);
        server.anyone("/in/" + key + "/change", "{\"service\":\"checkout\",\"summary\":\"v44\",\"author\":\"Linus\"}");
        await("the next one", () -> told("change-reported").size() == 2);
        await("its conflict", () -> told("changes-collide").size() == 2);
        await("its mail", () -> mails.mails().size() == 3);
    }
}
