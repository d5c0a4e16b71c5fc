package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class IncidentApiTest extends WithServer {
    @Test
    void anIncidentIsDeclaredWrittenAndRead() {
        HttpResponse<String> declared =
                server.post("Ann", "/api/v1/incidents", "{\"title\":\"checkout fails\",\"willHurtLong\":\"unknown\"}");
        assertThat(declared.statusCode()).as(declared.body()).isEqualTo(201);
        assertThat(declared.headers().firstValue("Location")).contains("/api/v1/incidents/1");

        HttpResponse<String> observed = server.post(
                "Ann",
                "/api/v1/incidents/1/timeline",
                "{\"kind\":\"observed\",\"what\":\"5xx on payments\",\"source\":\"metric\"}");
        assertThat(observed.statusCode()).as(observed.body()).isEqualTo(201);

        assertThat(OwnServer.json(server.get("Vera", "/api/v1/incidents/1/timeline?after=1"))
                        .at("/entries/0/fact/what")
                        .asString())
                .isEqualTo("5xx on payments");
        assertThat(OwnServer.json(server.get("Vera", "/api/v1/incidents?words=paym&is=open"))
                        .at("/incidents/0/title")
                        .asString())
                .isEqualTo("checkout fails");
        assertThat(OwnServer.json(server.get("Vera", "/api/v1/incidents/1"))
                        .at("/checklist")
                        .size())
                .isEqualTo(10);
    }

    @Test
    void aRuleAsksAndIsAnswered() {
        server.post("Ann", "/api/v1/incidents", "{\"title\":\"x\",\"willHurtLong\":\"no\"}");
        String change =
                "{\"kind\":\"change-started\",\"purpose\":\"fix\",\"what\":\"w\",\"where\":\"p\",\"expectedEffect\":\"e\",\"wayBack\":\"b\"";
        assertThat(server.post("Ann", "/api/v1/incidents/1/timeline", change + "}")
                        .statusCode())
                .isEqualTo(201);

        HttpResponse<String> held = server.post("Ann", "/api/v1/incidents/1/timeline", change + "}");
        assertThat(held.statusCode()).isEqualTo(409);
        assertThat(OwnServer.json(held).at("/type").asString()).endsWith("needs-override");

        HttpResponse<String> overridden =
                server.post("Ann", "/api/v1/incidents/1/timeline", change + ",\"because\":\"nobody else is here\"}");
        assertThat(overridden.statusCode()).isEqualTo(201);
        assertThat(OwnServer.json(overridden).at("/entries").size()).isEqualTo(3);
    }

    @Test
    void aRepeatedRequestIsWrittenOnce() {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address("/api/v1/incidents"))
                .header("Authorization", "Bearer " + server.token("Ann"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "4711")
                .POST(HttpRequest.BodyPublishers.ofString("{\"title\":\"x\",\"willHurtLong\":\"no\"}"));

        assertThat(server.send(request).statusCode()).isEqualTo(201);
        assertThat(server.send(request).statusCode()).isEqualTo(200);
        assertThat(OwnServer.json(server.get("Vera", "/api/v1/incidents"))
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whoIsNotLetInLearnsNothing() {
        assertThat(server.get("nobody", "/api/v1/incidents").statusCode()).isEqualTo(401);
        assertThat(server.post("Vera", "/api/v1/incidents", "{}").statusCode()).isEqualTo(403);
        assertThat(server.send(HttpRequest.newBuilder(server.address("/api/v1/incidents"))
                                .header("Cookie", server.cookie("Ann"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"title\":\"x\",\"willHurtLong\":\"no\"}")))
                        .statusCode())
                .as("a cookie without the key of a form")
                .isEqualTo(403);
    }

    @Test
    void whatCannotBeReadIsAClearProblem() {
        server.post("Ann", "/api/v1/incidents", "{\"title\":\"x\",\"willHurtLong\":\"no\"}");
        String[] bodies = {
            "",
            "{",
            "[]",
            "null",
            "\"x\"",
            "{}",
            "{\"kind\":7}",
            "{\"kind\":\"nonsense\"}",
            "{\"kind\":\"observed\"}",
            "{\"kind\":\"observed\",\"what\":7,\"source\":\"metric\"}",
            "{\"kind\":\"observed\",\"what\":\"x\",\"source\":\"rumour\"}",
            "{\"kind\":\"observed\",\"what\":\"x\",\"source\":\"metric\",\"more\":1}",
            "{\"kind\":\"answered\",\"question\":1e99,\"answer\":\"x\"}",
            "{\"kind\":\"answered\",\"question\":-1,\"answer\":\"x\"}",
            "{\"kind\":\"role-taken\",\"role\":\"commander\",\"person\":\"\"}",
            "{\"kind\":\"impact-started\",\"since\":\"+1000000000-12-31T23:59:59Z\"}",
            "{\"kind\":\"freeze-lifted\",\"duration\":\"PT999999999999H\"}",
            "{\"kind\":\"linked\",\"target\":\"javascript:alert(1)\",\"title\":\"x\"}",
            "{\"kind\":\"observed\",\"source\":\"metric\",\"what\":\"" + "x".repeat(20_000) + "\"}",
        };
        for (String body : bodies) {
            HttpResponse<String> answer = server.post("Ann", "/api/v1/incidents/1/timeline", body);
            assertThat(answer.statusCode()).as(body + " -> " + answer.body()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
        assertThat(server.post("Ann", "/api/v1/incidents/1/timeline", "{\"x\":\"" + "x".repeat(2_000_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(server.get("Ann", "/api/v1/incidents/99999").statusCode()).isEqualTo(404);
        assertThat(server.get("Ann", "/api/v1/incidents/../../etc/passwd").statusCode())
                .isIn(400, 404);
    }
}
