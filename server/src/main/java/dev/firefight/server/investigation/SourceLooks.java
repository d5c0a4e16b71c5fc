package dev.firefight.server.investigation;

import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.live.Budget;
import dev.firefight.telemetry.live.LiveWindow;
import dev.firefight.telemetry.live.Reading;
import dev.firefight.telemetry.live.golden.Recognised;
import dev.firefight.telemetry.live.golden.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What is understood of each live source, for whoever sets it up: what the last reading of it came to, whoever wanted it, and a look at it when
 * somebody asks. One look at a source at a time, by the one thread that reads sources. By many threads at once.
 */
public final class SourceLooks {
    /** As much of the past as a look reads: enough for rates, and little for the source. */
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** So long somebody waits for a look before they are told that it goes on. */
    private static final Duration WAITING = Duration.ofSeconds(20);

    private final SourceWorker worker;
    private final InstantSource clock;
    /** By the names of sources. */
    private final Map<String, Coverage> coverages = new ConcurrentHashMap<>();

    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    /**
     * What the last reading of a source came to.
     *
     * @param at when it began
     * @param took how long it took, and those of other sources beside it
     * @param reading what came of it
     */
    public record Last(Instant at, Duration took, Reading reading) {}

    /**
     * What a convention would find.
     *
     * @param reading what came of asking
     * @param coverage of which services
     * @param recognised the signals that it makes; none where the source has no such metric
     */
    public record Trial(Reading reading, Coverage coverage, List<Recognised> recognised) {
        /** Copies the list. */
        public Trial {
            recognised = List.copyOf(recognised);
        }
    }

    /** Over the sources of a worker. */
    public SourceLooks(SourceWorker worker, InstantSource clock) {
        this.worker = worker;
        this.clock = clock;
    }

    /** The last reading of a source; empty where it was not read since the program was started. */
    public Optional<Last> last(String source) {
        return worker.sources().last(source);
    }

    /** How often it may still be asked, now. */
    public Optional<Budget> budget(String source) {
        return worker.sources().budget(source);
    }

    /** What it measures, as the last look found; empty where nobody looked since the program was started. */
    public Optional<Coverage> coverage(String source) {
        return Optional.ofNullable(coverages.get(source));
    }

    /** Whether somebody looks at it just now. */
    public boolean isLooking(String source) {
        return asked.contains(source);
    }

    /** Looks at a source; waits for that, but not for long. Where a look is under way it waits for nothing. */
    public void look(String source) {
        Optional<Boolean> _ = answer(source, () -> {
            TelemetryBuilder builder = builder();
            List<Reading> readings =
                    worker.sources().read(source, LiveWindow.before(clock.instant(), WINDOW), builder, PATIENCE);
            Telemetry telemetry = builder.build();
            coverages.keySet().retainAll(worker.sources().names());
            readings.forEach(one -> coverages.put(
                    source, Coverage.of(telemetry, one.recognition().recognised())));
            return !readings.isEmpty();
        });
    }

    /**
     * Asks a Prometheus what a convention would find there.
     *
     * @return empty where there is no such source, or it is being asked already, or does not answer in time
     */
    public Optional<Trial> trying(String source, Rule rule) {
        return answer(source, () -> {
                    TelemetryBuilder builder = builder();
                    LiveWindow window = LiveWindow.before(clock.instant(), WINDOW);
                    return worker.sources()
                            .trying(rule, source, window, builder, PATIENCE)
                            .map(reading -> {
                                List<Recognised> recognised =
                                        reading.recognition().recognised();
                                return new Trial(reading, Coverage.of(builder.build(), recognised), recognised);
                            });
                })
                .flatMap(found -> found);
    }

    private static TelemetryBuilder builder() {
        return new TelemetryBuilder(new Vocabulary(new LogPatterns()));
    }

    private <T> Optional<T> answer(String source, Supplier<T> question) {
        if (!asked.add(source)) {
            return Optional.empty();
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        worker.execute(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException fault) {
                answer.completeExceptionally(fault);
                throw fault;
            } finally {
                asked.remove(source);
            }
        });
        try {
            return Optional.ofNullable(answer.get(WAITING.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (TimeoutException | ExecutionException notYet) {
            return Optional.empty();
        }
    }
}
