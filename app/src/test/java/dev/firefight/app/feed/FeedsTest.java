package dev.firefight.app.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firefight.practice.scenario.Run;
import dev.firefight.practice.scenario.Scenarios;
import dev.firefight.server.change.ChangeNote;
import dev.firefight.telemetry.format.OtlpCheck;
import dev.firefight.telemetry.window.Encoding;
import dev.firefight.telemetry.window.Signal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FeedsTest {
    private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
    private static final Instant NOW = Instant.parse("2027-01-15T08:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Run run() {
        return new Run(Scenarios.named("empty-fields"), 1);
    }

    private static Listeners everybody(URI to) {
        return new Listeners(
                OptionalInt.of(0),
                Optional.of(to.resolve("/otel/")),
                Optional.of(to.resolve("/api/v1/write")),
                Optional.of(to.resolve("/in/alerts")),
                Optional.of(to.resolve("/in/changes/change")));
    }

    private static List<Receiver.Came> at(String path, List<Receiver.Came> came) {
        return came.stream().filter(one -> one.path().equals(path)).toList();
    }

    @Test
    void everyListenerHearsItsOwnInItsOwnFormAndTheRunGoesOnAsWithoutThem() throws Exception {
        Run run = run();
        try (Receiver receiver = new Receiver(0);
                Feeds feeds = new Feeds(run, everybody(receiver.uri()), InstantSource.fixed(NOW), notes::add)) {
            feeds.tell();
            for (int minute = 1; minute <= 5; minute++) {
                run.until(Duration.ofMinutes(minute));
                feeds.tell();
            }
            assertThat(feeds.awaitSent(PATIENCE)).isTrue();
            List<Receiver.Came> came = receiver.awaited(_ -> true);

            for (Signal signal : Signal.values()) {
                String path = "/otel/v1/" + signal.name().toLowerCase(java.util.Locale.ROOT);
                assertThat(at(path, came)).as(path).isNotEmpty().allMatch(one -> one.type()
                        .equals("application/json"));
                for (Receiver.Came one : at(path, came)) {
                    OtlpCheck check = OtlpCheck.of(signal, Encoding.JSON, one.bytes());
                    assertThat(check.items()).isPositive();
                    assertThat(check.rejected()).isZero();
                }
            }
            assertThat(at("/api/v1/write", came))
                    .isNotEmpty()
                    .allMatch(one -> one.encoding().equals(Optional.of("snappy"))
                            && one.type().equals("application/x-protobuf"));
            assertThat(at("/in/alerts", came)).isNotEmpty();
            JsonNode alert = JsonMapper.shared()
                    .readTree(at("/in/alerts", came).getFirst().bytes())
                    .get("alerts")
                    .get(0);
            assertThat(Instant.parse(alert.get("startsAt").asString()))
                    .isBetween(NOW.minus(Duration.ofMinutes(5)), NOW.plus(Duration.ofMinutes(5)));
            assertThat(at("/in/changes/change", came))
                    .hasSameSizeAs(run.production().changes())
                    .anySatisfy(one -> assertThat(
                                    ChangeNote.read(one.bytes()).what().summary())
                            .isEqualTo("New policy for quotas"));
            assertThat(notes).isEmpty();
            assertThat(client.send(
                                    HttpRequest.newBuilder(feeds.exporter()
                                                    .orElseThrow()
                                                    .resolve("/status/payment-provider"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body())
                    .contains("Operational");
        }
        Run unheard = run();
        unheard.until(Duration.ofMinutes(5));
        assertThat(run.digest()).isEqualTo(unheard.digest());
    }

    @Test
    void nobodyIsToldAnythingWithoutBeingNamed() throws Exception {
        Run run = run();
        try (Feeds feeds = new Feeds(run, Listeners.NONE, InstantSource.fixed(NOW), notes::add)) {
            run.until(Duration.ofMinutes(1));
            feeds.tell();
            assertThat(feeds.exporter()).isEmpty();
            assertThat(feeds.awaitSent(Duration.ZERO)).isTrue();
        }
        assertThat(notes).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsTold() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Listeners scraping = new Listeners(
                    OptionalInt.of(taken.getLocalPort()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            assertThatThrownBy(() -> new Feeds(run(), scraping, InstantSource.system(), notes::add).close())
                    .isInstanceOf(IOException.class);
        }
    }

    private static final String CONFIG = """
            global: {scrape_interval: 1s}
            scrape_configs:
              - job_name: shop
                http_sd_configs: [{url: "EXPORTER/targets", refresh_interval: 1s}]
            """;

    @Test
    void aRealPrometheusScrapesWhileItRunsAndTakesWhatIsWrittenToIt(@TempDir Path directory) throws Exception {
        assumeTrue(
                Files.isExecutable(PROMETHEUS),
                "there is no " + PROMETHEUS + " here; install Debian's package prometheus");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        URI prometheus = URI.create("http://127.0.0.1:" + port);
        Listeners both = new Listeners(
                OptionalInt.of(0),
                Optional.empty(),
                Optional.of(prometheus.resolve("/api/v1/write")),
                Optional.empty(),
                Optional.empty());
        Run run = run();
        try (Feeds feeds = new Feeds(run, both, InstantSource.system(), notes::add)) {
            Files.writeString(
                    directory.resolve("prometheus.yml"),
                    CONFIG.replace("EXPORTER", feeds.exporter().orElseThrow().toString()));
            Process process = new ProcessBuilder(
                            PROMETHEUS.toString(),
                            "--config.file=" + directory.resolve("prometheus.yml"),
                            "--storage.tsdb.path=" + directory.resolve("series"),
                            "--web.enable-remote-write-receiver",
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("out.txt").toFile())
                    .start();
            try {
                feeds.tell();
                long end = System.nanoTime() + PATIENCE.toNanos();
                int second = 0;
                while (!(asked(prometheus, "count(up{job=\"shop\"} == 1)") > 10) && System.nanoTime() < end) {
                    run.until(Duration.ofSeconds(++second));
                    feeds.tell();
                    TimeUnit.MILLISECONDS.sleep(500);
                }
                assertThat(asked(prometheus, "count(up{job=\"shop\"} == 1)")).isGreaterThan(10);
                assertThat(asked(prometheus, "sum(user_requests_total{job=\"shop\",outcome=\"good\"})"))
                        .isGreaterThan(100_000);
                assertThat(feeds.awaitSent(PATIENCE)).isTrue();
                assertThat(asked(prometheus, "count(count_over_time(user_requests_total{job=\"\"}[15m]) > 40)"))
                        .as("the minutes before it began were written: %s", notes)
                        .isPositive();
            } finally {
                process.destroy();
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
        }
    }

    private double asked(URI prometheus, String query) throws InterruptedException {
        try {
            JsonNode result = JsonMapper.shared()
                    .readTree(client.send(
                                    HttpRequest.newBuilder(prometheus.resolve("/api/v1/query?query="
                                                    + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body())
                    .path("data")
                    .path("result");
            return result.size() == 1
                    ? Double.parseDouble(result.get(0).get("value").get(1).asString())
                    : Double.NaN;
        } catch (IOException notYet) {
            return Double.NaN;
        }
    }
}
