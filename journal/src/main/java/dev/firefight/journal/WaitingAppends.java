package dev.firefight.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The queue before the writer, bounded in number and in bytes. */
final class WaitingAppends {
    /** One commit takes so many appends at most, so that none waits long for its neighbours. */
    private static final int GROUP_APPENDS = 1_024;

    private static final long GROUP_BYTES = 16 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<WaitingAppend> queue = new ArrayDeque<>();
    private long payloadBytes;
    private boolean closed;

    void add(WaitingAppend append) {
        lock.lock();
        try {
            if (closed) {
                throw JournalUnavailable.closed();
            }
            if (queue.size() >= Limits.WAITING_APPENDS || payloadBytes + append.payloadBytes() > Limits.WAITING_BYTES) {
                throw new JournalBusy("the disk is slower than what is asked for: " + queue.size() + " appends with "
                        + payloadBytes + " bytes wait for it. Try again in a moment");
            }
            queue.add(append);
            payloadBytes += append.payloadBytes();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for appends and takes those that are there, up to a bound; none when closed and all are taken. */
    List<WaitingAppend> next() {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            List<WaitingAppend> group = new ArrayList<>();
            long groupBytes = 0;
            while (!queue.isEmpty() && group.size() < GROUP_APPENDS && groupBytes < GROUP_BYTES) {
                WaitingAppend append = queue.remove();
                groupBytes += append.payloadBytes();
                group.add(append);
            }
            payloadBytes -= groupBytes;
            return group;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
