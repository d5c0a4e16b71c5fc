package dev.firefight.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What is measured in one pod: resources by themselves, requests as running totals by route. */
final class Meters {
    /** Upper bounds of the buckets of latency, in seconds. */
    static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10};

    private static final List<String> LEVELS = List.of(
            "container.memory.working_set",
            "process.runtime.threads",
            "process.open_file_descriptors",
            "db.client.connections.usage",
            "queue.length",
            "jvm.memory.used");
    private static final List<String> TOTALS = List.of(
            "container.cpu.time",
            "container.network.receive.packets",
            "container.network.transmit.packets",
            "container.fs.writes",
            "jvm.gc.pause.time",
            "cache.misses");
    private static final int MOST_REQUESTS = 400;

    private final Production production;
    private final Service service;
    private final SplittableRandom random;
    private final double[] levels;
    private final double[] totals = new double[TOTALS.size()];
    private final List<Route> routes = new ArrayList<>();

    Meters(Production production, Service service, SplittableRandom random) {
        this.production = production;
        this.service = service;
        this.random = random;
        this.levels =
                LEVELS.stream().mapToDouble(name -> random.nextDouble(10, 1e6)).toArray();
        service.routes().forEach(route -> routes.add(new Route(route)));
    }

    /** A number. */
    record Reading(String metric, boolean isTotal, double value) {}

    /** The requests of one route so far. */
    static final class Route {
        final String name;
        final long[] buckets = new long[BOUNDS.length + 1];
        long answered;
        long failed;
        double seconds;

        Route(String name) {
            this.name = name;
        }

        private void add(long requests, double mean, double failing) {
            long lost = (long) (requests * failing);
            failed += lost;
            answered += requests - lost;
            seconds += requests * mean;
            int middle = Math.abs(Arrays.binarySearch(BOUNDS, mean) + 1);
            buckets[middle] += requests - requests / 8;
            buckets[Math.min(middle + 1, BOUNDS.length)] += requests / 8;
        }
    }

    /** Lets a step pass. */
    void pass(int step) {
        boolean isInTrouble = production.isInTrouble(service, Production.timeNanos(step));
        for (Route route : routes) {
            route.add(
                    random.nextInt(MOST_REQUESTS),
                    service.workMillis() * random.nextDouble(0.8, 1.2) * (isInTrouble ? 0.006 : 0.001),
                    isInTrouble ? 0.3 : 0.001);
        }
        for (int i = 0; i < totals.length; i++) {
            totals[i] += random.nextDouble(5, 8) * (isInTrouble && i == 0 ? 3 : 1);
        }
    }

    List<Route> routes() {
        return routes;
    }

    /** What is read of everything that has no routes. */
    List<Reading> readings() {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            readings.add(new Reading(LEVELS.get(i), false, levels[i] * random.nextDouble(0.95, 1.05)));
        }
        for (int i = 0; i < totals.length; i++) {
            readings.add(new Reading(TOTALS.get(i), true, totals[i]));
        }
        return readings;
    }
}
