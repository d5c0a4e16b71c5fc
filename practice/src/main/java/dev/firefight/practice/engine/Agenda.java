package dev.firefight.practice.engine;

import java.util.Arrays;

/**
 * What is going to happen, in order of time; what is planned for the same time happens in the order of planning. It is the only clock of a
 * simulation.
 *
 * <p>An event is a time, an {@linkplain Actor actor} and a number that tells the actor what to do: two {@code long}s in a heap of four
 * children a node, so that nothing is allocated for one. Events cannot be withdrawn: an actor that changed its mind knows it when the event
 * comes, and does nothing.
 */
public final class Agenda {
    /** How many actors there can be. */
    public static final int MOST_ACTORS = 1 << 13;

    /** The numbers that an event can carry are below this. */
    public static final int DETAILS = 1 << 20;

    private static final int ORDER_SHIFT = 33;
    private static final int ACTOR_SHIFT = 20;
    /** Wraps after a billion events, and only tells those apart that are planned for the same nanosecond. */
    private static final long ORDER_MASK = (1L << 30) - 1;

    private long[] heap = new long[2 * 1024];
    private int size;
    private long order;
    private long nowNanos;
    private long happened;
    private Actor[] actors = new Actor[64];
    private int enrolled;

    /** Something to which events happen. */
    @FunctionalInterface
    public interface Actor {
        /**
         * It is time.
         *
         * @param detail what was told when it was planned
         */
        void happen(int detail);
    }

    /**
     * Nothing is planned.
     *
     * @param startNanos the time at which the simulation begins, in nanoseconds since 1970
     */
    public Agenda(long startNanos) {
        nowNanos = startNanos;
    }

    /**
     * Makes an actor known.
     *
     * @return its number, by which it is planned for
     * @throws IllegalStateException when there are {@link #MOST_ACTORS} already
     */
    public int enrol(Actor actor) {
        if (enrolled == MOST_ACTORS) {
            throw new IllegalStateException("this system has more than " + MOST_ACTORS
                    + " parts to which something can happen: describe one with fewer instances");
        }
        if (enrolled == actors.length) {
            actors = Arrays.copyOf(actors, 2 * enrolled);
        }
        actors[enrolled] = actor;
        return enrolled++;
    }

    /**
     * Plans an event.
     *
     * @param atNanos when; what lies in the past happens next
     * @param actor to whom, by the number of {@link #enrol}
     * @param detail what the actor is told; from 0, below {@link #DETAILS}
     */
    public void plan(long atNanos, int actor, int detail) {
        if (2 * size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * heap.length);
        }
        long time = Math.max(atNanos, nowNanos);
        long tag = ((order++ & ORDER_MASK) << ORDER_SHIFT) | ((long) actor << ACTOR_SHIFT) | detail;
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >> 2;
            if (!isBefore(time, tag, parent)) {
                break;
            }
            heap[2 * at] = heap[2 * parent];
            heap[2 * at + 1] = heap[2 * parent + 1];
            at = parent;
        }
        heap[2 * at] = time;
        heap[2 * at + 1] = tag;
    }

    private boolean isBefore(long time, long tag, int node) {
        long other = heap[2 * node];
        return time < other || (time == other && tag < heap[2 * node + 1]);
    }

    /** Lets everything happen that is planned up to a time, that one included, and all that follows from it; then it is that time. */
    public void runUntil(long untilNanos) {
        while (size > 0 && heap[0] <= untilNanos) {
            nowNanos = heap[0];
            long tag = heap[1];
            removeFirst();
            happened++;
            actors[(int) (tag >>> ACTOR_SHIFT) & (MOST_ACTORS - 1)].happen((int) tag & (DETAILS - 1));
        }
        nowNanos = Math.max(nowNanos, untilNanos);
    }

    private void removeFirst() {
        size--;
        long time = heap[2 * size];
        long tag = heap[2 * size + 1];
        int at = 0;
        for (int first = 1; first < size; first = 4 * at + 1) {
            int least = first;
            int end = Math.min(first + 4, size);
            for (int child = first + 1; child < end; child++) {
                if (isBefore(heap[2 * child], heap[2 * child + 1], least)) {
                    least = child;
                }
            }
            if (isBefore(time, tag, least)) {
                break;
            }
            heap[2 * at] = heap[2 * least];
            heap[2 * at + 1] = heap[2 * least + 1];
            at = least;
        }
        heap[2 * at] = time;
        heap[2 * at + 1] = tag;
    }

    /** The time of the simulation, in nanoseconds since 1970. */
    public long nowNanos() {
        return nowNanos;
    }

    /** The time of what happens next; {@link Long#MAX_VALUE} where nothing is planned. */
    public long nextNanos() {
        return size == 0 ? Long.MAX_VALUE : heap[0];
    }

    /** How many events happened. */
    public long happened() {
        return happened;
    }

    /** How many events are planned. */
    public int planned() {
        return size;
    }
}
