package dev.firefight.practice.production;

import dev.firefight.practice.design.DatabaseDesign.TableDesign;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;

/** A table: how large it is, whether its index is there, and who locks what of it. */
final class Table {
    private final String name;
    final RowLock[] rows;
    double size;
    boolean isIndexed = true;
    double planFactor = 1;
    /** The share of its rows that are lost. */
    double lost;
    /** The share of its rows that are wrong. */
    double wrong;
    /** Somebody from outside holds a lock on all of it. */
    boolean isBlocked;
    /** That lock keeps readers out, too. */
    boolean blocksReaders;

    final Deque<RowLock.Waiter> kept = new ArrayDeque<>();

    Table(TableDesign design) {
        name = design.name();
        size = design.rows();
        rows = Stream.generate(RowLock::free).limit(design.hotRows()).toArray(RowLock[]::new);
    }

    String name() {
        return name;
    }
}
