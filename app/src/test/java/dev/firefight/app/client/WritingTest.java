package dev.firefight.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Against a server that says what it is told to: what a person is asked, and what is sent again. */
class WritingTest {
    private static final String DONE = "{\"incident\":1,\"entries\":[]}";
    private static final String ASKED = "{\"title\":\"Is it enough?\",\"question\":\"Is it enough?\"}";
    private static final String RULE =
            "{\"title\":\"nobody has verified\",\"rule\":\"nobody has verified\",\"remedy\":\"watch it\"}";

    /** A status and a body each; a status of 0 breaks the connection. */
    private final Deque<String> answers = new ArrayDeque<>();

    private final List<String> keys = new ArrayList<>();
    private final List<JsonNode> bodies = new ArrayList<>();
    private final StringWriter err = new StringWriter();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            bodies.add(JsonMapper.shared().readTree(exchange.getRequestBody()));
            String answer = answers.remove();
            if (!answer.startsWith("0")) {
                byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Optional<JsonNode> written(Optional<UnaryOperator<String>> asker) {
        ServerClient client = new ServerClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "token");
        ObjectNode body = JsonMapper.shared().createObjectNode().put("kind", "resolved");
        return new Writing().send(client, "/x", body, new PrintWriter(err, true), asker);
    }

    @Test
    void aBrokenConnectionAndABusyServerAreTriedAgainWithTheSameKey() {
        answers.addAll(List.of("0", "503 {}", "201 " + DONE));
        assertThat(written(Optional.empty())).isPresent();
        assertThat(keys).hasSize(3).containsOnly(keys.getFirst());
    }

    @Test
    void aQuestionIsAskedAndTheAnswerSent() {
        answers.addAll(List.of("409 " + ASKED, "201 " + DONE));
        assertThat(written(Optional.of(_ -> "y"))).isPresent();
        assertThat(bodies.getLast().path("confirmed").asBoolean()).isTrue();
        assertThat(keys.getFirst()).isNotEqualTo(keys.getLast());

        answers.addAll(List.of("409 " + ASKED));
        assertThat(written(Optional.of(_ -> ""))).isEmpty();
        assertThat(err.toString()).contains("not written: Is it enough?", "--confirm");
    }

    @Test
    void aRuleIsOverriddenWithAReasonOrLeft() {
        List<String> questions = new ArrayList<>();
        answers.addAll(List.of("409 " + RULE, "201 " + DONE));
        assertThat(written(Optional.of(question -> {
                    questions.add(question);
                    return "seen by all";
                })))
                .isPresent();
        assertThat(questions.getFirst()).contains("nobody has verified: watch it");
        assertThat(bodies.getLast().path("because").asString()).isEqualTo("seen by all");

        answers.addAll(List.of("409 " + RULE));
        assertThat(written(Optional.of(_ -> " "))).isEmpty();
    }
}
