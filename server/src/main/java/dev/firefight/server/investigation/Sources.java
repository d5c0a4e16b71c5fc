package dev.firefight.server.investigation;

import dev.firefight.server.setup.SecretReference;
import dev.firefight.server.setup.Source;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.live.Credentials;
import dev.firefight.telemetry.live.Endpoint;
import dev.firefight.telemetry.live.Limits;
import dev.firefight.telemetry.live.LiveReader;
import dev.firefight.telemetry.live.LiveWindow;
import dev.firefight.telemetry.live.Reading;
import dev.firefight.telemetry.live.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The live sources as they are set up; connections are made anew when that is altered. By one thread at a time. */
final class Sources implements AutoCloseable {
    private static final int MOST_TRACES = 2_000;
    private static final int MOST_LOG_LINES = 20_000;
    private static final int MOST_LOG_FILES = 200;
    private static final long MOST_LOG_BYTES = 64L << 20;

    private final Supplier<List<Source>> settings;
    private final Function<SecretReference, String> secrets;
    private final InstantSource clock;
    private List<Source> known = List.of();
    private Optional<LiveReader> reader = Optional.empty();

    Sources(Supplier<List<Source>> settings, Function<SecretReference, String> secrets, InstantSource clock) {
        this.settings = settings;
        this.secrets = secrets;
        this.clock = clock;
    }

    boolean isEmpty() {
        return settings.get().isEmpty();
    }

    /** As they are set up now. */
    List<Source> settings() {
        return settings.get();
    }

    /** Reads a window of all of them. */
    List<Reading> read(LiveWindow window, TelemetryBuilder into, Duration patience) {
        return reader().read(window, into, patience);
    }

    /** Reads a window of those that tell of requests, which cost a few queries only. */
    void readTraces(LiveWindow window, TelemetryBuilder into, Duration patience) {
        reader().read(
                        window,
                        into,
                        patience,
                        one -> one instanceof dev.firefight.telemetry.live.Source.Zipkin
                                || one instanceof dev.firefight.telemetry.live.Source.Jaeger);
    }

    /** Reads a window of those that measure. */
    void readMetrics(LiveWindow window, TelemetryBuilder into, Duration patience) {
        reader().read(window, into, patience, one -> one instanceof dev.firefight.telemetry.live.Source.Prometheus);
    }

    /** Whether any of them measures. */
    boolean measure() {
        return settings.get().stream().anyMatch(one -> one.kind() == Source.Kind.PROMETHEUS);
    }

    private LiveReader reader() {
        List<Source> now = settings.get();
        if (reader.isEmpty() || !now.equals(known)) {
            close();
            known = now;
            reader = Optional.of(new LiveReader(
                    now.stream().map(this::live).flatMap(Optional::stream).toList(), clock));
        }
        return reader.get();
    }

    private Optional<dev.firefight.telemetry.live.Source> live(Source one) {
        return switch (one.kind()) {
            case PROMETHEUS ->
                endpoint(one).map(at -> new dev.firefight.telemetry.live.Source.Prometheus(one.name(), at));
            case ZIPKIN ->
                endpoint(one).map(at -> new dev.firefight.telemetry.live.Source.Zipkin(one.name(), at, MOST_TRACES));
            case JAEGER ->
                endpoint(one).map(at -> new dev.firefight.telemetry.live.Source.Jaeger(one.name(), at, MOST_TRACES));
            case TEMPO ->
                endpoint(one).map(at -> new dev.firefight.telemetry.live.Source.Tempo(one.name(), at, MOST_TRACES));
            case LOKI ->
                endpoint(one)
                        .map(at -> new dev.firefight.telemetry.live.Source.Loki(
                                one.name(), at, Optional.empty(), MOST_LOG_LINES));
            case LOGS -> {
                List<Path> files = files(one.paths());
                yield files.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new dev.firefight.telemetry.live.Source.LogFiles(one.name(), files, MOST_LOG_BYTES));
            }
        };
    }

    private Optional<Endpoint> endpoint(Source one) {
        return one.url().map(url -> {
            Endpoint open = Endpoint.of(url).with(Limits.USUAL.withQueriesPerMinute(one.queriesPerMinute()));
            return one.token()
                    .map(secrets)
                    .map(token -> open.with(new Credentials.Bearer(Secret.of(token))))
                    .orElse(open);
        });
    }

    /** The files named, and those that lie in directories named. */
    private static List<Path> files(List<String> paths) {
        List<Path> files = new ArrayList<>();
        for (String path : paths) {
            Path named = Path.of(path);
            if (Files.isDirectory(named)) {
                try (Stream<Path> inside = Files.list(named)) {
                    inside.filter(Files::isRegularFile)
                            .sorted()
                            .limit(MOST_LOG_FILES)
                            .forEach(files::add);
                } catch (IOException unreadable) {
                    files.add(named); // reading it tells what is wrong with it
                }
            } else {
                files.add(named);
            }
        }
        return files.stream().limit(MOST_LOG_FILES).toList();
    }

    @Override
    public void close() {
        reader.ifPresent(LiveReader::close);
        reader = Optional.empty();
    }
}
