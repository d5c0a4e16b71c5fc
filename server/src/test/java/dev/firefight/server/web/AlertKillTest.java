package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server is killed at random moments while a pair of senders delivers alerts by Alertmanager's rules: a delivery is repeated, with growing
 * pauses, until it is answered 2xx, and given up at 4xx. What was answered with success is stored exactly once; each service has one incident; each
 * page that is due is sent at least once, and exactly once unless the program was killed while it was on its way. How many such deaths:
 * {@code firefight.alert.kills}.
 */
class AlertKillTest {
    private static final int KILLS = Integer.getInteger("firefight.alert.kills", 50);
    private static final int ALERTS = 10_000;
    private static final int ALERTS_OF_A_GROUP = 10;
    private static final int SERVICES = 100;
    private static final int CLIENTS = 8;
    private static final Instant START = Instant.parse("2026-03-01T02:15:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path directory;

    private final Map<Long, AtomicInteger> received = new ConcurrentHashMap<>();
    private final Queue<Integer> groups = new ConcurrentLinkedQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer phones;
    private String key = "";

    @BeforeEach
    void start() throws IOException {
        phones = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        phones.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        phones.createContext("/", exchange -> {
            JsonNode message = JSON.readTree(exchange.getRequestBody().readAllBytes());
            long incident = Long.parseLong(OwnServer.found(message.path("title").asString(""), "#([0-9]+)"));
            received.computeIfAbsent(incident, _ -> new AtomicInteger()).incrementAndGet();
            byte[] answer = "{\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        phones.start();
    }

    @AfterEach
    void stop() {
        phones.stop(0);
    }

    @Test
    void whatWasAnsweredIsStoredOnceAndEachDuePageIsSent() throws Exception {
        Random random = new Random(20260301);
        int groupCount = ALERTS / ALERTS_OF_A_GROUP;
        // Each group is told by both of a pair, in an order that nobody chose.
        List<Integer> order = new ArrayList<>(IntStream.range(0, 2 * groupCount)
                .map(one -> one % groupCount)
                .boxed()
                .toList());
        java.util.Collections.shuffle(order, random);
        int share = Math.max(1, order.size() / (KILLS + 1));
        for (int death = 0; death < KILLS; death++) {
            order.stream().skip((long) death * share).limit(share).forEach(groups::add);
            Process program = ServingProgram.start(directory);
            try (BufferedReader lines = program.inputReader(StandardCharsets.US_ASCII)) {
                deliverUntilKilled(program, port(lines), random.nextInt(400));
            }
            assertThat(program.waitFor()).as("it was killed").isEqualTo(128 + 9);
        }
        order.stream().skip((long) KILLS * share).forEach(groups::add);
        Process last = ServingProgram.start(directory);
        try (BufferedReader lines = last.inputReader(StandardCharsets.US_ASCII)) {
            int port = port(lines);
            deliver(port, new AtomicBoolean(true));
            awaitPages(Instant.now().plus(Duration.ofSeconds(60)));
        } finally {
            last.toHandle().destroyForcibly();
            last.waitFor();
        }
        check();
    }

    private void awaitPages(Instant end) throws InterruptedException {
        while (received.size() < SERVICES && Instant.now().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        TimeUnit.MILLISECONDS.sleep(500); // what would come twice comes now
    }

    private void deliverUntilKilled(Process program, int port, int lifeMilliseconds) throws InterruptedException {
        AtomicBoolean isAlive = new AtomicBoolean(true);
        Thread killer = Thread.ofVirtual().start(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(lifeMilliseconds);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            program.toHandle().destroyForcibly();
            isAlive.set(false);
        });
        deliver(port, isAlive);
        killer.join();
    }

    private void deliver(int port, AtomicBoolean isAlive) {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int one = 0; one < CLIENTS; one++) {
                clients.execute(() -> {
                    for (Integer group = groups.poll(); group != null; group = groups.poll()) {
                        if (!isDelivered(port, group, isAlive)) {
                            groups.add(group);
                            return;
                        }
                    }
                });
            }
        }
    }

    private boolean isDelivered(int port, int group, AtomicBoolean isAlive) {
        for (long pause = 10; isAlive.get(); pause = Math.min(500, pause * 2)) {
            try {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/in/" + key))
                                .timeout(Duration.ofSeconds(10))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body(group)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode())
                        .as("never 4xx: %s", answer.body())
                        .isIn(200, 503);
                if (answer.statusCode() == 200) {
                    return true;
                }
                TimeUnit.MILLISECONDS.sleep(pause);
            } catch (IOException died) {
                return false;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private static String body(int group) {
        String alerts = IntStream.range(group * ALERTS_OF_A_GROUP, (group + 1) * ALERTS_OF_A_GROUP)
                .mapToObj(number -> """
                        {"status":"firing","labels":{"alertname":"A%1$d","service":"s%2$d","severity":"critical"},"annotations":{"summary":"alert %1$d"},
                        "startsAt":"%3$s","endsAt":"0001-01-01T00:00:00Z","fingerprint":"f%1$d"}""".formatted(number, group % SERVICES, START))
                .collect(Collectors.joining(","));
        return "{\"version\":\"4\",\"groupKey\":\"g" + group + "\",\"status\":\"firing\",\"alerts\":[" + alerts + "]}";
    }

    private void check() {
        Map<String, Integer> stored = new HashMap<>();
        Map<String, Integer> declared = new HashMap<>();
        Map<Long, Integer> begun = new HashMap<>();
        try (Journal journal = Journal.openForReading(new Place.InFile(directory.resolve("journal.db")))) {
            for (List<Entry> page = journal.readAll(1, 1_000);
                    !page.isEmpty();
                    page = journal.readAll(page.getLast().position() + 1, 1_000)) {
                page.forEach(entry -> count(entry, stored, declared, begun));
            }
        }
        assertThat(stored).as("each alert, stored").hasSize(ALERTS);
        assertThat(stored.values()).as("exactly once").allMatch(times -> times == 1);
        assertThat(declared).as("each service, an incident").hasSize(SERVICES);
        assertThat(declared.values()).as("exactly one").allMatch(times -> times == 1);
        assertThat(received).as("each incident, a page").hasSize(SERVICES);
        int twice = 0;
        for (Map.Entry<Long, AtomicInteger> one : received.entrySet()) {
            int attempts = begun.getOrDefault(one.getKey(), 0);
            assertThat(one.getValue().get())
                    .as("pages of incident %d, begun %d times", one.getKey(), attempts)
                    .isBetween(1, attempts);
            twice += one.getValue().get() - 1;
        }
        System.out.println(KILLS + " kills, " + ALERTS + " alerts told twice, each stored once; " + SERVICES
                + " pages due, all sent, " + twice
                + " of them once more since the program was killed while they were on their way");
    }

    private static void count(
            Entry entry, Map<String, Integer> stored, Map<String, Integer> declared, Map<Long, Integer> begun) {
        JsonNode fact = JSON.readTree(entry.payload().stream()).path("fact");
        switch (entry.type()) {
            case "alert" -> stored.merge(fact.path("fingerprint").asString(""), 1, Integer::sum);
            case "declared" -> declared.merge(fact.path("title").asString("").replaceAll(":.*", ""), 1, Integer::sum);
            case "sending-started" ->
                begun.merge(Long.parseLong(entry.stream().substring("page/".length())), 1, Integer::sum);
            default -> {
                // Of no interest here.
            }
        }
    }

    private int port(BufferedReader lines) throws IOException, InterruptedException {
        String[] words = lines.readLine().split(" ", -1);
        int port = Integer.parseInt(words[0]);
        if (key.isEmpty()) {
            setUp(port, words[2]);
        }
        return port;
    }

    private void setUp(int port, String token) throws IOException, InterruptedException {
        // Each service has somebody of its own: one person's messages would be joined in such a storm.
        StringBuilder people = new StringBuilder();
        StringBuilder teams = new StringBuilder();
        StringBuilder policies = new StringBuilder();
        for (int one = 0; one < SERVICES; one++) {
            people.append("{name: P%1$d, contacts: [{ntfy: p%1$d}]}, ".formatted(one));
            teams.append("{name: T%1$d, members: [P%1$d], services: [s%1$d], policy: t%1$d}, ".formatted(one));
            policies.append("{name: t%1$d, steps: [{call: [person P%1$d], patience: 1h}]}, ".formatted(one));
        }
        String setup =
                """
                people: [%s]
                teams: [%s]
                policies: [%s]
                channels: {ntfy: {server: "http://127.0.0.1:%d"}}
                """.formatted(people, teams, policies, phones.getAddress().getPort());
        assertThat(post(port, "/api/v1/setup", token, "application/yaml", setup))
                .contains("true");
        key = JSON.readTree(post(
                        port,
                        "/api/v1/integrations",
                        token,
                        "application/json",
                        "{\"name\":\"main\",\"kind\":\"alertmanager\"}"))
                .path("key")
                .asString("");
    }

    private String post(int port, String path, String token, String type, String body)
            throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
