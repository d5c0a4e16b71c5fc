package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.window.FrameHeader;
import dev.firefight.telemetry.window.FrameInput;
import dev.firefight.telemetry.window.Segment;
import dev.firefight.telemetry.window.TelemetryWindow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server is killed at random moments while senders of OTLP deliver. Whatever was answered 200 is on disk afterwards, and can be read. How
 * many such deaths: {@code firefight.otlp.kills}.
 */
class OtlpKillTest {
    private static final int KILLS = Integer.getInteger("firefight.otlp.kills", 8);
    private static final int SENDERS = 8;
    private static final int RECORDS = 50;
    private static final Pattern FIRST = Pattern.compile("\"request ([0-9]+)\"");

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong numbers = new AtomicLong();
    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    private String key = "";

    @Test
    void whatWasAnsweredIsOnDiskAfterEveryDeath() throws Exception {
        Random random = new Random(20260301);
        for (int death = 0; death < KILLS; death++) {
            Process program = serving();
            try (BufferedReader lines = program.inputReader(StandardCharsets.US_ASCII)) {
                int port = port(lines);
                AtomicBoolean isAlive = new AtomicBoolean(true);
                int before = acknowledged.size();
                try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
                    for (int i = 0; i < SENDERS; i++) {
                        senders.execute(() -> send(port, isAlive));
                    }
                    while (acknowledged.size() == before && program.isAlive()) {
                        TimeUnit.MILLISECONDS.sleep(1);
                    }
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
                    program.toHandle().destroyForcibly();
                    isAlive.set(false);
                }
            } finally {
                program.toHandle().destroyForcibly();
            }
            assertThat(program.waitFor()).as("it was killed").isEqualTo(128 + 9);
        }
        Set<Long> stored = stored();
        System.out.println(
                KILLS + " kills, " + acknowledged.size() + " requests acknowledged, " + stored.size() + " stored");
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS);
        assertThat(stored).containsAll(acknowledged);
    }

    private void send(int port, AtomicBoolean isAlive) {
        while (isAlive.get()) {
            long number = numbers.incrementAndGet();
            String record = ",{\"timeUnixNano\":\"1544712660300000000\",\"body\":{\"stringValue\":\"and more\"}}";
            String body =
                    "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":\"1544712660300000000\","
                            + "\"body\":{\"stringValue\":\"request " + number + "\"}}" + record.repeat(RECORDS - 1)
                            + "]}]}]}";
            try {
                HttpResponse<String> answer = post(port, "/in/" + key + "/v1/logs", "", body);
                assertThat(answer.statusCode()).as(answer.body()).isIn(200, 503);
                if (answer.statusCode() == 200) {
                    acknowledged.add(number);
                }
            } catch (IOException died) {
                return;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Set<Long> stored() throws IOException {
        Set<Long> stored = new HashSet<>();
        try (TelemetryWindow window = TelemetryWindow.open(
                directory.resolve("telemetry"), OwnServer.KEPT, InstantSource.system(), trouble -> {})) {
            for (Segment one : window.segments()) {
                try (InputStream in = Files.newInputStream(one.file())) {
                    FrameInput frames = new FrameInput(in);
                    for (Optional<FrameHeader> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                        assertThat(frame.get().items()).isEqualTo(RECORDS);
                        Matcher first = FIRST.matcher(new String(frames.body().orElseThrow(), StandardCharsets.UTF_8));
                        assertThat(first.find()).isTrue();
                        stored.add(Long.parseLong(first.group(1)));
                    }
                    assertThat(frames.damaged()).as("torn tails are cut").isZero();
                }
            }
        }
        return stored;
    }

    private int port(BufferedReader lines) throws IOException, InterruptedException {
        String[] words = lines.readLine().split(" ", -1);
        int port = Integer.parseInt(words[0]);
        if (key.isEmpty()) {
            key = JsonMapper.shared()
                    .readTree(post(port, "/api/v1/integrations", words[2], "{\"name\":\"shop\",\"kind\":\"otlp\"}")
                            .body())
                    .path("key")
                    .asString("");
        }
        return port;
    }

    private HttpResponse<String> post(int port, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private Process serving() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.io.tmpdir=" + directory, // who is killed leaves its unpacked libraries behind
                        "-Dorg.sqlite.tmpdir=" + directory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServingProgram.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
