package dev.firefight.server.incidents;

import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.journal.JournalException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads the journal from its beginning, and what is added to it, whoever wrote it, and hands it to all that follows from it. What somebody
 * wrote is found by them in lists and pages once {@link #awaits} has returned.
 */
public final class Follower implements AutoCloseable {
    private static final int PAGE_ENTRIES = 4_096;
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final Journal journal;
    private final List<Projection> projections;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Thread thread;
    private long position;
    private volatile boolean isClosed;

    /** Not yet begun. */
    public Follower(Journal journal, List<Projection> projections) {
        this.journal = journal;
        this.projections = List.copyOf(projections);
        this.thread = Thread.ofPlatform().name("follows the journal").daemon().unstarted(this::run);
    }

    /** Reads all that is there, and goes on reading by itself. */
    public void start() {
        try (ExecutorService ahead = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("reads the journal ahead").daemon().factory())) {
            List<Entry> page = page(position + 1);
            while (!page.isEmpty()) {
                long next = page.getLast().position() + 1;
                Future<List<Entry>> following = ahead.submit(() -> page(next));
                take(page);
                page = following.get();
            }
        } catch (ExecutionException problem) {
            if (problem.getCause() instanceof JournalException journals) {
                throw journals;
            }
            throw new IllegalStateException("the journal could not be read ahead", problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        thread.start();
    }

    /** Begins to read by itself, without waiting for what is there. */
    public void startBehind() {
        thread.start();
    }

    /** Whether what is added to the journal is taken in still: what nobody understands ends that, and it is told so. */
    public boolean isFollowing() {
        return thread.isAlive();
    }

    /** Everything up to here is taken in. */
    public long position() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything up to a position is taken in; for a second at most, since lists may be late but not stop anybody. */
    public void awaits(long wanted) {
        long leftNanos = WAIT.toNanos();
        lock.lock();
        try {
            while (position < wanted && leftNanos > 0 && !isClosed) {
                leftNanos = moved.awaitNanos(leftNanos);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!isClosed) {
            try {
                if (journal.awaitBeyond(position, WAIT)) {
                    take(page(position + 1));
                }
            } catch (JournalException trouble) {
                pause();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** The disk or the database may come back; readers are served from what is known meanwhile. */
    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Entry> page(long from) {
        return journal.readAll(from, PAGE_ENTRIES);
    }

    private void take(List<Entry> page) {
        page.forEach(entry -> projections.forEach(projection -> projection.apply(entry)));
        lock.lock();
        try {
            position = page.getLast().position();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
