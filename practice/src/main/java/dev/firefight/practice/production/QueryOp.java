package dev.firefight.practice.production;

/** A statement, as often as the program that runs says. */
final class QueryOp extends Op {
    private final int pool;
    private final Statement statement;

    QueryOp(int pool, Statement statement) {
        this.pool = pool;
        this.statement = statement;
    }

    @Override
    boolean begin(Call call) {
        call.repeatsLeft = call.repeats;
        if (call.isInTransaction) {
            statement.database().execution().begin(call, statement);
        } else {
            call.server.pool(pool).connect(call);
        }
        return false;
    }

    @Override
    void connected(Call call) {
        statement.database().execution().begin(call, statement);
    }

    @Override
    void woken(Call call) {
        statement.database().execution().answered(call, statement);
    }

    @Override
    void executed(Call call, Failure outcome) {
        if (outcome == Failure.NONE && --call.repeatsLeft >= 0) {
            statement.database().execution().begin(call, statement);
            return;
        }
        if (!call.isInTransaction) {
            statement.database().locks().release(call);
            call.pool.giveBack(call);
        }
        if (outcome == Failure.NONE) {
            call.server.desk().goOn(call);
        } else {
            call.server.desk().fail(call, outcome, "query " + statement.name() + " failed: " + outcome.words());
        }
    }
}
