package dev.firefight.practice.production;

import dev.firefight.practice.design.DatabaseDesign.QueryDesign;

/**
 * A statement that can be executed.
 *
 * @param database where
 * @param table on which table
 * @param design how it reads and what it costs
 * @param spent how long it took, in nanoseconds; of note are those that found nothing
 */
record Statement(Database database, Table table, QueryDesign design, Minutes spent) {
    Statement(Database database, Table table, QueryDesign design) {
        this(database, table, design, new Minutes());
    }

    String name() {
        return design.name();
    }
}
