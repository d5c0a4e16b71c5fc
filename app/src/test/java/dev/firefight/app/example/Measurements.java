package dev.firefight.app.example;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Measures every pod at every step, as its own exporter would. */
final class Measurements {
    /**
     * What is measured.
     *
     * @param pod whose; empty for the shop as a whole
     * @param isCounter whether points add up since the process started
     * @param isWhole whether points are whole numbers
     * @param attribute name and value of an attribute of the points; empty for none
     */
    record Measure(
            Optional<Pod> pod, String name, String unit, boolean isCounter, boolean isWhole, List<String> attribute) {}

    /** A measurement. */
    record Point(long micros, long startedMicros, BigDecimal value) {}

    private static final double IDLE_CORES = 0.012;
    private static final double NOISE_CORES = 0.008;

    private final Cluster cluster;
    private final Random noise;
    private final Map<Measure, List<Point>> points = new LinkedHashMap<>();
    private final Map<Pod, Long> requestsBefore = new LinkedHashMap<>();
    private final Map<Pod, Long> errorsBefore = new LinkedHashMap<>();
    private final Map<Pod, Long> missesBefore = new LinkedHashMap<>();
    private final List<Double> webErrorRatios = new ArrayList<>();
    private long ordersAsked;
    private long ordersPlaced;

    Measurements(Cluster cluster, long seed) {
        this.cluster = cluster;
        this.noise = new Random(seed);
    }

    /** Counts an attempt of a customer to order. */
    void ordered(boolean placed) {
        ordersAsked++;
        ordersPlaced += placed ? 1 : 0;
    }

    Map<Measure, List<Point>> points() {
        return points;
    }

    /** Share of requests that failed at {@code web}, one for each step. */
    List<Double> webErrorRatios() {
        return webErrorRatios;
    }

    /** Measures the step that has just ended. */
    void measure() {
        long webRequests = 0;
        long webErrors = 0;
        for (Pod pod : cluster.allPods()) {
            long requests = grown(requestsBefore, pod, pod.requests());
            long errors = grown(errorsBefore, pod, pod.errors());
            if (pod.service.equals("web")) {
                webRequests += requests;
                webErrors += errors;
            }
            boolean isDatabase = Shop.DATABASES.contains(pod.service);
            if (isDatabase) {
                database(pod);
            } else if (pod.service.equals(Shop.CACHE)) {
                cache(pod, requests);
            } else {
                service(pod, requests, errors);
            }
            process(pod);
            pod.durations.clear();
            pod.outsideDurations.clear();
        }
        webErrorRatios.add(webRequests == 0 ? 0 : (double) webErrors / webRequests);
        if (ordersAsked > 0) {
            Measure objective = new Measure(
                    Optional.empty(),
                    "slo.good_ratio",
                    "1",
                    false,
                    false,
                    List.of("slo.name", "orders that are placed"));
            add(objective, (double) ordersPlaced / ordersAsked, 4);
        }
        ordersAsked = 0;
        ordersPlaced = 0;
    }

    private void service(Pod pod, long requests, long errors) {
        boolean isQueue = pod.service.equals("notification");
        String kind = isQueue ? "messaging.process" : "http.server.request";
        counter(pod, kind + ".count", "{request}", pod.requests());
        counter(pod, kind + ".errors", "{request}", pod.errors());
        gauge(pod, kind + ".error_ratio", "1", requests == 0 ? 0 : (double) errors / requests, 4);
        quantiles(pod, kind + ".duration", pod.durations);
        if (pod.service.equals("payments")) {
            quantiles(pod, "http.client.request.duration", pod.outsideDurations, "server.address", Shop.PROVIDER);
        }
        Slots pool = pod.connections();
        if (pool.size() > 0) {
            String name = pod.service + "-pool";
            whole(pod, "db.client.connection.in_use", "{connection}", pool.used(), name);
            whole(pod, "db.client.connection.waiting", "{request}", pool.waiting(), name);
            whole(pod, "db.client.connection.max", "{connection}", pool.size(), name);
            add(
                    new Measure(
                            Optional.of(pod),
                            "db.client.connection.timeouts",
                            "{timeout}",
                            true,
                            true,
                            List.of("db.client.connection.pool.name", name)),
                    pool.refusals());
        }
    }

    private void database(Pod pod) {
        counter(pod, "db.server.queries", "{query}", pod.requests());
        add(measure(pod, "db.server.connections.active", "{connection}", false, true), pod.inFlight());
        quantiles(pod, "db.server.query.duration", pod.durations);
    }

    private void cache(Pod pod, long requests) {
        long misses = grown(missesBefore, pod, pod.misses());
        counter(pod, "cache.requests", "{request}", pod.requests());
        gauge(pod, "cache.hit_ratio", "1", requests == 0 ? 1 : 1 - (double) misses / requests, 4);
    }

    private void process(Pod pod) {
        double cores = pod.takeBusyMicros() / (double) Scenario.STEP_MICROS;
        gauge(pod, "container.cpu.usage", "{cpu}", cores + IDLE_CORES + NOISE_CORES * noise.nextDouble(), 3);
        add(measure(pod, "container.memory.usage", "By", false, true), pod.bytes());
    }

    private void quantiles(Pod pod, String name, List<Long> durations, String... attribute) {
        if (durations.isEmpty()) {
            return;
        }
        List<Long> sorted = durations.stream().sorted().toList();
        for (int percent : new int[] {50, 99}) {
            long micros = sorted.get((sorted.size() * percent - 1) / 100); // nearest rank
            add(
                    new Measure(Optional.of(pod), name + ".p" + percent, "s", false, false, List.of(attribute)),
                    micros / 1e6,
                    4);
        }
    }

    private void counter(Pod pod, String name, String unit, long value) {
        add(measure(pod, name, unit, true, true), value);
    }

    private void gauge(Pod pod, String name, String unit, double value, int digits) {
        add(measure(pod, name, unit, false, false), value, digits);
    }

    private void whole(Pod pod, String name, String unit, long value, String pool) {
        add(
                new Measure(Optional.of(pod), name, unit, false, true, List.of("db.client.connection.pool.name", pool)),
                value);
    }

    private static Measure measure(Pod pod, String name, String unit, boolean isCounter, boolean isWhole) {
        return new Measure(Optional.of(pod), name, unit, isCounter, isWhole, List.of());
    }

    private void add(Measure measure, double value, int digits) {
        add(measure, BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP));
    }

    private void add(Measure measure, long value) {
        add(measure, BigDecimal.valueOf(value));
    }

    private void add(Measure measure, BigDecimal value) {
        if (now() >= 0) {
            long started = measure.pod().map(Pod::startedMicros).orElse(0L);
            points.computeIfAbsent(measure, _ -> new ArrayList<>()).add(new Point(now(), started, value));
        }
    }

    private long now() {
        return cluster.time().now();
    }

    /** By how much a counter has grown since the step before; after a restart it counts from zero. */
    private static long grown(Map<Pod, Long> before, Pod pod, long value) {
        Long last = before.put(pod, value);
        return last == null || value < last ? value : value - last;
    }
}
