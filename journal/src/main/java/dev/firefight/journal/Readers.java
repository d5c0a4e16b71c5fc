package dev.firefight.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A few connections that read, each for one at a time. */
final class Readers {
    private static final int CONNECTIONS = 8;
    private static final long WAIT_SECONDS = 10;

    private final Store store;
    private final Semaphore free = new Semaphore(CONNECTIONS);
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Readers(Store store) {
        this.store = store;
    }

    /** What is done with a connection that sees one state of the journal. */
    interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    <T> T read(Reading<T> reading) {
        enter();
        try {
            Connection used = idle.poll();
            if (used != null) {
                try {
                    return readFrom(used, reading);
                } catch (SQLException stale) {
                    // The connection may be older than the last restart of the database; the next one tells.
                }
            }
            return readFrom(store.connectForReading(), reading);
        } catch (SQLException problem) {
            throw store.explained(problem);
        } finally {
            free.release();
        }
    }

    /** Waits until nobody reads any more, and closes all. */
    void close() {
        closed = true;
        free.acquireUninterruptibly(CONNECTIONS);
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            closeQuietly(connection);
        }
        free.release(CONNECTIONS);
    }

    private void enter() {
        try {
            if (!free.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new JournalBusy(CONNECTIONS + " others read already. Try again in a moment");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new JournalBusy("interrupted while waiting for others to read", stopped);
        }
        if (closed) {
            free.release();
            throw JournalUnavailable.closed();
        }
    }

    private <T> T readFrom(Connection connection, Reading<T> reading) throws SQLException {
        boolean usable = false;
        try {
            store.beginReading(connection);
            T result = reading.from(connection);
            store.rollback(connection);
            usable = true;
            return result;
        } finally {
            if (usable) {
                idle.push(connection);
            } else {
                closeQuietly(connection);
            }
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException goneAnyway) {
            // It is not used again.
        }
    }
}
