package dev.firefight.practice.production;

import dev.firefight.practice.design.ServiceDesign.HeapDesign;
import dev.firefight.practice.engine.Agenda;

/**
 * Memory of an instance, and its collection: what requests leave behind is collected in short pauses when the young part is full; what is kept
 * for ever makes that part smaller, until a long collection of everything is needed more and more often, and at last there is no room.
 */
final class Heap implements Agenda.Actor {
    private static final double FULL_SHARE = 0.85;
    private static final double HARDLY_ANY_SHARE = 0.93;
    private static final double YOUNG_SHARE = 0.5;
    private static final long YOUNG_PAUSE_NANOS = 6_000_000;
    private static final double FULL_PAUSE_NANOS_A_BYTE = 0.7;
    private static final double LEAST_YOUNG_SHARE = 0.01;

    private final Agenda agenda;
    private final Instance instance;
    private final Processor processor;
    private final int actor;
    private final HeapDesign design;
    private long bytes;
    private double live;
    private double young;
    private boolean isCollecting;
    private double pausedNanos;
    private long pauses;
    private int collections;
    private long leftUntilFull;

    Heap(Agenda agenda, Instance instance, Processor processor, HeapDesign design) {
        this.agenda = agenda;
        this.instance = instance;
        this.processor = processor;
        this.design = design;
        this.bytes = instance.service().heapBytes();
        this.live = design.liveBytes();
        this.actor = agenda.enrol(this);
    }

    /** Empty, as after a start. */
    void clear() {
        bytes = instance.service().heapBytes();
        live = design.liveBytes();
        young = 0;
        isCollecting = false;
        pausedNanos = 0;
        pauses = 0;
        processor.pause(false);
    }

    /** It has been filled and collected for long, and is anywhere between. */
    void settle(double share) {
        young = share * room();
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
        return Math.max(bytes * LEAST_YOUNG_SHARE, (bytes - live) * YOUNG_SHARE);
    }

    private boolean isFull() {
        return live >= bytes * (1 - LEAST_YOUNG_SHARE);
    }

    private void collect() {
        if (isFull()) {
            instance.crash("java.lang.OutOfMemoryError: Java heap space", "OOMKilled");
            return;
        }
        isCollecting = true;
        long pause = YOUNG_PAUSE_NANOS;
        if (live > bytes * FULL_SHARE && leftUntilFull-- <= 0) {
            pause += (long) (live * FULL_PAUSE_NANOS_A_BYTE);
            leftUntilFull = live > bytes * HARDLY_ANY_SHARE ? 0 : 3;
        }
        pauses++;
        pausedNanos += pause;
        processor.pause(true);
        agenda.plan(agenda.nowNanos() + pause, actor, ++collections & (Agenda.DETAILS - 1));
    }

    @Override
    public void happen(int detail) {
        if (isCollecting && detail == (collections & (Agenda.DETAILS - 1))) {
            isCollecting = false;
            young = 0;
            processor.pause(false);
        }
    }

    double usedBytes() {
        return Math.min((double) bytes, live + young);
    }

    double liveBytes() {
        return live;
    }

    long bytes() {
        return bytes;
    }

    /** There is so much of it now. */
    void resize(long size) {
        bytes = size;
    }

    double pausedNanos() {
        return pausedNanos;
    }

    long pauses() {
        return pauses;
    }
}
