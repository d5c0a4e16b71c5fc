package dev.firefight.server.investigation;

import dev.firefight.server.setup.SecretReference;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.live.Budget;
import dev.firefight.telemetry.live.LiveReader;
import dev.firefight.telemetry.live.LiveWindow;
import dev.firefight.telemetry.live.Reading;
import dev.firefight.telemetry.live.Source;
import dev.firefight.telemetry.live.golden.Rule;
import dev.firefight.telemetry.window.TelemetryWindow;
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
    /** By which people know it. */
    private static final String OWN = "own receiver";

    private static final int MOST_ITEMS = 1_000_000;
    private static final int FEW_ITEMS = 100_000;

    private final Supplier<List<dev.firefight.server.setup.Source>> settings;
    private final SourceMaking making;
    private final InstantSource clock;
    private final Optional<TelemetryWindow> received;
    private List<Source> read = List.of();
    private volatile List<Reading> unmade = List.of();
    private volatile Optional<LiveReader> reader = Optional.empty();
    /** By the names of sources, at most as many as there are. */
    private final Map<String, SourceLooks.Last> last = new ConcurrentHashMap<>();

    /**
     * What is there to be read.
     *
     * @param settings sources that are set up
     * @param hasReceived whether anything came to this program itself
     */
    record Known(List<dev.firefight.server.setup.Source> settings, boolean hasReceived) {}

    /** @param received what came by OTLP: a source by itself, as soon as there is anything */
    Sources(
            Supplier<List<dev.firefight.server.setup.Source>> settings,
            Optional<TelemetryWindow> received,
            Function<SecretReference, String> secrets,
            InstantSource clock) {
        this.settings = settings;
        this.received = received;
        this.making = new SourceMaking(secrets);
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
        return read(window, into, patience, _ -> true, _ -> true);
    }

    /** Reads a window of those that tell of requests, which cost a few queries only. */
    void readTraces(LiveWindow window, TelemetryBuilder into, Duration patience) {
        read(window, into, patience, one -> one instanceof Source.Zipkin || one instanceof Source.Jaeger, _ -> false);
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
                one -> one instanceof Source.Prometheus || one instanceof Source.OwnWindow,
                _ -> false);
    }

    /** Whether any of them measures. */
    boolean measure() {
        return hasReceived()
                || settings.get().stream()
                        .anyMatch(one -> one.kind() == dev.firefight.server.setup.Source.Kind.PROMETHEUS);
    }

    /** Kept as long as nothing is altered, since it counts what each was asked. */
    private LiveReader reader() {
        SourceMaking.Made made = making.of(settings.get());
        unmade = made.unmade();
        List<Source> all = new ArrayList<>();
        own(MOST_ITEMS).ifPresent(all::add);
        all.addAll(made.sources());
        if (reader.isEmpty() || !all.equals(read)) {
            close();
            read = List.copyOf(all);
            reader = Optional.of(new LiveReader(all, clock));
        }
        return reader.get();
    }

    /** What came to this program itself; empty where nothing did. */
    private Optional<Source> own(int mostItems) {
        boolean isNameTaken = settings.get().stream().anyMatch(one -> one.name().equals(OWN));
        return received.filter(one -> !one.isEmpty())
                .map(window -> new Source.OwnWindow(isNameTaken ? OWN + " (OTLP)" : OWN, window, mostItems));
    }

    /** Reads all of one source, for whoever wants to see what is understood of it. */
    List<Reading> read(String name, LiveWindow window, TelemetryBuilder into, Duration patience) {
        return read(window, into, patience, one -> one.name().equals(name), name::equals);
    }

    /** Reads what one more convention would find on a Prometheus. */
    Optional<Reading> trying(Rule rule, String name, LiveWindow window, TelemetryBuilder into, Duration patience) {
        return reader().trying(SourceMaking.own(List.of(rule)), name, window, into, patience);
    }

    private List<Reading> read(
            LiveWindow window,
            TelemetryBuilder into,
            Duration patience,
            Predicate<Source> isWanted,
            Predicate<String> isUnmadeWanted) {
        Instant begun = clock.instant();
        List<Reading> readings = new ArrayList<>(reader().read(window, into, patience, isWanted));
        Duration took = Duration.between(begun, clock.instant());
        unmade.stream().filter(one -> isUnmadeWanted.test(one.source())).forEach(readings::add);
        readings.forEach(one -> last.put(one.source(), new SourceLooks.Last(begun, took, one)));
        last.keySet().retainAll(names());
        return readings;
    }

    /** Of all sources, also those that cannot be read as they are set up. */
    List<String> names() {
        return Stream.concat(reader().sources().stream(), unmade.stream().map(Reading::source))
                .toList();
    }

    /** What the last reading of a source came to; of any thread. */
    Optional<SourceLooks.Last> last(String name) {
        return Optional.ofNullable(last.get(name));
    }

    /** How often a source may still be asked; of any thread. Empty where it was not read since it was set up so. */
    Optional<Budget> budget(String name) {
        return reader.flatMap(one -> one.budget(name));
    }

    @Override
    public void close() {
        reader.ifPresent(LiveReader::close);
        reader = Optional.empty();
    }
}
