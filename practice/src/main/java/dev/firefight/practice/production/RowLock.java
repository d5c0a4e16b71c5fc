package dev.firefight.practice.production;

import java.util.ArrayDeque;
import java.util.Deque;

/** A row that one transaction writes at a time. The locks of one transaction are a chain. */
final class RowLock {
    static final RowLock NONE = new RowLock();

    Call owner = Call.NOBODY;
    RowLock next = NONE;
    final Deque<Waiter> waiting = new ArrayDeque<>();

    /**
     * Who waits for it.
     *
     * @param call who; it may have given up
     * @param ticket by which that is seen
     * @param statement what it is going to do
     */
    record Waiter(Call call, long ticket, Statement statement) {
        boolean isWaiting() {
            return call.waitTicket == ticket;
        }
    }

    private RowLock() {}

    static RowLock free() {
        return new RowLock();
    }

    boolean isFree() {
        return owner == Call.NOBODY;
    }

    /** It is free, and this one has it now. */
    void take(Call call) {
        owner = call;
        next = call.locks;
        call.locks = this;
    }
}
