package dev.firefight.practice.production;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a database tells of itself to somebody who is allowed to ask it anything: the views of its activity, statistics of statements, plans, and what a
 * check of its pages finds.
 *
 * @param nodes its machines
 * @param tables its tables
 * @param statements what it is asked
 * @param holders who holds locks that others wait for
 * @param waiting who waits for locks
 */
public record DatabaseState(
        List<NodeState> nodes,
        List<TableState> tables,
        List<StatementState> statements,
        List<Holder> holders,
        List<Waiting> waiting) {
    /** Copies the lists. */
    public DatabaseState {
        nodes = List.copyOf(nodes);
        tables = List.copyOf(tables);
        statements = List.copyOf(statements);
        holders = List.copyOf(holders);
        waiting = List.copyOf(waiting);
    }

    /**
     * A machine.
     *
     * @param name what it is called
     * @param isUp whether it runs
     * @param isPrimary whether it is the one that takes writes
     * @param isReadOnly whether it refuses writes
     * @param isTarget whether programs send there what they write
     * @param connections how many connections are open, those of others included
     * @param behindNanos how far it is behind the primary
     * @param diskFactor how many times as long as usual a disk operation takes
     */
    public record NodeState(
            String name,
            boolean isUp,
            boolean isPrimary,
            boolean isReadOnly,
            boolean isTarget,
            int connections,
            double behindNanos,
            double diskFactor) {}

    /**
     * A table.
     *
     * @param name what it is called
     * @param rows how many rows it had before any were deleted
     * @param deleted the share of them that was deleted
     * @param damaged the share of them whose checksum is wrong
     * @param isIndexed whether its index is there
     * @param planFactor how many times as much work a statement does as with a good plan
     */
    public record TableState(
            String name, double rows, double deleted, double damaged, boolean isIndexed, double planFactor) {}

    /**
     * A statement.
     *
     * @param name what programs call it
     * @param text how it reads
     * @param table on which table
     * @param writes whether it writes
     * @param spent how long it took, in nanoseconds; of note are those that found nothing
     */
    public record StatementState(String name, String text, String table, boolean writes, Minutes spent) {}

    /**
     * Who holds a lock for which others wait, or a whole table.
     *
     * @param who the instance that asked; empty for somebody who is not a program of ours
     * @param table of which table
     * @param isWhole whether the lock is on all of it
     * @param keepsReaders whether it keeps readers out
     * @param statement what it executes, or did last
     * @param sinceNanos since when
     * @param waiting how many wait for it
     */
    public record Holder(
            String who,
            String table,
            boolean isWhole,
            boolean keepsReaders,
            String statement,
            long sinceNanos,
            int waiting) {}

    /**
     * Those of one service who wait for a lock with the same statement.
     *
     * @param service who
     * @param table on which table
     * @param statement with what
     * @param number how many
     * @param sinceNanos since when the first of them
     */
    public record Waiting(String service, String table, String statement, int number, long sinceNanos) {}

    /** How it is now. */
    public static DatabaseState of(Database database) {
        List<Holder> holders = new ArrayList<>();
        Map<String, Waiting> waiting = new LinkedHashMap<>();
        for (Table table : database.tables()) {
            locks(table, holders, waiting);
        }
        return new DatabaseState(
                database.nodes().all().stream().map(node -> of(database, node)).toList(),
                database.tables().stream()
                        .map(one -> new TableState(
                                one.name(), one.size, one.lost, one.wrong, one.isIndexed, one.planFactor))
                        .toList(),
                database.statements().stream()
                        .map(one -> new StatementState(
                                one.name(),
                                one.design().text(),
                                one.table().name(),
                                one.design().writes(),
                                one.spent()))
                        .toList(),
                holders,
                List.copyOf(waiting.values()));
    }

    private static NodeState of(Database database, Node node) {
        boolean isPrimary = node == database.nodes().primary();
        return new NodeState(
                node.name,
                node.isUp,
                isPrimary,
                node.isReadOnly,
                node == database.nodes().target(),
                node.connections,
                isPrimary ? 0 : database.nodes().replicaBehindNanos(),
                node.diskFactor);
    }

    private static void locks(Table table, List<Holder> holders, Map<String, Waiting> waiting) {
        List<RowLock.Waiter> kept =
                table.kept.stream().filter(RowLock.Waiter::isWaiting).toList();
        kept.forEach(one -> add(waiting, one));
        if (table.isBlocked) {
            holders.add(new Holder(
                    "", table.name(), true, table.blocksReaders, table.heldBy, table.heldSinceNanos, kept.size()));
        }
        Arrays.stream(table.rows).filter(row -> !row.isFree()).forEach(row -> {
            List<RowLock.Waiter> some =
                    row.waiting.stream().filter(RowLock.Waiter::isWaiting).toList();
            some.forEach(one -> add(waiting, one));
            Instance server = row.owner.server;
            if (!some.isEmpty() && server != null) {
                holders.add(new Holder(
                        server.name(),
                        table.name(),
                        false,
                        false,
                        row.owner.route.name,
                        row.owner.waitSinceNanos,
                        some.size()));
            }
        });
    }

    private static void add(Map<String, Waiting> all, RowLock.Waiter one) {
        Instance server = one.call().server;
        if (server != null) {
            Waiting first = new Waiting(
                    server.service().name(),
                    one.statement().table().name(),
                    one.statement().design().text(),
                    1,
                    one.call().waitSinceNanos);
            all.merge(
                    first.service() + " " + first.statement(),
                    first,
                    (some, more) -> new Waiting(
                            some.service(),
                            some.table(),
                            some.statement(),
                            some.number() + 1,
                            Math.min(some.sinceNanos(), more.sinceNanos())));
        }
    }
}
