package dev.firefight.practice.production;

import dev.firefight.practice.engine.Chance;
import dev.firefight.practice.production.LogBook.Severity;

/**
 * How statements are executed. One that has its lock computes among others on a machine, and waits for the disk. Without its index it reads the
 * whole table, and computes for that long.
 */
final class Execution implements Locks.Holder {
    /** What reading a row without an index costs. */
    private static final double ROW_NANOS = 1_000;

    private static final double STALE_NANOS = 2e9;
    private static final double STALE_SHARE = 0.05;
    private static final long WAY_NANOS = 300_000;
    /** Statements that take longer are logged. */
    private static final long SLOW_NANOS = 1_000_000_000L;

    private final Production production;
    private final Nodes nodes;
    private final Chance chance;
    private double rowsRead;
    private double committed;
    private double failed;

    Execution(Production production, Nodes nodes, Chance chance) {
        this.production = production;
        this.nodes = nodes;
        this.chance = chance;
    }

    /** Somebody who has a connection has this executed. */
    void begin(Call call, Statement statement) {
        call.waitSinceNanos = production.nowNanos();
        statement.database().locks().acquire(call, statement);
    }

    @Override
    public void granted(Call call, Statement statement) {
        Node node = statement.design().fromReplica() ? nodes.nextReplica() : nodes.target();
        Failure refusal = refusal(node, statement);
        call.trouble = refusal;
        if (node.isReadOnly && nodes.replicaBehindNanos() > STALE_NANOS && chance.happens(STALE_SHARE)) {
            call.isSpoiled = true; // what it reads is not so any more
        }
        if (refusal != Failure.NONE) {
            if (node.isUp) {
                nodes.say(node, Severity.ERROR, refusal.words());
            }
            call.server.desk().sleep(call, WAY_NANOS);
            return;
        }
        Table table = statement.table();
        double time = statement.design().time().nanos(chance);
        double work = time * statement.design().computes() * table.planFactor;
        if (table.isIndexed) {
            rowsRead++;
        } else {
            work += table.size * ROW_NANOS;
            rowsRead += table.size;
        }
        if (chance.happens(table.lost)) {
            call.trouble = Failure.NOT_FOUND;
        }
        call.isSpoiled |= chance.happens(table.wrong);
        call.restNanos = WAY_NANOS + time * (1 - statement.design().computes()) * node.diskFactor;
        call.isElsewhere = true;
        node.processor.begin(call.slot, Math.max(1, work));
    }

    private Failure refusal(Node node, Statement statement) {
        if (!node.isUp) {
            return Failure.DATABASE_DOWN;
        }
        if (statement.design().writes() && node.isReadOnly) {
            return Failure.READ_ONLY;
        }
        return statement.design().writes() && nodes.isFull() ? Failure.DISK_FULL : Failure.NONE;
    }

    @Override
    public void denied(Call call) {
        nodes.say(nodes.target(), Severity.ERROR, Failure.LOCK_TIMEOUT.words());
        end(call, Failure.LOCK_TIMEOUT);
    }

    /** The answer is back at who asked. */
    void answered(Call call, Statement statement) {
        if (call.trouble == Failure.NONE) {
            committed++;
        }
        long took = production.nowNanos() - call.waitSinceNanos;
        if (call.trouble == Failure.NONE || call.trouble == Failure.NOT_FOUND) {
            statement.spent().add(production.nowNanos(), (double) took, call.trouble == Failure.NOT_FOUND);
        }
        if (took >= SLOW_NANOS) {
            nodes.say(
                    nodes.target(),
                    Severity.INFO,
                    "duration: " + took / 1_000_000 + ".000 ms  execute <unnamed>: "
                            + statement.design().text());
        }
        end(call, call.trouble);
    }

    private void end(Call call, Failure outcome) {
        if (outcome != Failure.NONE) {
            failed++;
        }
        call.route.op(call.step).executed(call, outcome);
    }

    /** How many rows were read. */
    double rowsRead() {
        return rowsRead;
    }

    /** How many statements ended well. */
    double committed() {
        return committed;
    }

    /** How many did not. */
    double failed() {
        return failed;
    }
}
