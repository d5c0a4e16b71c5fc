package dev.firefight.app;

import dev.firefight.journal.Place;
import dev.firefight.server.Server;
import dev.firefight.server.channel.Providers;
import dev.firefight.server.setup.SecretStore;
import dev.firefight.server.web.Reach;
import dev.firefight.server.web.Tls;
import dev.firefight.telemetry.window.Bounds;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Run the server: incidents in the browser, for tools, and for the terminal.",
        footer = {
            "",
            "Examples:",
            "  firefight serve",
            "  firefight serve --data /var/lib/firefight --host 0.0.0.0",
            "",
            "The first start prints a link by which the first person comes in.",
            "",
            "By environment: FIREFIGHT_DATA, FIREFIGHT_DB, FIREFIGHT_CONFIG, FIREFIGHT_HOST, FIREFIGHT_PORT,",
            "FIREFIGHT_TLS_CERTIFICATE, FIREFIGHT_TLS_KEY, FIREFIGHT_BEHIND_PROXY=true, FIREFIGHT_OPEN_METRICS=true,",
            "FIREFIGHT_URL, FIREFIGHT_SECRETS, FIREFIGHT_TELEMETRY, FIREFIGHT_TELEMETRY_SIZE,",
            "FIREFIGHT_RECORDINGS_SIZE.",
        })
