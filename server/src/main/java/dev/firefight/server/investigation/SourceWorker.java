package dev.firefight.server.investigation;

import dev.firefight.server.setup.SecretReference;
import dev.firefight.server.setup.Source;
import dev.firefight.telemetry.window.TelemetryWindow;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Does all that reads live sources, one thing after the other, so that production is never asked twice at once. */
public final class SourceWorker implements AutoCloseable {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("reads sources").daemon().factory());
    private final Sources sources;
    private final Consumer<String> trouble;

    /**
     * Over the sources of a set-up.
     *
     * @param settings as they are now
     * @param received what came by OTLP; empty where none is kept
     * @param secrets what a reference leads to
     * @param trouble told of what could not be done
     */
    public SourceWorker(
            Supplier<List<Source>> settings,
            Optional<TelemetryWindow> received,
            Function<SecretReference, String> secrets,
            InstantSource clock,
            Consumer<String> trouble) {
        this.sources = new Sources(settings, received, secrets, clock);
        this.trouble = trouble;
    }

    /** What is read; by tasks of this worker only, but for what is set up. */
    Sources sources() {
        return sources;
    }

    /** Does something when all that came before is done; nothing any more where the program ends. */
    void execute(Runnable task) {
        try {
            thread.execute(guarded(task));
        } catch (RejectedExecutionException stopping) {
            // The program ends.
        }
    }

    /** Does something again and again. */
    void repeat(Runnable task, Duration first, Duration pause) {
        var _ = thread.scheduleWithFixedDelay(guarded(task), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A fault of one task ends neither the others nor its own repetition. */
    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException fault) {
                trouble.accept("something about live sources failed: " + fault);
            }
        };
    }

    @Override
    public void close() {
        thread.shutdownNow();
        sources.close();
    }
}
