package dev.firefight.practice.production;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Switches in programs, each on for a share of requests. */
public final class Flags {
    private final Runnable changed;
    private final Map<String, Double> shares = new LinkedHashMap<>();

    Flags(Runnable changed) {
        this.changed = changed;
    }

    /** For this share of requests it is on from now on. */
    public void set(String name, double share) {
        shares.put(name, share);
        changed.run();
    }

    /** For what share it is on; 0 for one that nobody set. */
    public double share(String name) {
        return shares.getOrDefault(name, 0.0);
    }

    /** All that were set, in the order in which they were set first. */
    public Map<String, Double> all() {
        return Collections.unmodifiableMap(shares);
    }
}
