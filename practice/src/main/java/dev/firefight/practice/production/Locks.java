package dev.firefight.practice.production;

import dev.firefight.practice.engine.Chance;
import java.util.Deque;

/**
 * The locks of a database. A statement that writes has one row for itself, until its transaction is over; somebody from outside can lock a whole
 * table. Who waits too long gives up.
 */
public final class Locks {
    private static final double PATIENCE_NANOS = 5e9;

    private final Production production;
    private final Holder holder;
    private final Chance chance;
    private final Deadlines deadlines;
    private int waiting;

    /** Who does what locks are for. */
    interface Holder {
        /** A call has all that its statement needs. */
        void granted(Call call, Statement statement);

        /** A call waited as long as it may. */
        void denied(Call call);
    }

    /**
     * All are free.
     *
     * @param chance decides which row is written
     */
    Locks(Production production, Holder holder, Chance chance) {
        this.production = production;
        this.holder = holder;
        this.chance = chance;
        this.deadlines = new Deadlines(production.agenda(), new Deadlines.Patience() {
            @Override
            public boolean isWaiting(int slot, long ticket) {
                return production.calls().get(slot).waitTicket == ticket;
            }

            @Override
            public void isOver(int slot) {
                giveUp(production.calls().get(slot));
            }
        });
    }

    /** A call wants to execute a statement. */
    void acquire(Call call, Statement statement) {
        Table table = statement.table();
        boolean writes = statement.design().writes();
        if (table.isBlocked && (writes || table.blocksReaders)) {
            await(call, table.kept, statement);
        } else if (writes) {
            lock(call, table.rows[chance.below(table.rows.length)], statement);
        } else {
            holder.granted(call, statement);
        }
    }

    private void lock(Call call, RowLock row, Statement statement) {
        if (row.isFree()) {
            row.take(call);
            holder.granted(call, statement);
        } else if (row.owner == call) {
            holder.granted(call, statement);
        } else {
            await(call, row.waiting, statement);
        }
    }

    private void await(Call call, Deque<RowLock.Waiter> queue, Statement statement) {
        call.waitTicket = production.calls().ticket();
        call.waitsForLock = true;
        waiting++;
        queue.add(new RowLock.Waiter(call, call.waitTicket, statement));
        deadlines.add(call.slot, call.waitTicket, production.nowNanos() + (long) PATIENCE_NANOS);
    }

    private void noLongerWaits(Call call) {
        call.waitTicket = 0;
        call.waitsForLock = false;
        waiting--;
    }

    private void giveUp(Call call) {
        noLongerWaits(call);
        holder.denied(call);
    }

    /** A call is gone, and with it its locks and its place among those who wait for one. */
    void leave(Call call) {
        if (call.waitsForLock) {
            noLongerWaits(call);
        }
        release(call);
    }

    /** The locks of a transaction that is over go to those who wait. */
    void release(Call call) {
        RowLock row = call.locks;
        call.locks = RowLock.NONE;
        while (row != RowLock.NONE) {
            RowLock next = row.next;
            row.owner = Call.NOBODY;
            row.next = RowLock.NONE;
            pass(row);
            row = next;
        }
    }

    private void pass(RowLock row) {
        while (row.isFree()) {
            RowLock.Waiter first = row.waiting.poll();
            if (first == null) {
                return;
            }
            if (first.isWaiting()) {
                noLongerWaits(first.call());
                row.take(first.call());
                holder.granted(first.call(), first.statement());
            }
        }
    }

    /** Somebody from outside locks a table. */
    public void block(Table table, boolean blocksReaders) {
        block(
                table,
                blocksReaders,
                "LOCK TABLE " + table.name() + " IN " + (blocksReaders ? "ACCESS " : "") + "EXCLUSIVE MODE");
    }

    /** Somebody from outside locks a table by such a statement. */
    public void block(Table table, boolean blocksReaders, String statement) {
        table.heldBy = statement;
        table.heldSinceNanos = production.nowNanos();
        table.isBlocked = true;
        table.blocksReaders = blocksReaders;
    }

    /** That lock is given free, and who waited for it begins anew. */
    public void unblock(Table table) {
        table.isBlocked = false;
        for (RowLock.Waiter one = table.kept.poll(); one != null; one = table.kept.poll()) {
            if (one.isWaiting()) {
                noLongerWaits(one.call());
                one.call().waitSinceNanos = production.nowNanos();
                acquire(one.call(), one.statement());
            }
        }
    }

    /** How many wait. */
    int waiting() {
        return waiting;
    }
}
