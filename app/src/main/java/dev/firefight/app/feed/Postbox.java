package dev.firefight.app.feed;

import dev.firefight.server.channel.HttpOutcome;
import dev.firefight.server.channel.HttpOutcome.Answered;
import dev.firefight.server.channel.HttpOutcome.Unreachable;
import dev.firefight.server.channel.HttpSender;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Letters for one host, sent one after the other in their order by a thread of its own. One that the host cannot take now is tried again until it can, or
 * until those that came later leave no room for it; one that it refuses is gone. By many threads at once.
 */
final class Postbox implements AutoCloseable {
    /** What waits, in bytes of bodies: an hour of all that the shop tells in one form. */
    static final long MOST_WAITING_BYTES = 64L << 20;

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final String host;
    private final HttpSender sender;
    private final Consumer<String> notes;
    private final long mostBytes;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Letter> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean isSending;
    private boolean isClosed;
    /** What was noted last; empty while all is well. */
    private String trouble = "";

    /**
     * Sends from now on.
     *
     * @param host as it is called in notes
     * @param notes told of troubles, and of their ends
     */
    Postbox(String host, HttpSender sender, Consumer<String> notes) {
        this(host, sender, notes, MOST_WAITING_BYTES);
    }

    Postbox(String host, HttpSender sender, Consumer<String> notes, long mostBytes) {
        this.host = host;
        this.sender = sender;
        this.notes = notes;
        this.mostBytes = mostBytes;
        this.thread = Thread.ofPlatform().name("feeds " + host).daemon().unstarted(this::work);
        thread.start();
    }

    /** Has a letter sent, soon. Never waits. */
    void post(Letter letter) {
        boolean isFull = false;
        lock.lock();
        try {
            waiting.addLast(letter);
            waitingBytes += letter.body().length();
            while (waitingBytes > mostBytes && waiting.size() > 1) {
                waitingBytes -= waiting.removeFirst().body().length();
                isFull = true;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (isFull) {
            note("what waits for " + host + " has no more room: the oldest is dropped");
        }
    }

    /**
     * Waits until nothing waits any more.
     *
     * @return false where that takes longer
     */
    boolean awaitSent(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!waiting.isEmpty() || isSending) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        Duration pause = SHORTEST_PAUSE;
        try {
            while (true) {
                Letter letter = take();
                HttpOutcome outcome = sender.send(letter.request());
                boolean isLater = isLater(outcome);
                if (!tell(outcome)) {
                    return;
                }
                sent(letter, isLater);
                if (isLater) {
                    TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                    Duration longer = pause.multipliedBy(2);
                    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
                } else {
                    pause = SHORTEST_PAUSE;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // it is closed
        }
    }

    private Letter take() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty()) {
                changed.await();
            }
            isSending = true;
            Letter letter = waiting.removeFirst();
            waitingBytes -= letter.body().length();
            return letter;
        } finally {
            lock.unlock();
        }
    }

    private void sent(Letter letter, boolean isLater) {
        lock.lock();
        try {
            isSending = false;
            if (isLater && waitingBytes + letter.body().length() <= mostBytes) {
                waiting.addFirst(letter);
                waitingBytes += letter.body().length();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static boolean isLater(HttpOutcome outcome) {
        return switch (outcome) {
            case Unreachable _ -> true;
            case Answered answered -> answered.isWorthAnotherTry();
        };
    }

    /** @return whether it goes on */
    private boolean tell(HttpOutcome outcome) {
        lock.lock();
        try {
            if (isClosed) {
                return false;
            }
        } finally {
            lock.unlock();
        }
        switch (outcome) {
            case Unreachable(String reason) -> note(reason + "; what is said meanwhile waits");
            case Answered answered when answered.isSuccess() -> well();
            case Answered answered
            when answered.isWorthAnotherTry() ->
                note(host + " answers " + answered.status() + "; what is said meanwhile waits");
            case Answered answered ->
                note(host + " refuses what it is told, with " + answered.status() + ": is the address the right one?");
        }
        return true;
    }

    /** The same trouble is told once. */
    private void note(String now) {
        lock.lock();
        try {
            if (isClosed || trouble.equals(now)) {
                return;
            }
            trouble = now;
        } finally {
            lock.unlock();
        }
        notes.accept(now);
    }

    private void well() {
        lock.lock();
        try {
            if (trouble.isEmpty()) {
                return;
            }
            trouble = "";
        } finally {
            lock.unlock();
        }
        notes.accept(host + " takes what it is told again");
    }

    /** What still waits is not sent any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            waiting.clear();
            waitingBytes = 0;
        } finally {
            lock.unlock();
        }
        thread.interrupt();
    }
}
