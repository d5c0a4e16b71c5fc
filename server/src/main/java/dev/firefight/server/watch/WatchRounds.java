package dev.firefight.server.watch;

import dev.firefight.server.setup.Watch;
import dev.firefight.server.watch.WatchState.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Looks at all watches when they are due, a bounded number at once, and keeps how they stand. By many threads at once. */
final class WatchRounds implements AutoCloseable {
    /** Looks at the same time. */
    static final int MOST_AT_ONCE = 16;

    /** After so long a look counts as failed, whatever becomes of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** What failed once is looked at again so soon, since it may be chance. */
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Function<Watch, Look> looker;
    private final InstantSource clock;
    private final Consumer<String> trouble;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, WatchState> states = new LinkedHashMap<>();
    private final Set<String> underWay = new HashSet<>();

    WatchRounds(Function<Watch, Look> looker, InstantSource clock, Consumer<String> trouble) {
        this.looker = looker;
        this.clock = clock;
        this.trouble = trouble;
    }

    /** How they stand, by name and in the order of the set-up. */
    synchronized Map<String, WatchState> states() {
        return new LinkedHashMap<>(states);
    }

    /** Begins to look at all that are due. */
    void round(List<Watch> watches, Instant now) {
        for (Watch watch : known(watches, now)) {
            look(watch);
        }
    }

    /** Takes in what is set up, and tells what of it is due. */
    private synchronized List<Watch> known(List<Watch> watches, Instant now) {
        Map<String, WatchState> before = new LinkedHashMap<>(states);
        states.clear();
        List<Watch> due = new ArrayList<>();
        for (Watch watch : watches) {
            WatchState state = Optional.ofNullable(before.get(watch.name()))
                    .filter(one -> one.watch().equals(watch))
                    .orElseGet(() -> WatchState.unknown(watch, now));
            states.put(watch.name(), state);
            if (!underWay.contains(watch.name()) && isDue(state, now)) {
                due.add(watch);
            }
        }
        return due;
    }

    private static boolean isDue(WatchState state, Instant now) {
        Duration every = state.watch().every();
        Duration pause = state.standing() == Standing.DOUBTFUL && AGAIN.compareTo(every) < 0 ? AGAIN : every;
        // Where the clock was set back, it is looked at once.
        return state.last()
                .map(Look::at)
                .filter(at -> !now.isBefore(at) && now.isBefore(at.plus(pause)))
                .isEmpty();
    }

    /** Begins to look, if there is room; what comes of it, within the time that a look has. */
    private Optional<CompletableFuture<Look>> look(Watch watch) {
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        synchronized (this) {
            underWay.add(watch.name());
        }
        Instant begun = clock.instant();
        CompletableFuture<Look> looking = new CompletableFuture<>();
        try {
            threads.execute(() -> {
                try {
                    looking.complete(looker.apply(watch));
                } catch (RuntimeException fault) {
                    trouble.accept("watch \"" + watch.name() + "\" could not be looked at: "
                            + fault.getClass().getSimpleName());
                    looking.complete(failed(begun, "it could not be looked at"));
                } finally {
                    free.release();
                    synchronized (this) {
                        underWay.remove(watch.name());
                    }
                }
            });
        } catch (RejectedExecutionException stopping) {
            free.release();
            return Optional.empty();
        }
        return Optional.of(looking.completeOnTimeout(
                        failed(begun, "there is no answer within " + PATIENCE.toSeconds() + " s"),
                        PATIENCE.toMillis(),
                        TimeUnit.MILLISECONDS)
                .thenApply(look -> {
                    take(watch, look);
                    return look;
                }));
    }

    private static Look failed(Instant begun, String text) {
        return Look.wrong(begun, PATIENCE, new Trouble(Trouble.DOWN, "WatchFailing", Trouble.WARNING, text));
    }

    private synchronized void take(Watch watch, Look look) {
        states.computeIfPresent(watch.name(), (_, state) -> state.watch().equals(watch) ? state.after(look) : state);
    }

    /** Looks at some at once, and waits; those for which there is no room are left out. In the order in which they are given. */
    Map<Watch, Look> now(List<Watch> watches) {
        Map<Watch, CompletableFuture<Look>> looking = new LinkedHashMap<>();
        watches.forEach(watch -> look(watch).ifPresent(one -> looking.put(watch, one)));
        Map<Watch, Look> looks = new LinkedHashMap<>();
        looking.forEach((watch, one) -> looks.put(watch, one.join()));
        return looks;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
