package dev.firefight.practice.production;

import dev.firefight.practice.design.DatabaseDesign;
import dev.firefight.practice.engine.Chance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A database: its tables, the statements that it is asked to execute, the machines on which it runs, and the locks that transactions hold. */
public final class Database {
    private final Production production;
    private final DatabaseDesign design;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, Statement> statements = new LinkedHashMap<>();
    private final Nodes nodes;
    private final Locks locks;
    private final Execution execution;

    Database(Production production, DatabaseDesign design) {
        this.production = production;
        this.design = design;
        Chance chance = production.chance("database " + design.name());
        design.tables().forEach(table -> tables.put(table.name(), new Table(table)));
        nodes = new Nodes(production, design);
        execution = new Execution(production, nodes, chance);
        locks = new Locks(production, execution, chance);
        design.queries()
                .forEach(query -> statements.put(query.name(), new Statement(this, table(query.table()), query)));
    }

    /** What it is called. */
    public String name() {
        return design.name();
    }

    DatabaseDesign design() {
        return design;
    }

    List<Statement> statements() {
        return List.copyOf(statements.values());
    }

    Statement statement(String name) {
        return production.known(statements, name, "query of " + design.name());
    }

    /**
     * One of its tables.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public Table table(String name) {
        return production.known(tables, name, "table of " + design.name());
    }

    List<Table> tables() {
        return List.copyOf(tables.values());
    }

    /** The machines on which it runs. */
    public Nodes nodes() {
        return nodes;
    }

    /** Who holds and who waits for locks. */
    public Locks locks() {
        return locks;
    }

    Execution execution() {
        return execution;
    }
}
