package dev.firefight.practice.production;

import org.jspecify.annotations.NullUnmarked;

/**
 * One attempt of somebody to have something done by a service, and the work on it there. The two have different ends: who asks may give up while
 * the work goes on, which then is for nothing.
 *
 * <p>It is used again and again, so a field means something only from when it was set; until then it may be empty, which is why this one class
 * is left out of what is checked for that.
 */
@NullUnmarked
final class Call {
    /** Stands for nobody. */
    static final Call NOBODY = new Call(-1);

    /** Its place among {@link Calls}, by which events name it. */
    final int slot;

    /** Another number each time that this object is used. */
    long life;

    // --- of who asks
    Asker asker;
    Call parent = NOBODY;
    /** The {@link #work} of the parent that it was asked for. */
    long parentWork;
    /** The span of that work; kept here since the parent may be over, and its object be another call, when this one ends. */
    long parentSpan;

    Link link;
    Route route;
    int attempt;
    boolean isOptional;
    /** Whether somebody waits for it. */
    boolean isAwaited;
    /** How many have it in their hands beside who waits for it: its way, the work on it, and what goes on where that was broken off. */
    int holds;
    /** Whether an event is planned for it, or a database works on it, so that this object cannot be used for another call. */
    boolean isElsewhere;
    /** Whether the work on it was broken off. */
    boolean isDead;
    /** Its place among those its instance has. */
    int place;

    long firstSentNanos;
    long sentNanos;
    Failure outcome = Failure.NONE;
    Trace trace = Trace.NONE;
    long askSpan;

    // --- of the work on it
    /** Another number for each piece of work, and when it is broken off. */
    long work;
    /** Empty where nobody could be asked. */
    Instance server;

    long arrivedNanos;
    int step;
    /** How many it asked and is waiting for. */
    int pending;
    /** How the worst of those ended. */
    Failure trouble = Failure.NONE;
    /** What it waits for, a number that is used once; 0 when for nothing that has a time limit. */
    long waitTicket;

    long waitSinceNanos;
    double workFactor;
    /** How long it waits for the disk and the way once its statement has computed. */
    double restNanos;
    /** Whether nobody can handle it, whatever program runs. */
    boolean isPoison;
    /** How often each statement is repeated by the program that runs. */
    int repeats;
    /** How often the one that is just executed still is. */
    int repeatsLeft;
    /** How many times more each other service is asked. */
    int asks;
    /** Whether what comes of it is wrong, and nobody is told. */
    boolean isSpoiled;
    /** How it is going to end because of a fault in the program. */
    Failure doom = Failure.NONE;

    String doomSays = "";
    boolean losesConnection;
    /** Of which it has a connection, or waits for one; else empty. */
    Pool pool;

    boolean isInTransaction;
    RowLock locks = RowLock.NONE;
    boolean waitsForLock;
    int key;
    long workSpan;

    Call(int slot) {
        this.slot = slot;
    }

    /** Whether somebody still works on what it was asked for. */
    boolean isWanted() {
        return parent == NOBODY || parent.work == parentWork;
    }
}
