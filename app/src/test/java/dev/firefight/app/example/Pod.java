package dev.firefight.app.example;

import java.util.ArrayList;
import java.util.List;

/** A running copy of a service, a database or the cache, and what it counts. */
final class Pod {
    private static final int CORES = 2;
    private static final long BYTES_A_REQUEST = 96 << 10;
    private static final long BYTES_IN_FLIGHT = 700 << 10;
    private static final long COLLECT_AT_BYTES = 72 << 20;
    private static final long PAGE_BYTES = 4096;

    final String service;
    final String name;
    final String node;
    final Slots cores;
    final List<Long> durations = new ArrayList<>();
    final List<Long> outsideDurations = new ArrayList<>();
    private final Timetable time;
    private final long idleBytes;
    private Slots connections;
    private long startedMicros;
    private long requests;
    private long errors;
    private long misses;
    private long busyMicros;
    private long garbageBytes;
    private int inFlight;

    Pod(Timetable time, String service, int number, int megabytes, int connectionCount) {
        this.time = time;
        this.service = service;
        this.name = service + "-" + number;
        this.node = "node-" + (1 + Math.floorMod(service.hashCode() + number, 3));
        this.idleBytes = (long) megabytes << 20;
        this.cores = new Slots(time, CORES);
        this.connections = new Slots(time, connectionCount);
        // as if deployed some days before the recording, each at its own time
        this.startedMicros = -Math.floorMod(name.hashCode(), 400_000) * 1_000_000L - 86_400_000_000L;
        this.requests = -startedMicros / 1_000_000 * 7;
        this.errors = requests / 40_000;
        this.misses = requests / 12;
    }

    /** Starts anew: counts from zero, memory is empty, and there may be another number of connections. Requests under way end in the old process. */
    void restart(int connectionCount) {
        startedMicros = time.now();
        requests = 0;
        errors = 0;
        misses = 0;
        garbageBytes = 0;
        connections = new Slots(time, connectionCount);
    }

    void enter() {
        inFlight++;
    }

    void leave(long durationMicros, boolean failed) {
        inFlight--;
        requests++;
        errors += failed ? 1 : 0;
        durations.add(durationMicros);
        garbageBytes += BYTES_A_REQUEST;
        if (garbageBytes > COLLECT_AT_BYTES) {
            garbageBytes = 0;
        }
    }

    void missed() {
        misses++;
    }

    void compute(long micros, Runnable then) {
        cores.acquire(() -> {
            busyMicros += micros;
            time.after(micros, () -> {
                cores.release();
                then.run();
            });
        });
    }

    /** A request's cost that is part of its duration. */
    void busy(long micros) {
        busyMicros += micros;
    }

    /** Processor time since the last call of this. */
    long takeBusyMicros() {
        long taken = busyMicros;
        busyMicros = 0;
        return taken;
    }

    /** Memory in use, in bytes. */
    long bytes() {
        return (idleBytes + garbageBytes + inFlight * BYTES_IN_FLIGHT) / PAGE_BYTES * PAGE_BYTES;
    }

    Slots connections() {
        return connections;
    }

    long startedMicros() {
        return startedMicros;
    }

    long requests() {
        return requests;
    }

    long errors() {
        return errors;
    }

    long misses() {
        return misses;
    }

    int inFlight() {
        return inFlight;
    }
}
