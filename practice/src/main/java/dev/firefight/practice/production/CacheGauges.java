package dev.firefight.practice.production;

import dev.firefight.telemetry.Origin;

/** What the exporter beside a cache tells. A cache that lets nobody in lets its exporter in neither. */
final class CacheGauges implements Runnable {
    private final Meters meters;
    private final Cache cache;
    private final Teller inside;
    private final int up;
    private final int hits;
    private final int misses;
    private final int evictions;
    private final int keys;
    private final int commands;

    CacheGauges(Production production, Cache cache) {
        this.meters = production.meters();
        this.cache = cache;
        Origin origin = new Origin(cache.name(), cache.name() + "-0", "");
        Teller exporter = meters.teller("redis-exporter-" + cache.name(), "redis-exporter", origin);
        this.inside = new Teller(exporter.name(), exporter.job(), origin);
        this.up = meters.gauge(exporter, origin, "redis_up");
        this.hits = meters.counter(inside, origin, "redis_keyspace_hits_total");
        this.misses = meters.counter(inside, origin, "redis_keyspace_misses_total");
        this.evictions = meters.counter(inside, origin, "redis_evicted_keys_total");
        this.keys = meters.gauge(inside, origin, "redis_db_keys", "db", "db0");
        this.commands = meters.counter(inside, origin, "redis_commands_processed_total");
    }

    @Override
    public void run() {
        meters.set(up, cache.isRefusing() ? 0 : 1);
        inside.silent(cache.isRefusing());
        meters.set(hits, cache.hits());
        meters.set(misses, cache.misses());
        meters.set(evictions, cache.evictions());
        meters.set(keys, cache.size());
        meters.set(commands, cache.hits() + 2 * cache.misses()); // who finds nothing puts it there
    }
}
