package dev.firefight.practice.production;

import dev.firefight.practice.design.CacheDesign;
import dev.firefight.practice.engine.Chance;
import dev.firefight.practice.engine.Zipf;
import java.util.Arrays;

/** A cache, key by key: which are in it, until when, and which was asked for longest ago. */
public final class Cache {
    private static final double WAY_NANOS = 400_000;
    private static final double LOOK_AGAIN_NANOS = 5_000_000;
    private static final long FETCH_NANOS = 2_000_000_000L;
    private static final int NOTHING = -1;

    private final Production production;
    private final CacheDesign design;
    private final Chance chance;
    private final Zipf popularity;
    private final long[] untilNanos;
    private final long[] fetchedUntilNanos;
    private final int[] older;
    private final int[] newer;
    private int newest = NOTHING;
    private int oldest = NOTHING;
    private int size;
    private int capacity;
    boolean isRefusing;
    boolean coalesces;
    double wayFactor = 1;
    private double hits;
    private double misses;
    private double evictions;

    Cache(Production production, CacheDesign design) {
        this.production = production;
        this.design = design;
        this.chance = production.chance("cache " + design.name());
        this.popularity = new Zipf(design.keys(), design.skew());
        this.untilNanos = new long[design.keys()];
        this.fetchedUntilNanos = new long[design.keys()];
        this.older = new int[design.keys()];
        this.newer = new int[design.keys()];
        this.capacity = design.capacity();
        this.coalesces = design.coalesces();
    }

    /** It is as it is when it has been looked into so often for long. */
    void settle(double looksPerSecond) {
        long now = production.nowNanos();
        Chance past = production.chance("past of cache " + design.name());
        for (SteadyCache.Held one : new SteadyCache(design, capacity, past).drawn(looksPerSecond)) {
            untilNanos[one.key()] = now + one.untilNanos();
            link(one.key());
            size++;
        }
    }

    /** What it is called. */
    public String name() {
        return design.name();
    }

    /** What somebody asks for. */
    int key() {
        return popularity.draw(chance);
    }

    double wayNanos() {
        return WAY_NANOS * wayFactor;
    }

    /** Whether it is there and not too old. */
    boolean has(int key) {
        boolean isThere = !isRefusing && untilNanos[key] > production.nowNanos();
        if (isThere) {
            hits++;
            unlink(key);
            link(key);
        }
        return isThere;
    }

    /** Whether the call looks again a little later, since another one is just fetching what it asks for. */
    boolean waitsFor(Call call) {
        long now = production.nowNanos();
        if (coalesces && fetchedUntilNanos[call.key] > now) {
            call.server.desk().sleep(call, LOOK_AGAIN_NANOS);
            return true;
        }
        fetchedUntilNanos[call.key] = now + FETCH_NANOS;
        misses++;
        return false;
    }

    void put(int key) {
        fetchedUntilNanos[key] = 0;
        if (isRefusing || capacity == 0) {
            return;
        }
        if (untilNanos[key] != 0) {
            unlink(key);
        } else {
            if (size >= capacity) {
                evictions++;
                forget(oldest);
            }
            size++;
        }
        double spread = design.spreads() ? 0.9 + 0.2 * chance.unit() : 1;
        untilNanos[key] = production.nowNanos() + (long) (design.expiry().toNanos() * spread);
        link(key);
    }

    private void forget(int key) {
        unlink(key);
        untilNanos[key] = 0;
        size--;
    }

    private void link(int key) {
        older[key] = newest;
        newer[key] = NOTHING;
        if (newest != NOTHING) {
            newer[newest] = key;
        }
        newest = key;
        if (oldest == NOTHING) {
            oldest = key;
        }
    }

    private void unlink(int key) {
        if (newer[key] == NOTHING) {
            newest = older[key];
        } else {
            older[newer[key]] = older[key];
        }
        if (older[key] == NOTHING) {
            oldest = newer[key];
        } else {
            newer[older[key]] = newer[key];
        }
    }

    /** All is forgotten. */
    public void flush() {
        Arrays.fill(untilNanos, 0);
        newest = NOTHING;
        oldest = NOTHING;
        size = 0;
    }

    /** It holds so much now. */
    public void resize(int most) {
        capacity = most;
        while (size > capacity) {
            evictions++;
            forget(oldest);
        }
    }

    /** Whether it lets nobody in, as after a change of its password. */
    public void refuse(boolean isOn) {
        isRefusing = isOn;
    }

    /** Whether one who asks for what another one is just fetching waits for that. */
    public void coalesce(boolean isOn) {
        coalesces = isOn;
    }

    /** It is as the design says again. */
    public void restore() {
        isRefusing = false;
        wayFactor = 1;
        resize(design.capacity());
    }

    /** Each look takes so many times as long. */
    public void slow(double times) {
        wayFactor = times;
    }

    double hits() {
        return hits;
    }

    boolean isRefusing() {
        return isRefusing;
    }

    double misses() {
        return misses;
    }

    double evictions() {
        return evictions;
    }

    int size() {
        return size;
    }
}
