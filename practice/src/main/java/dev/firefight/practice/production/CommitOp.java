package dev.firefight.practice.production;

/** Locks are given free, and the connection back. */
final class CommitOp extends Op {
    @Override
    boolean begin(Call call) {
        call.isInTransaction = false;
        call.pool.database().locks().release(call);
        call.pool.giveBack(call);
        return true;
    }
}