final class ServeCommand implements Callable<Integer> {
    private static final int USUAL_PORT = 8911;
    private static final long LEAST_TELEMETRY_BYTES = 64L << 20; // four bodies of the longest kind
    private static final long USUAL_RECORDINGS_BYTES = 2L << 30;
    private static final long MOST_TELEMETRY_BYTES = 1L << 50;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private JournalPlace where = new JournalPlace();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A YAML file that sets clocks, names of severities, host and port (default: firefight.yaml in"
                    + " the data directory, if it is there).",
            defaultValue = "${env:FIREFIGHT_CONFIG}")
    private @Nullable Path file;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address of this machine to answer on (default: localhost, which is reached from this"
                    + " machine only; 0.0.0.0 is all).",
            defaultValue = "${env:FIREFIGHT_HOST}")
    private @Nullable String toldHost;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port to answer on (default: 8911; 0 for any that is free).",
            defaultValue = "${env:FIREFIGHT_PORT}")
    private @Nullable String toldPort;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "Answer over TLS with this certificate, in PEM, those that vouch for it behind it.",
            defaultValue = "${env:FIREFIGHT_TLS_CERTIFICATE}")
    private @Nullable Path toldCertificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "The key of the certificate, in PEM, as PKCS#8 without a password.",
            defaultValue = "${env:FIREFIGHT_TLS_KEY}")
    private @Nullable Path toldKey;

    @Option(
            names = "--behind-proxy",
            description = "Believe what the one proxy before it writes last into X-Forwarded-For, -Proto and -Host."
                    + " Without a proxy anybody could write them.",
            defaultValue = "${env:FIREFIGHT_BEHIND_PROXY:-false}")
    private boolean isBehindProxy;

    @Option(
            names = "--open-metrics",
            description = "Answer /metrics to anyone, not only to those who are let in.",
            defaultValue = "${env:FIREFIGHT_OPEN_METRICS:-false}")
    private boolean areMetricsForAnyone;

    @Option(
            names = "--url",
            paramLabel = "ADDRESS",
            description = "The address under which people reach it, for links in messages (default: what host and port"
                    + " make).",
            defaultValue = "${env:FIREFIGHT_URL}")
    private @Nullable String toldUrl;

    @Option(
            names = "--secrets",
            paramLabel = "DIR",
            description = "A directory with a file for each secret to which the set-up refers.",
            defaultValue = "${env:FIREFIGHT_SECRETS}")
    private @Nullable Path toldSecrets;

    @Option(
            names = "--telemetry",
            paramLabel = "DIR",
            description = "A directory for what senders of OTLP deliver (default: telemetry in the data directory).",
            defaultValue = "${env:FIREFIGHT_TELEMETRY}")
    private @Nullable Path toldTelemetry;

    @Option(
            names = "--telemetry-size",
            paramLabel = "SIZE",
            description =
                    "How much of it is kept, such as 500MiB or 4GiB, packed; the oldest goes first (default: 1GiB; 0"
                            + " keeps none).",
            defaultValue = "${env:FIREFIGHT_TELEMETRY_SIZE}")
    private @Nullable String toldTelemetrySize;

    @Option(
            names = "--recordings-size",
            paramLabel = "SIZE",
            description = "How much room recordings of severe incidents have in the data directory, such as 500MiB or"
                    + " 4GiB; the oldest goes first (default: 2GiB; 0 records none).",
            defaultValue = "${env:FIREFIGHT_RECORDINGS_SIZE}")
    private @Nullable String toldRecordingsSize;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Configuration configuration = configuration();
        String host = said(toldHost).or(configuration::host).orElse("localhost");
        int port =
                said(toldPort).map(Configuration::port).or(configuration::port).orElse(USUAL_PORT);
        Place place = where.place();
        if (place instanceof Place.InFile(Path journal) && journal.getParent() != null) {
            Files.createDirectories(journal.getParent());
        }
        Optional<Tls> tls = tls();
        Reach reach = new Reach(tls, isBehindProxy, areMetricsForAnyone);
        Server.Settings settings = new Server.Settings(
                place,
                host,
                port,
                configuration.policy(),
                reach,
                url(),
                new SecretStore(System.getenv(), said(toldSecrets)),
                Providers.USUAL,
                telemetry(),
                recordings());
        try (Server server = ServerStart.start(
                settings, "--port or --host", spec.commandLine().getErr())) {
            String address = (tls.isPresent() ? "https://" : "http://") + host + ":" + server.port();
            out.println("Firefight answers on " + address + "  (journal: " + place + ")");
            server.setupPath()
                    .ifPresent(path -> out.println(
                            "Nobody is let in yet. The first one comes in here, once:\n  " + address + path));
            out.flush();
            ServerStart.awaitStop(server::close);
        }
        return ExitCode.OK;
    }

    /** A variable of the environment that is there and empty says nothing. */
    private static <T> Optional<T> said(@Nullable T setting) {
        return Optional.ofNullable(setting).filter(one -> !one.toString().isBlank());
    }

    private Optional<Server.Kept> telemetry() {
        long bytes = said(toldTelemetrySize)
                .map(size -> ByteSize.read("--telemetry-size", size))
                .orElse(Bounds.USUAL.mostBytes());
        if (bytes == 0) {
            return Optional.empty();
        }
        if (bytes < LEAST_TELEMETRY_BYTES || bytes > MOST_TELEMETRY_BYTES) {
            throw new UsageException("--telemetry-size is between 64MiB and 1024TiB, or 0 to keep no telemetry");
        }
        Path directory = said(toldTelemetry).orElseGet(() -> where.data().resolve("telemetry"));
        return Optional.of(new Server.Kept(directory, Bounds.USUAL.withMostBytes(bytes)));
    }

    private Optional<Server.Recorded> recordings() {
        long bytes = said(toldRecordingsSize)
                .map(size -> ByteSize.read("--recordings-size", size))
                .orElse(USUAL_RECORDINGS_BYTES);
        return bytes == 0
                ? Optional.empty()
                : Optional.of(new Server.Recorded(where.data().resolve("recordings"), bytes));
    }

    private Optional<URI> url() {
        return said(toldUrl).map(told -> {
            try {
                URI url = new URI(told.strip().replaceAll("/+$", ""));
                if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                    return url;
                }
            } catch (URISyntaxException noAddress) {
                // Told below.
            }
            throw new UsageException("--url is an address such as https://firefight.example.org");
        });
    }

    private Optional<Tls> tls() {
        Optional<Path> certificate = said(toldCertificate);
        Optional<Path> key = said(toldKey);
        if (certificate.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            throw new UsageException("--tls-certificate and --tls-key belong together: name both");
        }
        try {
            Tls read = Tls.read(certificate.get(), key.get());
            read.trouble(InstantSource.system().instant())
                    .ifPresent(spec.commandLine().getErr()::println);
            return Optional.of(read);
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(String.valueOf(unfit.getMessage()));
        }
    }

    private Configuration configuration() throws IOException {
        Path usual = where.data().resolve("firefight.yaml");
        Optional<Path> told = said(file);
        if (told.isPresent()) {
            return Configuration.read(told.get());
        }
        return Files.exists(usual) ? Configuration.read(usual) : Configuration.USUAL;
    }
}
