package dev.firefight.practice.production;

import dev.firefight.practice.design.ServiceDesign.HeapDesign;
import dev.firefight.practice.engine.Agenda;

/**
 * Memory of an instance, and its collection: what requests leave behind is collected in short pauses when the young part is full; what is kept
 * for ever makes that part smaller, until a long collection of everything is needed more and more often, and at last there is no room.
 */
final class Heap implements Agenda.Actor {
    private static final double FULL_SHARE = 0.85;
    private static final double YOUNG_SHARE = 0.5;
    private static final long YOUNG_PAUSE_NANOS = 6_000_000;
    private static final double FULL_PAUSE_NANOS_A_BYTE = 0.7;
    private static final double LEAST_YOUNG_SHARE = 0.01;

    private final Agenda agenda;
    private final Instance instance;
    private final int actor;
    private HeapDesign design;
    private double live;
    private double young;
    private boolean isCollecting;
    private double pausedNanos;
    private long pauses;
    private int collections;
    private long leftUntilFull;

    Heap(Agenda agenda, Instance instance, HeapDesign design) {
        this.agenda = agenda;
        this.instance = instance;
        this.design = design;
        this.live = design.liveBytes();
        this.actor = agenda.enrol(this);
    }

    void clear(HeapDesign anew) {
        if (isCollecting) {
            instance.processor().pause(false);
        }
        design = anew;
        live = anew.liveBytes();
        young = 0;
        isCollecting = false;
        pausedNanos = 0;
        pauses = 0;
    }

    /** A request left so much to be collected, and so much that never will be. */
    void use(double bytes, double leaked) {
        live += leaked;
        young += bytes;
        if (!isCollecting && (young >= room() || isFull())) {
            collect();
        }
    }

    private double room() {
        return Math.max(design.bytes() * LEAST_YOUNG_SHARE, (design.bytes() - live) * YOUNG_SHARE);
    }

    private boolean isFull() {
        return live >= design.bytes() * (1 - LEAST_YOUNG_SHARE);
    }

    private void collect() {
        if (isFull()) {
            instance.crash("java.lang.OutOfMemoryError: Java heap space", "OOMKilled");
            return;
        }
        isCollecting = true;
        long pause = YOUNG_PAUSE_NANOS;
        if (live > design.bytes() * FULL_SHARE && leftUntilFull-- <= 0) {
            pause += (long) (live * FULL_PAUSE_NANOS_A_BYTE);
            leftUntilFull = 3;
        }
        pauses++;
        pausedNanos += pause;
        instance.processor().pause(true);
        agenda.plan(agenda.nowNanos() + pause, actor, ++collections & (Agenda.DETAILS - 1));
    }

    @Override
    public void happen(int detail) {
        if (isCollecting && detail == (collections & (Agenda.DETAILS - 1))) {
            isCollecting = false;
            young = 0;
            instance.processor().pause(false);
        }
    }

    double usedBytes() {
        return Math.min((double) design.bytes(), live + young);
    }

    double liveBytes() {
        return live;
    }

    long bytes() {
        return design.bytes();
    }

    double pausedNanos() {
        return pausedNanos;
    }

    long pauses() {
        return pauses;
    }
}
