package dev.firefight.practice.production;

import dev.firefight.practice.design.DatabaseDesign;
import dev.firefight.practice.engine.Agenda;
import dev.firefight.practice.engine.Chance;
import dev.firefight.practice.production.LogBook.Severity;
import dev.firefight.telemetry.Origin;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A database. A statement waits for the lock of the row it writes, computes among others, and waits for the disk. Without its index it reads
 * the whole table, and computes for that long.
 */
public final class Database {
    /** What reading a row without an index costs. */
    private static final double ROW_NANOS = 1_000;

    private static final long SECOND = 1_000_000_000L;
    private static final double CATCH_UP_NANOS = 5e9;
    private static final double STALE_NANOS = 2e9;
    private static final double STALE_SHARE = 0.05;
    private static final long WAY_NANOS = 300_000;
    private static final double LOCK_PATIENCE_NANOS = 5e9;
    /** Statements that take longer are logged. */
    private static final long SLOW_NANOS = SECOND;

    private final Production production;
    private final DatabaseDesign design;
    private final Chance chance;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, Statement> statements = new LinkedHashMap<>();
    private final Deadlines lockDeadlines;
    private int primary;
    /** To which node programs send what they write; it is the primary unless somebody forgot to tell them. */
    private int target;

    private int nextReplica;
    private double usedBytes;
    private double replicaBehindNanos;
    private double replicated = 1;
    private double filledBySecond;
    private final int seconds;
    private double lockTimeouts;
    private double rowsRead;
    private double committed;
    private double failed;
    private int waitingForLocks;

    Database(Production production, DatabaseDesign design) {
        this.production = production;
        this.design = design;
        this.chance = production.chance("database " + design.name());
        this.usedBytes = design.usedBytes();
        Agenda agenda = production.agenda();
        for (int i = 0; i <= design.replicas(); i++) {
            Processor processor = new Processor(agenda, design.cores(), this::computed);
            nodes.add(new Node(design.name() + "-" + i, processor, i > 0));
        }
        design.tables().forEach(table -> tables.put(table.name(), new Table(table)));
        design.queries()
                .forEach(query -> statements.put(
                        query.name(), new Statement(this, production.known(tables, query.table(), "table"), query)));
        seconds = agenda.enrol(this::second);
        agenda.plan(production.nowNanos() + SECOND, seconds, 0);
        lockDeadlines = new Deadlines(agenda, new Deadlines.Patience() {
            @Override
            public boolean isWaiting(int slot, long ticket) {
                return production.calls().get(slot).waitTicket == ticket;
            }

            @Override
            public void isOver(int slot) {
                lockNotHad(production.calls().get(slot));
            }
        });
    }

    /** What it is called. */
    public String name() {
        return design.name();
    }

    DatabaseDesign design() {
        return design;
    }

    Statement statement(String name) {
        return production.known(statements, name, "query of " + design.name());
    }

    Table table(String name) {
        return production.known(tables, name, "table of " + design.name());
    }

    List<Table> tables() {
        return List.copyOf(tables.values());
    }

    List<Node> nodes() {
        return nodes;
    }

    Node primary() {
        return nodes.get(primary);
    }

    Node target() {
        return nodes.get(target);
    }

    // --- connections

    /** There is no connection to be had. */
    static final int NO_NODE = -1;

    /** One more connection is opened, where that is possible: the place of the machine, or {@link #NO_NODE}. */
    int opens() {
        Node node = target();
        if (node.connections >= design.connections()) {
            say(node, Severity.FATAL, "sorry, too many clients already");
            return NO_NODE;
        }
        node.connections++;
        return target;
    }

    /** So many connections to a machine are closed. */
    void closes(int node, int connections) {
        Node one = nodes.get(node);
        one.connections = Math.max(0, one.connections - connections);
    }

    // --- statements

    /** Somebody who has a connection has this executed. */
    void execute(Call call, Statement statement) {
        call.waitSinceNanos = production.nowNanos();
        call.askSpan = call.trace.span();
        Table table = statement.table();
        boolean writes = statement.design().writes();
        if (table.isBlocked && (writes || table.blocksReaders)) {
            await(call, table.kept, statement);
        } else if (writes) {
            lock(call, table.rows[chance.below(table.rows.length)], statement);
        } else {
            compute(call, statement);
        }
    }

