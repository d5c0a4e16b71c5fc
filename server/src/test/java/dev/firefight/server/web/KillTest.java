package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The server is killed at random moments while many write, again and again: what was answered with success is there exactly once, and so is
 * what was sent again with its key since nobody had answered. How many such deaths: {@code firefight.server.kills}.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("firefight.server.kills", 10);
    private static final int CLIENTS = 64;
    private static final int MOST_LIFE_MILLISECONDS = 1_000;

    @TempDir
    Path directory;

    private final AtomicInteger next = new AtomicInteger();
    private final Queue<Integer> unanswered = new ConcurrentLinkedQueue<>();
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    private String token = "";

    @Test
    void whatWasAcknowledgedIsThereExactlyOnce() throws Exception {
        Random random = new Random(20260301);
        for (int death = 0; death < KILLS; death++) {
            int before = acknowledged.size();
            Process program = ServingProgram.start(directory);
            try (BufferedReader lines = program.inputReader(StandardCharsets.US_ASCII)) {
                writeUntilKilled(program, port(lines), 100 + random.nextInt(MOST_LIFE_MILLISECONDS));
            }
            assertThat(program.waitFor()).as("it was killed").isEqualTo(128 + 9);
            assertThat(acknowledged).as("entries of life " + death).hasSizeGreaterThan(before);
        }
        Map<String, Integer> found = new HashMap<>();
        try (OwnServer server = new OwnServer(directory, InstantSource.system())) {
            int repeated = unanswered.size();
            unanswered.forEach(
                    number -> assertThat(write(server.port(), number)).isTrue());
            read(server.port(), found);
            System.out.println(KILLS + " kills of the server, " + acknowledged.size()
                    + " acknowledged entries, none lost, " + repeated + " sent again at the end");
        }
        acknowledged.forEach(number -> assertThat(found.getOrDefault("entry " + number, 0))
                .as("entry " + number)
                .isEqualTo(1));
        assertThat(found.values()).allMatch(times -> times == 1);
        assertThat(found).hasSameSizeAs(acknowledged);
    }

    private void writeUntilKilled(Process program, int port, int lifeMilliseconds) throws InterruptedException {
        AtomicBoolean isAlive = new AtomicBoolean(true);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            if (acknowledged.isEmpty()) {
                declare(port);
            }
            for (int client = 0; client < CLIENTS; client++) {
                clients.execute(() -> {
                    while (isAlive.get()) {
                        Integer left = unanswered.poll();
                        int number = left == null ? next.incrementAndGet() : left;
                        if (!write(port, number)) {
                            unanswered.add(number);
                        }
                    }
                });
            }
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(lifeMilliseconds);
            int before = acknowledged.size();
            while (System.nanoTime() < end || acknowledged.size() == before) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            program.toHandle().destroyForcibly();
            isAlive.set(false);
        }
    }

    private void declare(int port) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    request(port, "/api/v1/incidents", "first", "{\"title\":\"x\",\"willHurtLong\":\"no\"}"),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();

    /** Whether it was acknowledged. */
    private boolean write(int port, int number) {
        String body = "{\"kind\":\"observed\",\"source\":\"metric\",\"what\":\"entry " + number + "\"}";
        try {
            HttpResponse<String> answer = client.send(
                    request(port, "/api/v1/incidents/1/timeline", "key-" + number, body),
                    HttpResponse.BodyHandlers.ofString());
            boolean isStored = answer.statusCode() == 201 || answer.statusCode() == 200;
            assertThat(isStored || answer.statusCode() == 503).as(answer.body()).isTrue();
            if (isStored) {
                acknowledged.add(number);
            }
            return isStored;
        } catch (IOException | InterruptedException died) {
            return false;
        }
    }

    private HttpRequest request(int port, String path, String key, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private void read(int port, Map<String, Integer> found) throws IOException, InterruptedException {
        int after = 0;
        while (true) {
            JsonNode page = OwnServer.json(client.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://127.0.0.1:" + port + "/api/v1/incidents/1/timeline?after=" + after))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
            if (page.path("entries").isEmpty()) {
                return;
            }
            StreamSupport.stream(page.path("entries").spliterator(), false)
                    .map(entry -> entry.at("/fact/what").asString(""))
                    .filter(what -> what.startsWith("entry "))
                    .forEach(what -> found.merge(what, 1, Integer::sum));
            after += page.path("entries").size();
        }
    }

    private int port(BufferedReader lines) throws IOException {
        String[] words = lines.readLine().split(" ", -1);
        if (token.isEmpty()) {
            token = words[1];
        }
        return Integer.parseInt(words[0]);
    }
}
