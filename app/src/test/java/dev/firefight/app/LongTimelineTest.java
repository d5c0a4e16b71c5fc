package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A timeline that a server tells in several pages. */
class LongTimelineTest extends CommandRun {
    private static final int ENTRIES = 5;
    private static final int PAGE = 2;

    @TempDir
    Path directory;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/incidents/7/timeline", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            long after = Long.parseLong(query.substring(query.indexOf("after=") + 6));
            String entries = LongStream.rangeClosed(after + 1, Math.min(after + PAGE, ENTRIES))
                    .mapToObj(number -> "{\"number\":" + number + ",\"at\":\"2026-03-01T02:00:00Z\",\"label\":\"L\"}")
                    .collect(Collectors.joining(","));
            byte[] answer = ("{\"incident\":7,\"total\":" + ENTRIES + ",\"entries\":[" + entries + "]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String[] show(String... more) throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "x");
        return Stream.concat(
                        Stream.of(
                                "incident",
                                "show",
                                "7",
                                "--token-file",
                                token.toString(),
                                "--server",
                                "http://localhost:" + server.getAddress().getPort()),
                        Arrays.stream(more))
                .toArray(String[]::new);
    }

    @Test
    void itIsPrintedToItsEnd() throws IOException {
        assertThat(run(show())).as(err.toString()).isZero();
        assertThat(out.toString().lines().filter(line -> line.contains(" L"))).hasSize(ENTRIES);
    }

    @Test
    void asJsonTooAndFromAnyEntryOn() throws IOException {
        JsonNode answer = json(show("--json", "--after", "1"));
        assertThat(answer.path("total").asInt()).isEqualTo(ENTRIES);
        assertThat(answer.path("entries").valueStream().map(entry -> entry.path("number")
                        .asInt()))
                .containsExactly(2, 3, 4, 5);
    }
}