    private void await(Call call, Deque<RowLock.Waiter> queue, Statement statement) {
        call.waitTicket = production.calls().ticket();
        call.waitsForLock = true;
        waitingForLocks++;
        queue.add(new RowLock.Waiter(call, call.waitTicket, statement));
        lockDeadlines.add(call.slot, call.waitTicket, production.nowNanos() + (long) LOCK_PATIENCE_NANOS);
    }

    private void noLongerWaits(Call call) {
        call.waitTicket = 0;
        call.waitsForLock = false;
        waitingForLocks--;
    }

    /** Whoever had this executed is gone, and with it its locks and its place among those who wait for one. */
    void leave(Call call) {
        if (call.waitsForLock) {
            noLongerWaits(call);
        }
        unlock(call);
    }

    private void lock(Call call, RowLock row, Statement statement) {
        if (row.isFree()) {
            own(call, row);
            compute(call, statement);
        } else if (row.owner == call) {
            compute(call, statement);
        } else {
            await(call, row.waiting, statement);
        }
    }

    private static void own(Call call, RowLock row) {
        row.owner = call;
        row.next = call.locks;
        call.locks = row;
    }

    private void lockNotHad(Call call) {
        noLongerWaits(call);
        lockTimeouts++;
        say(target(), Severity.ERROR, Failure.LOCK_TIMEOUT.words());
        ended(call, Failure.LOCK_TIMEOUT);
    }

