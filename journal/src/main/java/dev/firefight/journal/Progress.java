package dev.firefight.journal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How far the journal is known to go, for those who wait for more. */
final class Progress {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long position;
    private boolean closed;

    void reached(long newPosition) {
        lock.lock();
        try {
            if (newPosition > position) {
                position = newPosition;
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether it goes beyond the position, at once or before so many nanoseconds are over; {@link JournalUnavailable} once closed. */
    boolean beyond(long than, long nanoseconds) throws InterruptedException {
        lock.lock();
        try {
            long left = nanoseconds;
            while (position <= than && left > 0 && !closed) {
                left = moved.awaitNanos(left);
            }
            if (closed) {
                throw JournalUnavailable.closed();
            }
            return position > than;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes all who wait, for nothing more comes. */
    void close() {
        lock.lock();
        try {
            closed = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    static long nanoseconds(Duration atMost) {
        return TimeUnit.NANOSECONDS.convert(atMost); // saturates instead of an overflow
    }
}
