package dev.firefight.app.drill;

import dev.firefight.app.UsageException;
import dev.firefight.app.feed.Feeds;
import dev.firefight.app.feed.Listeners;
import dev.firefight.practice.scenario.Run;
import dev.firefight.server.channel.HttpSender;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a played drill speaks to tools of one's own. */
final class FeedOptions {
    private static final int MOST_PORT = 0xFFFF;

    @Option(
            names = "--serve",
            paramLabel = "PORT",
            description = "Let a Prometheus of this machine scrape production there (/metrics, /targets), and show the"
                    + " providers' status pages (/status/NAME); 0 for any port that is free.")
    private @Nullable Integer port;

    @Option(
            names = "--otlp",
            paramLabel = "URL",
            description =
                    "Send metrics, logs and traces by OTLP (HTTP, JSON) there, to /v1/metrics and so on below it.")
    private @Nullable String otlp;

    @Option(
            names = "--remote-write",
            paramLabel = "URL",
            description = "Send metrics there as Prometheus' remote write does.")
    private @Nullable String remoteWrite;

    @Option(names = "--alerts", paramLabel = "URL", description = "Send alerts there as webhooks of an Alertmanager.")
    private @Nullable String alerts;

    @Option(
            names = "--changes",
            paramLabel = "URL",
            description = "Send changes there in the plain form, as to /in/KEY/change of Firefight.")
    private @Nullable String changes;

    /** Who is told. */
    Listeners listeners() {
        if (port != null && (port < 0 || port > MOST_PORT)) {
            throw new UsageException("--serve " + port + ": it goes from 0 to " + MOST_PORT);
        }
        return new Listeners(
                port == null ? OptionalInt.empty() : OptionalInt.of(port),
                address("--otlp", otlp),
                address("--remote-write", remoteWrite),
                address("--alerts", alerts),
                address("--changes", changes));
    }

    private static Optional<URI> address(String option, @Nullable String written) {
        return Optional.ofNullable(written).map(text -> HttpSender.address(text)
                .orElseThrow(() -> new UsageException(option + " is an address such as http://localhost:4318, and holds"
                        + " neither a name nor a password")));
    }

    /**
     * Begins to tell.
     *
     * @param notes told where a listener does not listen
     */
    static Feeds begin(Listeners listeners, Run run, Consumer<String> notes) {
        try {
            Feeds feeds = new Feeds(run, listeners, InstantSource.system(), notes);
            feeds.exporter()
                    .ifPresent(uri -> notes.accept(
                            "Prometheus scrapes " + uri + "/metrics, or one by one those of " + uri + "/targets"));
            return feeds;
        } catch (IOException taken) {
            throw new UsageException("--serve " + listeners.exporterPort().orElse(0) + ": cannot answer there: "
                    + taken.getMessage() + "; take another port, or stop what is running there");
        }
    }
}
