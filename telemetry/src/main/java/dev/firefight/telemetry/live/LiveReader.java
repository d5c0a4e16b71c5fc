package dev.firefight.telemetry.live;

import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.live.Trouble.Kind;
import dev.firefight.telemetry.live.golden.Conventions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads windows of production from live sources. It is kept for as long as sources are, since it counts how often each was asked.
 * Safe for use by several threads.
 */
public final class LiveReader implements AutoCloseable {
    private static final int MOST_SOURCES = 100;
    /** How long a source that was told to stop may take to do so. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final Map<Source, SourceReader> readers = new LinkedHashMap<>();

    /**
     * A reader of sources.
     *
     * @param sources the sources, at most {@value #MOST_SOURCES}, each with a name of its own
     * @param clock the time
     */
    public LiveReader(List<Source> sources, InstantSource clock) {
        if (sources.size() > MOST_SOURCES) {
            throw new IllegalArgumentException("at most " + MOST_SOURCES + " live sources are read");
        }
        if (sources.stream().map(Source::name).distinct().count() < sources.size()) {
            throw new IllegalArgumentException("two live sources have one name; give each its own");
        }
        this.clock = clock;
        HeldBytes held = new HeldBytes();
        for (Source source : sources) {
            readers.put(source, reader(source, clock, held));
        }
    }

    private static SourceReader reader(Source source, InstantSource clock, HeldBytes held) {
        return switch (source) {
            case Source.Prometheus prometheus -> new PrometheusReader(prometheus, clock, held);
            case Source.Zipkin zipkin -> new ZipkinReader(zipkin, clock, held);
            case Source.Jaeger jaeger -> new JaegerReader(jaeger, clock, held);
            case Source.Tempo tempo -> new TempoReader(tempo, clock, held);
            case Source.Loki loki -> new LokiReader(loki, clock, held);
            case Source.LogFiles files -> new LogFilesReader(files, held);
            case Source.OwnWindow own -> new WindowReader(own, clock);
        };
    }

    /** One source while it is read. */
    private record Running(Source source, SourceReader reader, Intake intake, Thread thread) {}

    /**
     * Reads a window from all sources at once. Whatever a source does costs the others nothing.
     *
     * @param window the window
     * @param into where records go; it may be used again when this returns, and nothing is added to it later
     * @param patience how long all of it may take; what was not read by then is told
     * @return one reading for each source, in their order
     */
    public List<Reading> read(LiveWindow window, TelemetryBuilder into, Duration patience) {
        return read(window, into, patience, _ -> true);
    }

    /** As above, from some sources only. */
    public List<Reading> read(LiveWindow window, TelemetryBuilder into, Duration patience, Predicate<Source> isWanted) {
        Map<Source, SourceReader> wanted = new LinkedHashMap<>(readers);
        wanted.keySet().removeIf(isWanted.negate());
        return read(wanted, window, into, patience);
    }

    /**
     * Reads what other conventions would recognise on a Prometheus, within its budget: for whoever writes them.
     *
     * @return empty where no Prometheus has this name
     */
    public Optional<Reading> trying(
            Conventions conventions, String source, LiveWindow window, TelemetryBuilder into, Duration patience) {
        Map<Source, SourceReader> one = new LinkedHashMap<>();
        readers.forEach((known, reader) -> {
            if (known.name().equals(source) && reader instanceof PrometheusReader prometheus) {
                one.put(known, prometheus.trying(conventions));
            }
        });
        return read(one, window, into, patience).stream().findFirst();
    }

    private List<Reading> read(
            Map<Source, SourceReader> wanted, LiveWindow window, TelemetryBuilder into, Duration patience) {
        Instant until = clock.instant().plus(patience);
        SharedBuilder shared = new SharedBuilder(into);
        List<Running> running = new ArrayList<>();
        wanted.forEach((source, reader) -> {
            Intake intake = new Intake(shared);
            Thread thread = Thread.ofVirtual()
                    .name("live source " + source.name())
                    .start(() -> read(reader, window, until, intake));
            running.add(new Running(source, reader, intake, thread));
        });
        boolean isInterrupted = false;
        for (Running one : running) {
            isInterrupted |= !join(one.thread, Duration.between(clock.instant(), until));
        }
        running.stream().filter(one -> one.thread.isAlive()).forEach(one -> {
            one.intake.trouble(Trouble.of(Kind.DEADLINE, "the time for reading all sources was over"));
            one.thread.interrupt();
        });
        Instant last = clock.instant().plus(LAST_WORDS);
        for (Running one : running) {
            isInterrupted |= !join(one.thread, Duration.between(clock.instant(), last));
        }
        shared.close();
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        return running.stream()
                .map(one -> one.intake.reading(one.source, one.reader.budget()))
                .toList();
    }

    private static void read(SourceReader reader, LiveWindow window, Instant until, Intake intake) {
        try {
            reader.read(window, until, intake);
        } catch (RuntimeException | StackOverflowError e) {
            intake.trouble(Trouble.of(
                    Kind.OWN_FAULT,
                    "of a fault of this program (" + e.getClass().getSimpleName() + ")"));
        }
    }

    /** Waits for a thread; false when interrupted, after which it is not waited for. */
    private static boolean join(Thread thread, Duration most) {
        try {
            if (most.isPositive()) {
                thread.join(most);
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** The names of the sources. */
    public List<String> sources() {
        return readers.keySet().stream().map(Source::name).toList();
    }

    /** How many queries a source may still be asked; empty when there is none of that name. */
    public Optional<Budget> budget(String source) {
        return readers.entrySet().stream()
                .filter(one -> one.getKey().name().equals(source))
                .findFirst()
                .map(one -> one.getValue().budget());
    }

    /** Ends all connections. */
    @Override
    public void close() {
        readers.values().forEach(SourceReader::close);
    }
}
