package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From live logs to a directory that investigate reads. */
class RecordCommandTest extends CommandRun {
    private static final DateTimeFormatter LINE = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @TempDir
    Path directory;

    private Path place;

    @BeforeEach
    void make() throws IOException {
        place = Files.createDirectory(directory.resolve("place"));
    }

    private static String[] arguments(String server, Path token, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--server", server, "--token-file", token.toString()));
        return all.toArray(String[]::new);
    }

    private void logs() throws IOException {
        Instant now = Instant.now();
        StringBuilder lines = new StringBuilder();
        for (int second = 1_800; second > 0; second -= 5) {
            String time = LINE.format(now.minusSeconds(second));
            lines.append(time).append(" INFO order ").append(second).append(" was paid\n");
            if (second < 600) {
                lines.append(time).append(" ERROR the pool of connections is exhausted\n");
            }
        }
        Files.writeString(directory.resolve("checkout.log"), lines);
        Files.writeString(
                directory.resolve("setup.yaml"),
                "sources: [{name: files, kind: logs, paths: ['" + directory.resolve("checkout.log") + "']}]\n");
    }

    @Test
    void whatIsRecordedIsInvestigatedAfterTheServerIsGone() throws IOException {
        logs();
        Path fire = place.resolve("fire");
        try (LoopbackServer server = new LoopbackServer(directory)) {
            String address = server.address();
            assertThat(run(arguments(address, server.tokenFile(), "record", "--since", "1h", "--out", fire + "")))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("there is nothing to record: set up a source");
            String setup = directory.resolve("setup.yaml").toString();
            assertThat(run(arguments(address, server.tokenFile(), "on-call", "import", setup)))
                    .as(err.toString())
                    .isZero();
            assertThat(run(arguments(address, server.tokenFile(), "record", "--since", "1h", "--out", fire + "")))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString()).contains("Recorded in " + fire, "firefight investigate " + fire);
            assertThat(run(arguments(address, server.tokenFile(), "incident", "declare", "the till is on fire")))
                    .as(err.toString())
                    .isZero();
            assertThat(run(arguments(
                            address,
                            server.tokenFile(),
                            "record",
                            "--since",
                            "40m",
                            "--until",
                            "1m",
                            "--incident",
                            "1",
                            "--out",
                            place + "/one")))
                    .as(err.toString())
                    .isZero();
            assertThat(Files.readString(place.resolve("one").resolve("recording.json")))
                    .contains("\"id\":\"incident-1\"");
            for (String[] wrong : List.of(
                    new String[] {"record", "--since", "1h", "--out", fire + ""},
                    new String[] {"record", "--since", "1h", "--out", place.resolve("no") + "/fire"},
                    new String[] {"record", "--since", "yesterday", "--out", place + "/other"},
                    new String[] {"record", "--since", "1h", "--incident", "9", "--out", place + "/other"},
                    new String[] {"record"})) {
                assertThat(run(arguments(address, server.tokenFile(), wrong))).isEqualTo(2);
                assertThat(err.toString())
                        .containsPattern(
                                "exists already|no such file|how long ago|of one that there is|Missing required");
            }
            assertThat(server.log()).isEmpty();
        }
        assertThat(left()).containsExactlyInAnyOrder("fire", "one");
        Files.delete(directory.resolve("checkout.log"));
        assertThat(json("investigate", fire.toString(), "--json")
                        .at("/suspects/0/service")
                        .asString(""))
                .isEqualTo("checkout");
        assertThat(err.toString()).isEmpty();
        assertThat(run("logs", fire.toString())).as(err.toString()).isZero();
        assertThat(out.toString()).contains("pool of connections is exhausted");
    }

    @Test
    void whatIsNoRecordingLeavesNothing() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "ffp_" + "x".repeat(43));
        ByteArrayOutputStream slip = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(slip)) {
            zip.putNextEntry(new ZipEntry("../slipped.json"));
            zip.write("{}".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        for (byte[] body : List.of(new byte[0], "<html>".getBytes(StandardCharsets.UTF_8), slip.toByteArray())) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            try {
                String address = "http://127.0.0.1:" + server.getAddress().getPort();
                assertThat(run(arguments(address, token, "record", "--since", "1h", "--out", place + "/fire")))
                        .isEqualTo(2);
                assertThat(err.toString()).contains("what the server sent cannot be used");
            } finally {
                server.stop(0);
            }
            assertThat(left()).isEmpty();
            assertThat(directory.resolve("slipped.json")).doesNotExist();
        }
    }

    @Test
    void withoutAServerItSaysSo() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "ffp_" + "x".repeat(43));
        assertThat(run(arguments("http://127.0.0.1:1", token, "record", "--since", "1h", "--out", place + "/fire")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("start it with firefight serve");
        assertThat(left()).isEmpty();
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