    /** The locks of a transaction that is over go to those who wait. */
    void unlock(Call call) {
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
                own(first.call(), row);
                compute(first.call(), first.statement());
            }
        }
    }

    /** Somebody from outside locks a table. */
    public void block(String name, boolean blocksReaders) {
        Table table = table(name);
        table.isBlocked = true;
        table.blocksReaders = blocksReaders;
    }

    /** That lock is given free. */
    public void unblock(String name) {
        Table table = table(name);
        table.isBlocked = false;
        for (RowLock.Waiter one = table.kept.poll(); one != null; one = table.kept.poll()) {
            if (one.isWaiting()) {
                noLongerWaits(one.call());
                execute(one.call(), one.statement());
            }
        }
    }

    private Node node(Statement statement) {
        if (statement.design().fromReplica() && nodes.size() > 1) {
            for (int tries = 0; tries < nodes.size(); tries++) {
                nextReplica = (nextReplica + 1) % nodes.size();
                Node node = nodes.get(nextReplica);
                if (nextReplica != target && node.isUp) {
                    return node;
                }
            }
        }
        return target();
    }

    private void compute(Call call, Statement statement) {
        Node node = node(statement);
        Failure refusal = refusal(node, statement);
        call.trouble = refusal;
        if (node.isReadOnly && replicaBehindNanos > STALE_NANOS && chance.happens(STALE_SHARE)) {
            call.isSpoiled = true; // what it reads is not so any more
        }
        if (refusal != Failure.NONE) {
            if (node.isUp) {
                say(node, Severity.ERROR, refusal.words());
            }
            call.server.desk().sleep(call, WAY_NANOS);
            return;
        }
        double time = statement.design().time().nanos(chance);
        double work = time * statement.design().computes() * statement.table().planFactor;
        if (!statement.table().isIndexed) {
            work += statement.table().size * ROW_NANOS;
            rowsRead += statement.table().size;
        } else {
            rowsRead++;
        }
        if (chance.happens(statement.table().lost)) {
            call.trouble = Failure.NOT_FOUND;
        }
        call.isSpoiled |= chance.happens(statement.table().wrong);
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
        return statement.design().writes() && usedBytes >= design.diskBytes() ? Failure.DISK_FULL : Failure.NONE;
    }

    private void computed(int slot) {
        Call call = production.calls().get(slot);
        call.isElsewhere = false;
        if (call.isDead) {
            production.bury(call);
        } else {
            call.server.desk().sleep(call, call.restNanos);
        }
    }

    /** The answer is back at who asked. */
    void answered(Call call, Statement statement) {
        if (call.trouble == Failure.NONE) {
            committed++;
        }
        long took = production.nowNanos() - call.waitSinceNanos;
        if (took >= SLOW_NANOS) {
            say(
                    target(),
                    Severity.INFO,
                    "duration: " + took / 1_000_000 + ".000 ms  execute <unnamed>: "
                            + statement.design().text());
        }
        ended(call, call.trouble);
    }

    private void ended(Call call, Failure outcome) {
        if (outcome != Failure.NONE) {
            failed++;
        }
        call.route.op(call.step).executed(call, outcome);
    }

    /** Whether statements on a table find their rows by its index. */
    public void index(String name, boolean isThere) {
        table(name).isIndexed = isThere;
    }

    /** How many rows a table has. */
    public double rows(String name) {
        return table(name).size;
    }

    /** So many rows more, or fewer. */
    public void grow(String name, double rows) {
        Table table = table(name);
        table.size = Math.max(1, table.size + rows);
    }

    /** The machine to which programs write goes away. */
    public void crash() {
        stop(target());
    }

    private static void stop(Node node) {
        node.isUp = false;
        node.connections = 0;
    }

    /** The first machine that runs and is not the primary becomes it; programs are not told. Whether there is one. */
    public boolean promote() {
        for (int i = 0; i < nodes.size(); i++) {
            if (i != primary && nodes.get(i).isUp) {
                nodes.get(primary).isReadOnly = true;
                nodes.get(i).isReadOnly = false;
                primary = i;
                return true;
            }
        }
        return false;
    }

    /** Programs send what they write to the primary, whichever it was before. */
    public void repoint() {
        target = primary;
    }

    /** All machines that went away run again. */
    public void revive() {
        nodes.forEach(node -> node.isUp = true);
    }

    /** Its disks take so many times as long. */
    public void slowDisk(double times) {
        nodes.forEach(node -> node.diskFactor = times);
    }

    /** It takes no more than reads. */
    public void readOnly(boolean isOn) {
        primary().isReadOnly = isOn;
    }

    /** So many connections are taken by others, or given back where it is less than nothing. */
    public void occupy(int connections) {
        Node node = target();
        node.connections = Math.max(0, node.connections + connections);
    }

    /** So many bytes are written each second by somebody, besides what requests write. */
    public void fillBySecond(long bytes) {
        filledBySecond = bytes;
    }

    /** Copies apply this share of what is written; 1 where they keep up. */
    public void replicate(double share) {
        replicated = share;
    }

    /** Each statement computes so many times as long, as when its plan is a bad one. */
    public void misplan(String name, double times) {
        table(name).planFactor = times;
    }

    /** How many times as long statements on a table compute as with a good plan. */
    public double plan(String name) {
        return table(name).planFactor;
    }

    /** This share of the rows of a table is gone. */
    public void lose(String name, double share) {
        table(name).lost = share;
    }

    /** This share of the rows of a table is wrong. */
    public void spoil(String name, double share) {
        table(name).wrong = share;
    }

    private void second(int detail) {
        fill(filledBySecond);
        if (replicated < 1) {
            replicaBehindNanos += SECOND * (1 - replicated);
        } else {
            replicaBehindNanos = Math.max(0, replicaBehindNanos - CATCH_UP_NANOS);
        }
        production.agenda().plan(production.nowNanos() + SECOND, seconds, 0);
    }

    /** The node writes it into its own log; at most so many lines a second, as everybody. */
    private void say(Node node, Severity severity, String text) {
        production.logs().write(new Origin(design.name(), node.name, ""), 0, severity, text, Trace.NONE);
    }

    int waitingForLocks() {
        return waitingForLocks;
    }

    double lockTimeouts() {
        return lockTimeouts;
    }

    double rowsRead() {
        return rowsRead;
    }

    double committed() {
        return committed;
    }

    double failed() {
        return failed;
    }

    double usedBytes() {
        return usedBytes;
    }

    /** So many bytes more are used, or fewer. */
    public void fill(double bytes) {
        usedBytes = Math.min((double) design.diskBytes(), Math.max(0, usedBytes + bytes));
    }

    double replicaBehindNanos() {
        return replicaBehindNanos;
    }
}
