package dev.firefight.practice.production;

import dev.firefight.practice.design.DatabaseDesign.TableDesign;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;

/** A table: how large it is, whether its index is there, and who locks what of it. */
public final class Table {
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
    /** What that one executes, and since when it has the lock. */
    String heldBy = "";

    long heldSinceNanos;

    final Deque<RowLock.Waiter> kept = new ArrayDeque<>();

    Table(TableDesign design) {
        name = design.name();
        size = design.rows();
        rows = Stream.generate(RowLock::free).limit(design.hotRows()).toArray(RowLock[]::new);
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** How many rows it has. */
    public double size() {
        return size;
    }

    /** Whether statements find their rows by its index. */
    public void index(boolean isThere) {
        isIndexed = isThere;
    }

    /** Each statement computes so many times as long, as when its plan is a bad one. */
    public void misplan(double times) {
        planFactor = times;
    }

    /** How many times as long statements compute as with a good plan. */
    public double plan() {
        return planFactor;
    }

    /** This share of its rows is gone. */
    public void lose(double share) {
        lost = share;
    }

    /** This share of its rows is wrong. */
    public void spoil(double share) {
        wrong = share;
    }
}
