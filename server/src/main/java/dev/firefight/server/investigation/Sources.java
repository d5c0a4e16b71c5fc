package dev.firefight.server.investigation;

import dev.firefight.server.setup.SecretReference;
import dev.firefight.server.setup.Source;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.live.Budget;
import dev.firefight.telemetry.live.Credentials;
import dev.firefight.telemetry.live.Endpoint;
import dev.firefight.telemetry.live.Limits;
import dev.firefight.telemetry.live.LiveReader;
import dev.firefight.telemetry.live.LiveWindow;
import dev.firefight.telemetry.live.Reading;
import dev.firefight.telemetry.live.Secret;
import dev.firefight.telemetry.live.golden.Convention;
import dev.firefight.telemetry.live.golden.Conventions;
import dev.firefight.telemetry.live.golden.Rule;
import dev.firefight.telemetry.window.TelemetryWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The live sources as they are set up; connections are made anew when that is altered. By one thread at a time. */
final class Sources implements AutoCloseable {
    private static final int MOST_TRACES = 2_000;
    private static final int MOST_LOG_LINES = 20_000;
    /** By which people know it. */
    private static final String OWN = "own receiver";

    private static final int MOST_ITEMS = 1_000_000;
    private static final int FEW_ITEMS = 100_000;
    private static final int MOST_LOG_FILES = 200;
    private static final long MOST_LOG_BYTES = 64L << 20;

    private final Supplier<List<Source>> settings;
    private final Function<SecretReference, String> secrets;
    private final InstantSource clock;
    private final Optional<TelemetryWindow> received;
    private Known known = new Known(List.of(), false);
    private volatile Optional<LiveReader> reader = Optional.empty();
    /** By the names of sources, at most as many as there are. */
    private final Map<String, Look> last = new ConcurrentHashMap<>();

    /**
     * What a reading of a source came to.
     *
     * @param at when it began
     * @param took how long it and those of others beside it took
     * @param window what was read
     * @param reading what came of it
     */
    record Look(Instant at, Duration took, LiveWindow window, Reading reading) {}

    /**
     * What is there to be read.
     *
     * @param settings sources that are set up
     * @param hasReceived whether anything came to this program itself
     */
    record Known(List<Source> settings, boolean hasReceived) {}

    /** @param received what came by OTLP: a source by itself, as soon as there is anything */
    Sources(
            Supplier<List<Source>> settings,
            Optional<TelemetryWindow> received,
            Function<SecretReference, String> secrets,
            InstantSource clock) {
        this.settings = settings;
        this.received = received;
        this.secrets = secrets;
        this.clock = clock;
    }

    boolean isEmpty() {
        return settings.get().isEmpty() && !hasReceived();
    }

    /** As they are now. */
    Known known() {
        return new Known(settings.get(), hasReceived());
    }

    private boolean hasReceived() {
        return received.filter(one -> !one.isEmpty()).isPresent();
    }

    /** Reads a window of all of them. */
    List<Reading> read(LiveWindow window, TelemetryBuilder into, Duration patience) {
        return read(window, into, patience, _ -> true);
    }

    /** Reads a window of those that tell of requests, which cost a few queries only. */
    void readTraces(LiveWindow window, TelemetryBuilder into, Duration patience) {
        read(
                window,
                into,
                patience,
                one -> one instanceof dev.firefight.telemetry.live.Source.Zipkin
                        || one instanceof dev.firefight.telemetry.live.Source.Jaeger);
        own(FEW_ITEMS).ifPresent(one -> {
            try (LiveReader few = new LiveReader(List.of(one), clock)) {
                few.read(window, into, patience);
            }
        });
    }

    /** Reads a window of those that measure. */
    void readMetrics(LiveWindow window, TelemetryBuilder into, Duration patience) {
        read(
                window,
                into,
                patience,
                one -> one instanceof dev.firefight.telemetry.live.Source.Prometheus
                        || one instanceof dev.firefight.telemetry.live.Source.OwnWindow);
    }

    /** Whether any of them measures. */
    boolean measure() {
        return hasReceived() || settings.get().stream().anyMatch(one -> one.kind() == Source.Kind.PROMETHEUS);
    }

    private LiveReader reader() {
        Known now = known();
        if (reader.isEmpty() || !now.equals(known)) {
            close();
            known = now;
            List<dev.firefight.telemetry.live.Source> all = new ArrayList<>();
            own(MOST_ITEMS).ifPresent(all::add);
            now.settings().stream().map(this::live).flatMap(Optional::stream).forEach(all::add);
            reader = Optional.of(new LiveReader(all, clock));
        }
        return reader.get();
    }

    /** What came to this program itself; empty where nothing did. */
    private Optional<dev.firefight.telemetry.live.Source> own(int mostItems) {
        boolean isNameTaken = settings.get().stream().anyMatch(one -> one.name().equals(OWN));
        return received.filter(one -> !one.isEmpty())
                .map(window -> new dev.firefight.telemetry.live.Source.OwnWindow(
                        isNameTaken ? OWN + " (OTLP)" : OWN, window, mostItems));
    }

    private Optional<dev.firefight.telemetry.live.Source> live(Source one) {
        return switch (one.kind()) {
            case PROMETHEUS ->
                endpoint(one)
                        .map(at ->
                                new dev.firefight.telemetry.live.Source.Prometheus(one.name(), at, conventions(one)));
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

    /** Those of the team before all others. */
    private static Conventions conventions(Source one) {
        return own(one.conventions()).before(Conventions.shipped());
    }

    private static Conventions own(List<Rule> rules) {
        return new Conventions(List.of(new Convention("own", "Your own", rules)));
    }

    /** Reads all of one source, for whoever wants to see what is understood of it. */
    List<Reading> read(String name, LiveWindow window, TelemetryBuilder into, Duration patience) {
        return read(window, into, patience, one -> one.name().equals(name));
    }

    /** Reads what one more convention would find on a Prometheus. */
    Optional<Reading> trying(Rule rule, String name, LiveWindow window, TelemetryBuilder into, Duration patience) {
        return reader().trying(own(List.of(rule)), name, window, into, patience);
    }

    private List<Reading> read(
            LiveWindow window,
            TelemetryBuilder into,
            Duration patience,
            Predicate<dev.firefight.telemetry.live.Source> isWanted) {
        Instant begun = clock.instant();
        List<Reading> readings = reader().read(window, into, patience, isWanted);
        Duration took = Duration.between(begun, clock.instant());
        readings.forEach(one -> last.put(one.source(), new Look(begun, took, window, one)));
        last.keySet().retainAll(names());
        return readings;
    }

    private List<String> names() {
        return reader().sources();
    }

    /** What the last reading of a source came to; of any thread. */
    Optional<Look> last(String name) {
        return Optional.ofNullable(last.get(name));
    }

    /** How often a source may still be asked; of any thread. Empty where it was not read since it was set up so. */
    Optional<Budget> budget(String name) {
        return reader.flatMap(one -> one.budget(name));
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
