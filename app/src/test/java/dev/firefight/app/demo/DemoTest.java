package dev.firefight.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.app.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    private final StringWriter log = new StringWriter();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private String page(Demo demo, String path) throws Exception {
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(URI.create(demo.address() + path))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static void await(Demo demo) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!(demo.hasSuspects() && demo.finished().isPresent()) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private List<Path> written() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.toList();
        }
    }

    @Test
    void aShopBurnsItsCauseStandsOnTheBoardAndAnIncidentThatIsOverCanBeTakenAlong() throws Exception {
        try (Demo demo = new Demo(0, new PrintWriter(log, true), directory)) {
            assertThat(page(demo, "/")).contains("Incidents", "aria-label=\"Demo\"");
            await(demo);
            long burning = demo.burning().orElseThrow();
            long finished = demo.finished().orElseThrow();

            assertThat(page(demo, "/"))
                    .contains("/incidents/" + burning + "\"><b>A shop burns:</b>")
                    .contains("/incidents/" + finished + "\"><b>One that is over:</b>")
                    .contains("name=\"scenario\" value=\"provider-down\"");
            JsonNode first = JsonMapper.shared()
                    .readTree(page(demo, "/api/v1/incidents/" + burning))
                    .get("hypotheses")
                    .get(0);
            assertThat(first.get("cause").asString()).startsWith("New policy for quotas");
            assertThat(first.get("bucket").asString()).isEqualTo("change");
            assertThat(page(demo, "/incidents/" + burning)).contains("New policy for quotas", "CrashLoop");

            assertThat(page(demo, "/incidents/" + finished)).contains("Resolved", "Ada");
            String export = page(demo, "/api/v1/incidents/" + finished + "/export?as=json");
            assertThat(export)
                    .contains("\"format\":\"firefight-incident\"", "switch-provider service=payment-provider");
            isOfOneDay(export);
            assertThat(page(demo, "/api/v1/incidents/" + finished + "/export?as=markdown"))
                    .contains("## Timeline");
            assertThat(written()).hasSize(1);
        }
        assertThat(log.toString()).isEmpty();
        assertThat(written()).as("nothing is left behind").isEmpty();
    }

    /** What facts say of moments fits to when they were written. */
    private static void isOfOneDay(String export) {
        List<JsonNode> entries = JsonMapper.shared()
                .readTree(export)
                .get("entries")
                .valueStream()
                .toList();
        JsonNode hurt = entries.stream()
                .filter(one -> one.get("type").asString().equals("impact-started"))
                .findFirst()
                .orElseThrow();
        Instant written = Instant.parse(hurt.get("time").asString());
        assertThat(Instant.parse(hurt.get("payload").get("fact").get("since").asString()))
                .isBetween(written.minus(Duration.ofHours(1)), written);
        assertThat(written).isBetween(Instant.now().minus(Duration.ofDays(2)), Instant.now());
    }

    @Test
    void aPortThatIsTakenIsToldWithWhatToDoAndNothingIsLeftBehind() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> new Demo(taken.getLocalPort(), new PrintWriter(log, true), directory).close())
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("take another --port, or stop");
        }
        assertThat(written()).isEmpty();
    }
}
