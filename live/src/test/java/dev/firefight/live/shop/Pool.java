package dev.firefight.live.shop;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Connections to a database that is pretended: a query is a pause. */
final class Pool {
    private static final long PATIENCE_MILLIS = 1_000;

    private final int size;
    private final Semaphore free;
    private final AtomicInteger leaked = new AtomicInteger();
    private final AtomicLong timeouts = new AtomicLong();

    Pool(int size) {
        this.size = size;
        this.free = new Semaphore(size, true);
    }

    /** No connection came free. */
    static final class Exhausted extends Exception {
        private static final long serialVersionUID = 1;

        Exhausted(String message) {
            super(message);
        }
    }

    /**
     * Runs a query.
     *
     * @param isKept whether the connection is kept, which is the fault; asked when the query is done
     */
    void query(long millis, BooleanSupplier isKept) throws Exhausted, InterruptedException {
        if (!free.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
            timeouts.incrementAndGet();
            throw new Exhausted("HikariPool-1 - Connection is not available, request timed out after " + PATIENCE_MILLIS
                    + "ms (total=" + size + ", active=" + active() + ", idle=0, waiting=" + free.getQueueLength()
                    + ")");
        }
        try {
            Thread.sleep(millis);
        } finally {
            if (isKept.getAsBoolean()) {
                leaked.incrementAndGet();
            } else {
                free.release();
            }
        }
    }

    /** Gives back what was kept. */
    void mend() {
        free.release(leaked.getAndSet(0));
    }

    int size() {
        return size;
    }

    int active() {
        return size - free.availablePermits();
    }

    int waiting() {
        return free.getQueueLength();
    }

    long timeouts() {
        return timeouts.get();
    }
}
