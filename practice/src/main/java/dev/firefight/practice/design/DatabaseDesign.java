package dev.firefight.practice.design;

import dev.firefight.practice.engine.Draw;
import java.util.List;

/**
 * A database: a primary, and replicas that read.
 *
 * @param name what it is called
 * @param cores how many statements compute at once
 * @param connections how many connections it takes
 * @param replicas how many copies follow the primary
 * @param diskBytes how large its disk is
 * @param usedBytes how much of it is used
 * @param tables its tables
 * @param queries its statements
 */
public record DatabaseDesign(
        String name,
        double cores,
        int connections,
        int replicas,
        long diskBytes,
        long usedBytes,
        List<TableDesign> tables,
        List<QueryDesign> queries) {
    /** Copies the lists. */
    public DatabaseDesign {
        tables = List.copyOf(tables);
        queries = List.copyOf(queries);
    }

    /**
     * A table.
     *
     * @param name what it is called
     * @param rows how many rows it has
     * @param hotRows among how many rows those are spread that are written at the same time
     */
    public record TableDesign(String name, long rows, int hotRows) {}

    /**
     * A statement.
     *
     * @param name what it is called
     * @param text how it reads
     * @param table on which table
     * @param time how long it takes with its index, disk and way included
     * @param computes the share of that time in which it computes
     * @param writes whether it writes, locks the row until the transaction ends, and needs the primary
     * @param fromReplica whether it may read from a copy
     */
    public record QueryDesign(
            String name, String text, String table, Draw time, double computes, boolean writes, boolean fromReplica) {}
}
