package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two nodes over one database, of which one dies when it has claimed a message and not sent it: the other one sends it. */
class TwoNodesPageTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LONG = Duration.ofSeconds(60);
    /** Longer than a node has for a message. */
    private static final Duration LEASE_OVER = Duration.ofSeconds(31);

    private static final int MOST_TRIES = 40;

    @TempDir
    private Path directory;

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(ahead.get());
    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<JsonNode> pushes = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer phone;
    private EmbeddedPostgres database;
    private OwnServer living;
    private Process mortal;
    private int mortalPort;
    private String key = "";

    @BeforeEach
    void start() throws IOException {
        try {
            database = EmbeddedPostgres.builder().start();
        } catch (IOException | RuntimeException cannot) {
            Assumptions.abort("PostgreSQL cannot be started here, so that two nodes are not tried: " + cannot);
        }
        phone = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        phone.setExecutor(threads);
        phone.createContext("/", this::ring);
        phone.start();
        String url = "postgresql://postgres@localhost:" + database.getPort() + "/postgres";
        living = new OwnServer(Place.of(url), clock);
        assertThat(living.yaml("Root", "/api/v1/setup", """
                        people: [{name: Ann, contacts: [{ntfy: ann}]}]
                        policies: [{name: usual, steps: [{call: [person Ann], patience: 1h}]}]
                        channels: {ntfy: {server: "http://127.0.0.1:%d"}}
                        """.formatted(
                                        phone.getAddress().getPort()))
                        .body())
                .contains("\"isApplied\":true");
        key = OwnServer.json(
                        living.post("Root", "/api/v1/integrations", "{\"name\":\"main\",\"kind\":\"alertmanager\"}"))
                .path("key")
                .asString("");
        mortal = ServingProgram.startNode(directory, url);
        BufferedReader lines = mortal.inputReader(StandardCharsets.US_ASCII);
        mortalPort = Integer.parseInt(lines.readLine());
    }

    @AfterEach
    void stop() throws Exception {
        if (mortal != null) {
            mortal.toHandle().destroyForcibly();
            mortal.waitFor();
        }
        if (living != null) {
            living.close();
        }
        if (phone != null) {
            phone.stop(0);
        }
        threads.shutdownNow();
        if (database != null) {
            database.close();
        }
    }

    /** What the mortal node sends about a service named for it rings, but is never answered: the node dies first. */
    private void ring(HttpExchange exchange) throws IOException {
        JsonNode push = JSON.readTree(exchange.getRequestBody().readAllBytes());
        pushes.add(push);
        if (isOfMortal(push) && push.path("title").asString("").contains("fatal")) {
            mortal.toHandle().destroyForcibly();
            return;
        }
        byte[] answer = "{\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** By the address in the message, which leads to the node that wrote it. */
    private boolean isOfMortal(JsonNode push) {
        return push.path("click").asString("").contains(":" + mortalPort + "/");
    }

    private int deliver(int port, String service) throws IOException, InterruptedException {
        String body = """
                {"version":"4","groupKey":"{}:{%1$s}","status":"firing","receiver":"ff","alerts":[
                {"status":"firing","labels":{"alertname":"HighErrorRate","service":"%1$s","severity":"critical"},
                "annotations":{},"startsAt":"2026-03-01T02:15:00Z","endsAt":"0001-01-01T00:00:00Z","fingerprint":"%1$s"}]}
                """.formatted(service);
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/in/" + key))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void whatBothAreToldMakesOneIncidentAndOnePageAndOfOneThatDiesTheOtherTakesItOver() throws Exception {
        List<Future<Integer>> answers = new ArrayList<>();
        for (int again = 0; again < 10; again++) {
            for (int port : List.of(living.port(), mortalPort)) {
                answers.add(threads.submit(() -> deliver(port, "shared")));
            }
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(200);
        }
        await("a page", () -> count("sent") == 1);
        assertThat(count("declared")).isEqualTo(1);
        assertThat(count("page-opened")).isEqualTo(1);
        assertThat(count("sending-started")).isEqualTo(1);
        assertThat(pushes).hasSize(1);

        // Whoever is told first is the first to claim it as a rule, and not always.
        String fatal = "";
        for (int i = 0; i < MOST_TRIES && mortal.isAlive(); i++) {
            fatal = "fatal-" + i;
            assertThat(deliver(mortalPort, fatal)).isEqualTo(200);
            int wanted = 2 + i;
            await("a push", () -> pushes.size() == wanted);
            mortal.waitFor(isOfMortal(last()) ? LONG.toSeconds() : 0, TimeUnit.SECONDS);
        }
        assertThat(mortal.isAlive()).as("the other node never claimed one").isFalse();
        int before = pushes.size();
        int sent = count("sent");
        assertThat(isOfMortal(last())).isTrue();
        assertThat(count("sending-started"))
                .as("claimed, and nothing came of it")
                .isEqualTo(sent + 1);

        ahead.set(LEASE_OVER);

        await("the other node sends it", () -> count("sent") == sent + 1);
        assertThat(pushes).hasSize(before + 1);
        assertThat(last().path("title").asString("")).contains(fatal);
        assertThat(isOfMortal(last())).isFalse();
        assertThat(count("declared")).isEqualTo(before);
        assertThat(count("page-opened")).isEqualTo(before);
        assertThat(count("sending-started")).isEqualTo(before + 1);
        assertThat(living.log()).isEmpty();
    }

    private JsonNode last() {
        return List.copyOf(pushes).getLast();
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(LONG);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** How many entries of a kind there are. */
    private int count(String type) {
        try (Journal journal = Journal.openForReading(
                Place.of("postgresql://postgres@localhost:" + database.getPort() + "/postgres"))) {
            List<Entry> all = journal.readAll(1, 4_096);
            return Math.toIntExact(
                    all.stream().filter(one -> one.type().equals(type)).count());
        }
    }
}
