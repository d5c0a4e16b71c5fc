package dev.firefight.app.example;

import dev.firefight.app.example.Shop.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The pods that run, and the chance that rules over them. */
final class Cluster {
    /** Spread of the logarithm of a length of time: two of three lie within a third of the mean. */
    private static final double SPREAD = 0.35;

    private static final int DATABASE_MEGABYTES = 1900;
    private static final int CACHE_MEGABYTES = 640;
    private static final long SHORTEST_MICROS = 40;

    private final Timetable time;
    private final Random random;
    private final Map<String, List<Pod>> pods = new LinkedHashMap<>();

    Cluster(Timetable time, long seed) {
        this.time = time;
        this.random = new Random(seed);
        for (Service service : Shop.SERVICES) {
            List<Pod> copies = new ArrayList<>();
            for (int number = 0; number < service.pods(); number++) {
                copies.add(new Pod(
                        time,
                        service.name(),
                        number,
                        service.megabytes(),
                        service.hasPool() ? Scenario.CONNECTIONS : 0));
            }
            pods.put(service.name(), copies);
        }
        for (String database : Shop.DATABASES) {
            pods.put(database, List.of(new Pod(time, database, 0, DATABASE_MEGABYTES, 0)));
        }
        pods.put(Shop.CACHE, List.of(new Pod(time, Shop.CACHE, 0, CACHE_MEGABYTES, 0)));
    }

    Timetable time() {
        return time;
    }

    /** One of the pods of a service, as a load balancer without memory chooses. */
    Pod anyPod(String service) {
        List<Pod> copies = pods(service);
        return copies.size() == 1 ? copies.getFirst() : copies.get(random.nextInt(copies.size()));
    }

    List<Pod> pods(String service) {
        return pods.getOrDefault(service, List.of());
    }

    List<Pod> allPods() {
        return pods.values().stream().flatMap(List::stream).toList();
    }

    /** A length of time around a mean, in microseconds: never far below, now and then far above. */
    long draw(double meanMillis) {
        double factor = StrictMath.exp(SPREAD * random.nextGaussian() - SPREAD * SPREAD / 2);
        return Math.max(SHORTEST_MICROS, (long) (meanMillis * 1000 * factor));
    }

    boolean chance(double share) {
        return share > 0 && random.nextDouble() < share;
    }
}
