package dev.firefight.practice.production;

/** A connection is taken and kept. */
final class BeginOp extends Op {
    private final int pool;

    BeginOp(int pool) {
        this.pool = pool;
    }

    @Override
    boolean begin(Call call) {
        call.server.pool(pool).connect(call);
        return false;
    }

    @Override
    void connected(Call call) {
        call.isInTransaction = true;
        call.server.desk().goOn(call);
    }
}
