package dev.firefight.app.bench;

import dev.firefight.app.UsageException;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.live.Endpoint;
import dev.firefight.telemetry.live.LiveReader;
import dev.firefight.telemetry.live.LiveWindow;
import dev.firefight.telemetry.live.Reading;
import dev.firefight.telemetry.live.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long it takes to read a real Prometheus of 200,000 series, which runs for so long on loopback and shares the cores of the machine. */
final class PrometheusBench {
    private static final Duration LENGTH = Duration.ofMinutes(15);
    /** Between the end of what is told and now: none of the scrapes themselves lies in the window. */
    private static final Duration AGO = Duration.ofMinutes(10);

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration SCRAPING = Duration.ofMinutes(15);
    private static final int EVERY_SECONDS = 3;
    private static final int TIMES = 3;

    private final Path directory;

    /** A bench in an empty directory. */
    PrometheusBench(Path directory) {
        this.directory = directory;
    }

    /** Has a Prometheus scrape, and reads it several times. */
    List<Figure> run() throws IOException, InterruptedException {
        Instant end = Instant.now().minus(AGO).truncatedTo(ChronoUnit.MINUTES);
        int port = freePort();
        try (ManySeries pods = new ManySeries(end.minus(LENGTH).minusSeconds(120), LENGTH.plusSeconds(120))) {
            Path configuration = directory.resolve("prometheus.yml");
            Files.writeString(configuration, pods.configuration(EVERY_SECONDS));
            Process prometheus = start(configuration, port);
            try {
                Instant latest = Instant.now().plus(SCRAPING);
                while (!pods.isOver()) {
                    if (!prometheus.isAlive() || Instant.now().isAfter(latest)) {
                        throw new IOException("the Prometheus did not scrape all in time, or ended");
                    }
                    TimeUnit.MILLISECONDS.sleep(200);
                }
                return read(new LiveWindow(end.minus(LENGTH), end), port, prometheus.toHandle());
            } finally {
                prometheus.destroy();
                prometheus.waitFor(30, TimeUnit.SECONDS);
            }
        }
    }

    private Process start(Path configuration, int port) {
        try {
            return new ProcessBuilder(
                            "prometheus",
                            "--config.file=" + configuration,
                            "--storage.tsdb.path=" + directory.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            throw new UsageException(
                    "prometheus could not be started: install it (apt install prometheus). " + missing.getMessage());
        }
    }

    private static List<Figure> read(LiveWindow window, int port, ProcessHandle prometheus) {
        List<Figure> figures = new ArrayList<>();
        Source source = new Source.Prometheus("metrics", Endpoint.of(URI.create("http://127.0.0.1:" + port)));
        for (int i = 1; i <= TIMES; i++) {
            TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(new LogPatterns()));
            try (LiveReader reader = new LiveReader(List.of(source), InstantSource.system())) {
                Duration cpu = cpu(prometheus);
                long began = System.nanoTime();
                Reading reading = reader.read(window, builder, PATIENCE).getFirst();
                double seconds = (System.nanoTime() - began) / 1e9;
                double cores = cpu(prometheus).minus(cpu).toMillis() / 1e3;
                reading.sentences().forEach(System.err::println);
                figures.add(Figure.below("15 minutes of 200,000 series are read, time " + i, "s", seconds, 10));
                figures.add(Figure.plain("time of a core that it cost the Prometheus", "s", cores));
                figures.add(Figure.below("queries that it took", "", reading.queries(), 61));
                figures.add(
                        Figure.plain("series read", "", builder.build().series().size()));
            }
        }
        return figures;
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
