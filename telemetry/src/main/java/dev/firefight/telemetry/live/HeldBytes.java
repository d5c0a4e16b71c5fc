package dev.firefight.telemetry.live;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes of all answers that are held at a time. Nobody waits for room: who finds none gives up. */
final class HeldBytes {
    /** How much all answers together may hold. */
    static final int MOST_MEBIBYTES = 256;

    private final AtomicLong held = new AtomicLong();
    private final long most;

    HeldBytes() {
        this((long) MOST_MEBIBYTES << 20);
    }

    HeldBytes(long most) {
        this.most = most;
    }

    /** Takes room; false when there is not enough. */
    boolean take(long bytes) {
        if (held.addAndGet(bytes) <= most) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    /** Gives room back. */
    void release(long bytes) {
        held.addAndGet(-bytes);
    }

    /** How many bytes are held. */
    long held() {
        return held.get();
    }
}
