package dev.firefight.telemetry.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.live.golden.Recognised;
import dev.firefight.telemetry.live.golden.Unrecognised;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes a small exporter that this process plays, once a second. */
class RealPrometheusTest {
    private static final Path PROGRAM = Path.of("/usr/bin/prometheus");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String CONFIG = """
            global: {scrape_interval: 1s, evaluation_interval: 1s}
            rule_files: [rules.yml]
            scrape_configs:
              - job_name: shop
                static_configs: [{targets: ["127.0.0.1:EXPORTER"]}]
            """;

    private static final String RULES = """
            groups:
              - name: shop
                rules:
                  - alert: ShopFails
                    expr: sum by (job) (http_requests_total{code="500"}) > 60
                    labels: {severity: page, service: shop}
                    annotations: {summary: "More than 60 requests of {{ $labels.job }} failed"}
            """;

    @Test
    void goldenSignalsOfARealServerAreRead(@TempDir Path directory) throws Exception {
        assumeTrue(
                Files.isExecutable(PROGRAM), "there is no " + PROGRAM + " here; install Debian's package prometheus");
        AtomicLong scrapes = new AtomicLong();
        try (FakeServer exporter = new FakeServer()) {
            exporter.on(
                    "/metrics",
                    (exchange, any) -> FakeServer.send(
                            exchange, 200, "text/plain; version=0.0.4", metrics(scrapes.incrementAndGet())));
            int port = freePort();
            Files.writeString(
                    directory.resolve("prometheus.yml"),
                    CONFIG.replace("EXPORTER", Integer.toString(exporter.uri().getPort())));
            Files.writeString(directory.resolve("rules.yml"), RULES);
            Process process = new ProcessBuilder(
                            PROGRAM.toString(),
                            "--config.file=" + directory.resolve("prometheus.yml"),
                            "--storage.tsdb.path=" + directory.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("out.txt").toFile())
                    .start();
            try {
                check(URI.create("http://127.0.0.1:" + port), scrapes, process);
            } finally {
                process.destroy();
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
        }
    }

    private static void check(URI uri, AtomicLong scrapes, Process process) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (scrapes.get() < 11 && Instant.now().isBefore(end) && process.isAlive()) {
            Thread.sleep(200);
        }
        assertThat(scrapes.get()).as("scrapes within " + PATIENCE).isGreaterThanOrEqualTo(11);
        Source source = new Source.Prometheus("real", Endpoint.of(uri).with(Live.QUICK.withQueriesPerMinute(10_000)));
        try (LiveReader reader = new LiveReader(List.of(source), InstantSource.system())) {
            Live live = read(reader);
            while (live.telemetry().alerts().isEmpty() && Instant.now().isBefore(end)) {
                Thread.sleep(500); // rules are evaluated once a second
                live = read(reader);
            }

            assertThat(live.first().sentences()).isEmpty();
            assertThat(live.first().outcome()).isEqualTo(Reading.Outcome.READ);
            assertThat(live.first().queries()).isLessThan(15);
            assertThat(live.first().recognition().recognised())
                    .extracting(Recognised::signal)
                    .contains(
                            "http_requests_total",
                            "http_requests_error_ratio",
                            "http_request_duration_seconds",
                            "up",
                            "process_resident_memory_bytes");
            assertThat(last(live, "http_requests_total{service=\"shop\"}")).isBetween(10.0, 1_000.0);
            assertThat(last(live, "http_requests_error_ratio{service=\"shop\"}"))
                    .isBetween(0.0999, 0.1001);
            assertThat(last(live, "http_request_duration_seconds_p50{service=\"shop\"}"))
                    .isBetween(0.0, 0.1);
            assertThat(last(live, "http_request_duration_seconds_p99{service=\"shop\"}"))
                    .isBetween(0.1, 1.0);
            assertThat(live.keys()).anyMatch(key -> key.startsWith("up{") && key.contains("service=\"shop\""));
            assertThat(live.telemetry().alerts()).hasSize(1).first().satisfies(alert -> {
                assertThat(alert.name()).isEqualTo("ShopFails");
                assertThat(alert.service()).isEqualTo("shop");
                assertThat(alert.metric()).isEqualTo("http_requests_total");
                assertThat(alert.threshold()).hasValue(60);
                assertThat(alert.summary()).isEqualTo("More than 60 requests of shop failed");
            });
            assertThat(live.first().recognition().unrecognised())
                    .extracting(Unrecognised::metric)
                    .containsExactly("shop_secret_sauce");
        }
    }

    private static Live read(LiveReader reader) {
        return Live.read(reader, LiveWindow.before(Instant.now(), Duration.ofSeconds(30)), PATIENCE);
    }

    private static double last(Live live, String selector) {
        Series series = live.series(selector);
        return series.values()[series.size() - 1];
    }

    /** 100 requests a scrape, of which 10 fail; nine of ten take less than 100 ms, the others less than a second. */
    private static byte[] metrics(long scrape) {
        return """
                # TYPE http_requests_total counter
                http_requests_total{code="200",path="/"} %d
                http_requests_total{code="500",path="/"} %d
                # TYPE http_request_duration_seconds histogram
                http_request_duration_seconds_bucket{path="/",le="0.1"} %d
                http_request_duration_seconds_bucket{path="/",le="1"} %d
                http_request_duration_seconds_bucket{path="/",le="+Inf"} %d
                http_request_duration_seconds_sum{path="/"} %d
                http_request_duration_seconds_count{path="/"} %d
                # TYPE process_resident_memory_bytes gauge
                process_resident_memory_bytes 1000000
                # TYPE shop_secret_sauce gauge
                shop_secret_sauce 7
                """.formatted(
                        90 * scrape, 10 * scrape, 90 * scrape, 100 * scrape, 100 * scrape, 14 * scrape, 100 * scrape)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
