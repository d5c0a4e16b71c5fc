package dev.firefight.telemetry.format;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Work on all processors whose results are taken in the order of what it was done on. */
final class InOrder {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** How many results wait at most, done or not. */
    private static final int MOST_WAITING = 8;

    /** Where the work comes from. */
    @FunctionalInterface
    interface Source<T> {
        /** The next piece of it; empty when there is none. */
        Optional<T> next() throws IOException;
    }

    private InOrder() {}

    /**
     * Works on each piece.
     *
     * @param work done on any thread, on several pieces at once; must share nothing between them
     * @param taker takes each result on the calling thread
     * @throws IOException when the source does; all pieces before are worked on and taken
     */
    static <T, R> void forEach(Source<T> source, Function<T, R> work, Consumer<R> taker) throws IOException {
        Deque<Future<R>> waiting = new ArrayDeque<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(PROCESSORS, InOrder::thread)) {
            try {
                for (Optional<T> piece = source.next(); piece.isPresent(); piece = source.next()) {
                    T one = piece.get();
                    waiting.add(threads.submit(() -> work.apply(one)));
                    if (waiting.size() >= MOST_WAITING) {
                        taker.accept(result(waiting.remove()));
                    }
                }
            } finally {
                while (!waiting.isEmpty()) {
                    taker.accept(result(waiting.remove()));
                }
            }
        }
    }

    private static Thread thread(Runnable work) {
        return Thread.ofPlatform().daemon().name("reader").unstarted(work);
    }

    private static <R> R result(Future<R> future) throws InterruptedIOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a file was read");
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot be read: " + e.getCause(), e.getCause());
        }
    }
}
