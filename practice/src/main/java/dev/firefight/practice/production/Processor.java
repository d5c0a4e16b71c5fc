package dev.firefight.practice.production;

import dev.firefight.practice.engine.Agenda;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Cores that all who compute share alike (processor sharing). Work is measured in time on a core of one's own: a virtual clock runs as fast as
 * each one's work goes on, and who entered it with so much work leaves it when it has gone on by as much.
 */
final class Processor implements Agenda.Actor {
    private static final long NEVER = Long.MAX_VALUE;

    private final Agenda agenda;
    private final int actor;
    private final IntConsumer done;
    private double cores;
    private double speed = 1;
    private boolean isPaused;

    private double virtualNanos;
    private long lastNanos;
    private double busyNanos;
    private long plannedNanos = NEVER;

    private double[] ends = new double[16];
    private int[] who = new int[16];
    private int size;

    /**
     * Idle cores.
     *
     * @param done is told who is done
     */
    Processor(Agenda agenda, double cores, IntConsumer done) {
        this.agenda = agenda;
        this.cores = cores;
        this.done = done;
        this.lastNanos = agenda.nowNanos();
        this.actor = agenda.enrol(this);
    }

    /** Somebody has so much to compute. */
    void begin(int slot, double workNanos) {
        advance();
        add(virtualNanos + workNanos, slot);
        plan();
    }

    /** Each core is so many times as fast as usual. */
    void run(double timesAsFast) {
        advance();
        speed = timesAsFast;
        plan();
    }

    /** Nothing is computed until it goes on. */
    void pause(boolean isPausedNow) {
        advance();
        isPaused = isPausedNow;
        plan();
    }

    /** There are so many cores now. */
    void resize(double coresNow) {
        advance();
        cores = coresNow;
        plan();
    }

    /** All work is broken off; nobody is told. */
    void clear() {
        advance();
        size = 0;
    }

    /** Takes somebody out whose work is not needed any more. */
    void remove(int slot) {
        advance();
        for (int i = 0; i < size; i++) {
            if (who[i] == slot) {
                removeAt(i);
                plan();
                return;
            }
        }
    }

    /** How many compute, or wait for a core. */
    int runnable() {
        return size;
    }

    double cores() {
        return cores;
    }

    /** How long cores were busy, all together, since the beginning. Looking changes nothing, the rounding of what follows included. */
    double busyNanos() {
        return busyNanos + busyCores() * (agenda.nowNanos() - lastNanos);
    }

    /** Who collects garbage computes, too. */
    private double busyCores() {
        return isPaused ? cores : Math.min(size, cores);
    }

    private double rate() {
        return isPaused || size == 0 ? 0 : speed * Math.min(1, cores / size);
    }

    private void advance() {
        long now = agenda.nowNanos();
        if (now > lastNanos) {
            virtualNanos += rate() * (now - lastNanos);
            busyNanos += busyCores() * (now - lastNanos);
            lastNanos = now;
        }
    }

    private void plan() {
        double rate = rate();
        if (rate <= 0) {
            return;
        }
        long next = lastNanos + Math.max(1, (long) Math.ceil((ends[0] - virtualNanos) / rate));
        if (next < plannedNanos) {
            plannedNanos = next;
            agenda.plan(next, actor, 0);
        }
    }

    @Override
    public void happen(int detail) {
        if (agenda.nowNanos() != plannedNanos) {
            return; // something nearer was planned later
        }
        plannedNanos = NEVER;
        advance();
        double rounding = 1.0 + Math.ulp(virtualNanos);
        while (size > 0 && ends[0] <= virtualNanos + rounding) {
            int slot = who[0];
            removeAt(0);
            done.accept(slot);
        }
        plan();
    }

    private void add(double end, int slot) {
        if (size == who.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            who = Arrays.copyOf(who, 2 * size);
        }
        up(size++, end, slot);
    }

    private void up(int from, double end, int slot) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >> 1;
            if (ends[parent] <= end) {
                break;
            }
            ends[at] = ends[parent];
            who[at] = who[parent];
            at = parent;
        }
        ends[at] = end;
        who[at] = slot;
    }

    private void removeAt(int index) {
        size--;
        if (index == size) {
            return;
        }
        double end = ends[size];
        int slot = who[size];
        int at = index;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && ends[child + 1] < ends[child]) {
                child++;
            }
            if (end <= ends[child]) {
                break;
            }
            ends[at] = ends[child];
            who[at] = who[child];
            at = child;
        }
        up(at, end, slot);
    }
}
