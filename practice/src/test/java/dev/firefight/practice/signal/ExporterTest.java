package dev.firefight.practice.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firefight.practice.production.Disturbing;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Shops;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExporterTest {
    private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TIMES_AS_FAST = 20;
    private static final long SECOND = 1_000_000_000L;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Scrapes scrapes =
            new Scrapes(new Production(Shops.shop(40), Instant.parse("2026-03-02T12:00:00Z"), 9));
    private final Production shop = scrapes.production();
    private final StatusPage page = new StatusPage(scrapes, "payment-provider", Duration.ZERO, true);

    private HttpResponse<String> get(URI uri) throws Exception {
        return client.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(Exporter exporter, String path) throws Exception {
        return get(exporter.uri().resolve(path));
    }

    private void run(Exporter exporter, int seconds) {
        scrapes.runUntil(shop.nowNanos() + seconds * SECOND);
        page.observe();
        exporter.publish(Snapshot.last(scrapes), Map.of("payment-provider", page.summary()));
    }

    @Test
    void everythingThereIsCanBeAskedFor() throws Exception {
        try (Exporter exporter = new Exporter(0)) {
            assertThat(get(exporter, "/metrics").statusCode()).isEqualTo(503);
            run(exporter, 60);

            HttpResponse<String> all = get(exporter, "/metrics");
            assertThat(all.headers().firstValue("Content-Type")).hasValue(PrometheusText.CONTENT_TYPE);
            assertThat(all.body()).contains("user_requests_total{outcome=\"good\",service=\"edge\"} ");
            JsonNode targets =
                    JsonMapper.shared().readTree(get(exporter, "/targets").body());
            for (JsonNode one : targets) {
                HttpResponse<String> told =
                        get(exporter, one.get("labels").get("__metrics_path__").asString());
                assertThat(told.statusCode()).isEqualTo(200);
                assertThat(told.body()).contains("# TYPE ");
            }
            assertThat(get(exporter, "/status/payment-provider").body()).contains("All Systems Operational");
            assertThat(get(exporter, "/status/payment-provider/api/v2/summary.json")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whatIsNotThereIsTold() throws Exception {
        try (Exporter exporter = new Exporter(0)) {
            run(exporter, 15);
            for (String path :
                    List.of("/", "/targets/nobody/metrics", "/targets/", "/targets//metrics", "/status/", "/x")) {
                assertThat(get(exporter, path).statusCode()).as(path).isEqualTo(404);
            }
            assertThat(client.send(
                                    HttpRequest.newBuilder(exporter.uri().resolve("/metrics"))
                                            .POST(HttpRequest.BodyPublishers.ofString("x"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void aTargetThatIsDownDoesNotAnswerAndOneThatIsGoneIsNotAsked() throws Exception {
        try (Exporter exporter = new Exporter(0)) {
            run(exporter, 15);
            Disturbing.crash(shop, "web", 0);
            run(exporter, 15);
            assertThat(get(exporter, "/targets/web-0/metrics").statusCode()).isEqualTo(503);
            assertThat(get(exporter, "/targets/web-1/metrics").statusCode()).isEqualTo(200);
            assertThat(get(exporter, "/targets").body()).contains("/web-0/");
            Disturbing.remove(shop, "web", 0);
            run(exporter, 15);
            assertThat(get(exporter, "/targets").body()).doesNotContain("/web-0/");
        }
    }

    private static final String CONFIG = """
            global: {scrape_interval: 1s}
            scrape_configs:
              - job_name: shop
                honor_timestamps: false
                http_sd_configs: [{url: "EXPORTER/targets", refresh_interval: 1s}]
            """;

    /** Twenty seconds of the shop in one, scraped every second; the clock of the server is that of this machine. */
    @Test
    void aRealPrometheusScrapesAndAnswersHowUsersFare(@TempDir Path directory) throws Exception {
        assumeTrue(
                Files.isExecutable(PROMETHEUS),
                "there is no " + PROMETHEUS + " here; install Debian's package prometheus");
        try (Exporter exporter = new Exporter(0)) {
            run(exporter, 15);
            Files.writeString(
                    directory.resolve("prometheus.yml"),
                    CONFIG.replace("EXPORTER", exporter.uri().toString()));
            int port = freePort();
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
                watched(exporter, URI.create("http://127.0.0.1:" + port), process);
            } finally {
                process.destroy();
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
        }
    }

    private void watched(Exporter exporter, URI prometheus, Process process) throws Exception {
        long begun = System.nanoTime();
        double good = Double.NaN;
        String ratio = "sum(rate(user_requests_total{outcome=\"good\"}[5s])) / sum(rate(user_requests_total[5s]))";
        while (Double.isNaN(good) && process.isAlive() && System.nanoTime() - begun < PATIENCE.toNanos()) {
            long until = scrapes.timeNanos(0) + 15 * SECOND + (System.nanoTime() - begun) * TIMES_AS_FAST;
            run(exporter, (int) Math.max(0, (until - shop.nowNanos()) / SECOND));
            Thread.sleep(250);
            good = asked(prometheus, ratio);
        }
        assertThat(good).isEqualTo(1, offset(0.001));
        assertThat(asked(prometheus, "count(up == 1)"))
                .isEqualTo((double) Snapshot.last(scrapes).targets().size());
        assertThat(asked(prometheus, "count(count by (pod) (http_server_requests_total{service=\"web\"}))"))
                .isEqualTo(3);

        remoteWritten(prometheus);
    }

    /** The same server takes what is written to it, at times of the last minute. */
    private void remoteWritten(URI prometheus) throws Exception {
        long now = Math.multiplyExact(Instant.now().toEpochMilli(), 1_000_000L);
        Numbers numbers = new Later(scrapes, now - scrapes.timeNanos(scrapes.size() - 1));
        for (byte[] body : RemoteWrite.bodies(numbers, scrapes.size() - 1)) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(prometheus.resolve("/api/v1/write"))
                            .header("Content-Type", RemoteWrite.CONTENT_TYPE)
                            .header("Content-Encoding", RemoteWrite.CONTENT_ENCODING)
                            .header(RemoteWrite.VERSION.getFirst(), RemoteWrite.VERSION.getLast())
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        }
        int series = (int) IntStream.range(0, scrapes.series())
                .filter(one -> scrapes.keys().get(one).metric().equals("http_server_requests_total"))
                .filter(one -> !Double.isNaN(scrapes.value(one, scrapes.size() - 1)))
                .count();
        assertThat(asked(prometheus, "count(http_server_requests_total{job=\"\"})"))
                .isEqualTo(series);
    }

    private double asked(URI prometheus, String query) throws Exception {
        try {
            JsonNode answer = JsonMapper.shared()
                    .readTree(get(prometheus.resolve(
                                    "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                            .body());
            JsonNode result = answer.path("data").path("result");
            return result.size() == 1
                    ? Double.parseDouble(result.get(0).get("value").get(1).asString())
                    : Double.NaN;
        } catch (IOException notYet) {
            return Double.NaN;
        }
    }

    /** Below the ports that systems give to whoever connects. */
    private static int freePort() throws IOException {
        int start = (int) (ProcessHandle.current().pid() * 31 % 15_000);
        for (int i = 0; i < 15_000; i++) {
            int port = 12_000 + (start + i) % 15_000;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("no port between 12000 and 27000 is free; end what listens there, and try again");
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
