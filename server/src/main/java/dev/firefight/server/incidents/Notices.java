package dev.firefight.server.incidents;

import dev.firefight.journal.Entry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What is new, for all who watch. A notice says only how many entries an incident has now, so that of many only the last counts: a slow
 * watcher misses none, and nothing is kept for it.
 */
public final class Notices implements Projection {
    /** Incidents that were altered last, for watchers that come back; whoever was away for longer looks at everything. */
    private static final int KEPT_INCIDENTS = 1_024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition isNew = lock.newCondition();
    private final Map<Long, Notice> latest = new LinkedHashMap<>();
    private long position;
    private long forgottenPosition;
    private boolean isClosed;

    /**
     * An incident has more entries.
     *
     * @param incident its number
     * @param entries how many it has
     * @param position of the last in the journal
     */
    public record Notice(long incident, long entries, long position) {}

    /**
     * What is new since a position.
     *
     * @param notices one for each incident, in the order in which they were altered
     * @param position up to here all is told
     * @param isComplete false where something older was forgotten: look at everything
     */
    public record News(java.util.List<Notice> notices, long position, boolean isComplete) {}

    @Override
    public void apply(Entry entry) {
        lock.lock();
        try {
            position = entry.position();
            Streams.incident(entry.stream()).ifPresent(incident -> {
                latest.remove(incident);
                latest.put(incident, new Notice(incident, entry.sequence(), entry.position()));
                if (latest.size() > KEPT_INCIDENTS) {
                    Notice oldest = latest.remove(latest.keySet().iterator().next());
                    forgottenPosition =
                            Optional.ofNullable(oldest).map(Notice::position).orElse(forgottenPosition);
                }
            });
            isNew.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Where the journal is. */
    public long position() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for what is new after a position; empty after waiting as long as this, or when all ends. */
    public Optional<News> after(long seen, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (position <= seen && !isClosed && left > 0) {
                left = isNew.awaitNanos(left);
            }
            return position <= seen || isClosed
                    ? Optional.empty()
                    : Optional.of(new News(
                            latest.values().stream()
                                    .filter(one -> one.position() > seen)
                                    .toList(),
                            position,
                            seen >= forgottenPosition));
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody waits any more. */
    public boolean isClosed() {
        lock.lock();
        try {
            return isClosed;
        } finally {
            lock.unlock();
        }
    }

    /** Lets all go who wait. */
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            isNew.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
