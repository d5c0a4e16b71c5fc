package dev.firefight.practice.production;

import dev.firefight.practice.design.DatabaseDesign.QueryDesign;

/**
 * A statement that can be executed.
 *
 * @param database where
 * @param table on which table
 * @param design how it reads and what it costs
 */
record Statement(Database database, Table table, QueryDesign design) {
    String name() {
        return design.name();
    }
}
