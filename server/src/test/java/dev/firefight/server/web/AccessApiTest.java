package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccessApiTest extends WithServer {
    @BeforeEach
    void start() {
        server.tell("checkout fails");
    }

    @Test
    void anAdministratorLetsPeopleInAndShutsThemOut() {
        JsonNode invited = done("Root", "/api/v1/admin/invitations", "{\"name\":\"Max\",\"permission\":\"viewer\"}");
        assertThat(invited.path("path").asString()).matches("/join/[A-Za-z0-9_-]{43}");
        assertThat(server.page("nobody", invited.path("path").asString()).statusCode())
                .isEqualTo(200);
        long number = invited.at("/invitation/number").asLong();
        done("Root", "/api/v1/admin/invitations/" + number + "/withdraw", "");
        assertThat(server.page("nobody", invited.path("path").asString()).statusCode())
                .isEqualTo(404);

        done("Root", "/api/v1/admin/accounts/permission", "{\"account\":\"Vera\",\"permission\":\"responder\"}");
        done("Root", "/api/v1/admin/accounts/close", "{\"account\":\"Vera\"}");
        assertThat(server.get("Vera", "/api/v1/me").statusCode()).isEqualTo(401);
        JsonNode accounts = OwnServer.json(server.get("Root", "/api/v1/admin/accounts"));
        assertThat(accounts.at("/accounts/2/name").asString()).isEqualTo("Vera");
        assertThat(accounts.at("/accounts/2/isOpen").asBoolean(true)).isFalse();
        HttpResponse<String> audit = server.get("Root", "/api/v1/admin/audit?most=3");
        assertThat(OwnServer.json(audit).at("/lines/0/text").asString()).isEqualTo("closed the account Vera");
        assertThat(OwnServer.json(audit).path("lines").size()).isEqualTo(3);
        assertThat(server.post("Root", "/api/v1/admin/accounts/close", "{\"account\":\"Root\"}")
                        .statusCode())
                .as("the last administrator")
                .isEqualTo(409);
    }

    @Test
    void aTokenIsMadeInASessionShownOnceAndRevoked() {
        String body = "{\"label\":\"cron\",\"permission\":\"viewer\",\"until\":\"2099-01-01T00:00:00Z\"}";
        assertThat(server.post("Ann", "/api/v1/tokens", body).statusCode())
                .as("a token makes no tokens")
                .isEqualTo(403);
        HttpResponse<String> made = server.send(HttpRequest.newBuilder(server.address("/api/v1/tokens"))
                .header("Cookie", server.cookie("Ann"))
                .header(Gate.FORM_KEY_HEADER, server.formKey("Ann"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        String secret = OwnServer.json(made).path("secret").asString();
        assertThat(secret).matches("ffp_[A-Za-z0-9_-]{43}");
        String list = server.get("Ann", "/api/v1/tokens").body();
        assertThat(list).contains("cron").doesNotContain(secret, "Root");
        assertThat(server.get("Root", "/api/v1/admin/tokens").body()).contains("cron", "Vera");
        long number = OwnServer.json(made).at("/token/number").asLong();
        assertThat(server.post("Vera", "/api/v1/tokens/" + number + "/revoke", "")
                        .statusCode())
                .as("one of somebody else")
                .isEqualTo(404);
        assertThat(server.post("Ann", "/api/v1/tokens/" + number + "/revoke", "")
                        .statusCode())
                .as("a token that was found locks its owner out of nothing")
                .isEqualTo(404);
        assertThat(server.send(HttpRequest.newBuilder(server.address("/api/v1/tokens/" + number + "/revoke"))
                                .header("Cookie", server.cookie("Ann"))
                                .header(Gate.FORM_KEY_HEADER, server.formKey("Ann"))
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("Ann", "/api/v1/tokens").body()).doesNotContain("cron");
    }

    @Test
    void aLinkIsMadeShownAndRevoked() {
        JsonNode made = done("Ann", "/api/v1/incidents/1/links", "");
        String path = made.path("path").asString();
        assertThat(server.page("nobody", path).body()).contains("checkout fails");
        long number = made.at("/link/number").asLong();
        assertThat(server.get("Ann", "/api/v1/incidents/1/links").body())
                .contains("\"number\":" + number)
                .doesNotContain(path);
        assertThat(server.post("Ann", "/api/v1/incidents/2/links", "").statusCode())
                .isEqualTo(404);
        done("Ann", "/api/v1/incidents/1/links/" + number + "/revoke", "");
        assertThat(server.page("nobody", path).statusCode()).isEqualTo(404);
    }

    private JsonNode done(String name, String path, String body) {
        HttpResponse<String> answer = server.post(name, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return OwnServer.json(answer);
    }
}
