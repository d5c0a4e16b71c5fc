package dev.firefight.practice.production;

import dev.firefight.practice.design.CacheDesign;
import dev.firefight.practice.engine.Chance;
import dev.firefight.practice.engine.Zipf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a cache holds when it has been looked into for long, at an even rate. Each key is asked for by a Poisson process of its own, so that the time
 * since it was asked for last is exponential; the cache holds those for which that time is shortest. The longest of these times is the characteristic
 * time of Che, Tung and Wang (Hierarchical Web Caching Systems, IEEE JSAC 20(7), 2002): a key that was not asked for within it was forgotten. With that
 * the requests for each key are followed back, to find when what is held of it was fetched; so those that expire do so as they would have, some
 * of them have done so already, and the share of misses is from the first moment on what it stays.
 */
final class SteadyCache {
    /** A key is followed back over so many requests; one that is asked for still more often was fetched at any time within its expiry. */
    private static final int MOST_REQUESTS = 32;

    private final CacheDesign design;
    private final int capacity;
    private final Chance chance;
    private final double[] agesNanos;
    private final double[] backNanos = new double[MOST_REQUESTS];

    /**
     * A key that it holds.
     *
     * @param key which
     * @param untilNanos when it expires, counted from now; negative where it has
     */
    record Held(int key, long untilNanos) {}

    /**
     * Nothing is drawn yet.
     *
     * @param capacity how many keys it holds
     * @param chance of its own
     */
    SteadyCache(CacheDesign design, int capacity, Chance chance) {
        this.design = design;
        this.capacity = capacity;
        this.chance = chance;
        this.agesNanos = new double[design.keys()];
    }

    /**
     * What it holds, that which was asked for longest ago first.
     *
     * @param looksPerSecond how often it is looked into; where nobody does, it is empty
     */
    List<Held> drawn(double looksPerSecond) {
        if (looksPerSecond <= 0) {
            return List.of();
        }
        double[] perNano = Zipf.shares(design.keys(), design.skew());
        for (int key = 0; key < agesNanos.length; key++) {
            perNano[key] *= looksPerSecond / 1e9;
            agesNanos[key] = chance.exponential(1 / perNano[key]);
        }
        List<Integer> youngest = IntStream.range(0, agesNanos.length)
                .boxed()
                .sorted(Comparator.comparingDouble(key -> agesNanos[key]))
                .limit(capacity)
                .toList();
        boolean hasRoom = capacity >= design.keys();
        double reach = hasRoom || youngest.isEmpty() ? Double.POSITIVE_INFINITY : agesNanos[youngest.getLast()];
        List<Held> held = new ArrayList<>(youngest.size());
        for (int key : youngest.reversed()) {
            held.add(new Held(key, untilNanos(perNano[key], agesNanos[key], reach)));
        }
        return held;
    }

    /** When what it holds of a key expires, where the key was asked for so long ago, and forgotten when it was not asked for within the reach. */
    private long untilNanos(double perNano, double ageNanos, double reachNanos) {
        int requests = 0;
        boolean isFirst = false;
        for (double back = ageNanos; !isFirst && requests < MOST_REQUESTS; ) {
            backNanos[requests++] = back;
            double gap = chance.exponential(1 / perNano);
            isFirst = gap >= reachNanos;
            back += gap;
        }
        double fetched = backNanos[requests - 1];
        double life = life(chance.unit());
        double mean = design.expiry().toNanos();
        if (!isFirst && chance.happens(perNano * mean / (1 + perNano * mean))) {
            // It was there already. A long life is more likely to be met.
            life = design.spreads() ? mean * Math.sqrt(0.81 + 0.4 * chance.unit()) : mean;
            fetched += life * chance.unit();
        }
        for (int i = requests - 2; i >= 0; i--) {
            if (fetched - backNanos[i] >= life) {
                fetched = backNanos[i];
                life = life(chance.unit());
            }
        }
        return (long) (life - fetched);
    }

    private double life(double unit) {
        return design.expiry().toNanos() * (design.spreads() ? 0.9 + 0.2 * unit : 1);
    }
}
