package dev.firefight.practice.production;

import dev.firefight.practice.design.CacheDesign;
import dev.firefight.practice.design.CallDesign;
import dev.firefight.practice.design.DatabaseDesign;
import dev.firefight.practice.design.LoadDesign;
import dev.firefight.practice.design.LoadDesign.Journey;
import dev.firefight.practice.design.RouteDesign;
import dev.firefight.practice.design.ServiceDesign;
import dev.firefight.practice.design.ServiceDesign.HeapDesign;
import dev.firefight.practice.design.ServiceDesign.PoolDesign;
import dev.firefight.practice.design.ServiceDesign.ScalingDesign;
import dev.firefight.practice.design.StepDesign;
import dev.firefight.practice.design.SystemDesign;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Systems that are small enough to be computed by theory, and what is read from them once they have run. */
final class Tiny {
    static final double SECOND = 1e9;
    static final int NO_LIMIT = 1 << 19;

    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final String ROUTE = "GET /";

    private Tiny() {}

    static ServiceDesign service(
            String name, int threads, int queue, double cores, List<CallDesign> calls, StepDesign... steps) {
        return new ServiceDesign(
                name,
                false,
                1,
                threads,
                queue,
                cores,
                new HeapDesign(1L << 30, 1, 0),
                Duration.ZERO,
                "v1",
                List.of(new RouteDesign(ROUTE, List.of(steps))),
                calls,
                List.of(),
                ScalingDesign.OFF);
    }

    /** The same with connections to the database {@code db}. */
    static ServiceDesign with(ServiceDesign one, PoolDesign pool) {
        return new ServiceDesign(
                one.name(),
                one.isProvider(),
                one.instances(),
                one.threads(),
                one.queue(),
                one.cores(),
                one.heap(),
                one.start(),
                one.version(),
                one.routes(),
                one.calls(),
                List.of(pool),
                one.scaling());
    }

    static StepDesign ask(String service) {
        return new StepDesign.Ask(service, ROUTE, false);
    }

    /** The first service is the one that users ask. */
    static Production system(
            double perSecond,
            long seed,
            List<ServiceDesign> services,
            List<DatabaseDesign> databases,
            List<CacheDesign> caches) {
        LoadDesign load = new LoadDesign(
                perSecond,
                0,
                12,
                services.getFirst().name(),
                List.of(new Journey(ROUTE, 1)),
                Duration.ofMinutes(10),
                0,
                Duration.ofMinutes(10),
                0.999);
        Production production =
                new Production(new SystemDesign("tiny", 1, load, services, databases, caches, List.of()), START, seed);
        production.probe().stop(); // each request counts
        return production;
    }

    static Production system(double perSecond, long seed, ServiceDesign... services) {
        return system(perSecond, seed, List.of(services), List.of(), List.of());
    }

    /** A single service, run for about so many requests, and then until nobody is left in it. */
    static Production drained(double perSecond, double requests, long seed, ServiceDesign service) {
        Production production = system(perSecond, seed, service);
        run(production, requests / perSecond);
        drain(production, 1_200);
        return production;
    }

    static void run(Production production, double seconds) {
        production.runUntil(production.nowNanos() + (long) (seconds * SECOND));
    }

    static void drain(Production production, double seconds) {
        production.users().stop();
        run(production, seconds);
    }

    static Instance instance(Production production, String service) {
        return production.service(service).instances().getFirst();
    }

    /** The sum of all counters of this name of a service, those with this value of this label only; an empty label for all. */
    static double total(Production production, String service, String name, String label, String value) {
        double sum = 0;
        for (int i = 0; i < production.meters().size(); i++) {
            var key = production.meters().keys().get(i);
            if (key.origin().service().equals(service)
                    && key.metric().equals(name)
                    && (label.isEmpty() || value.equals(key.attributes().get(label)))) {
                sum += production.meters().value(i);
            }
        }
        return sum;
    }

    /** How many requests a service ended so. */
    static double requests(Production production, String service, String status) {
        return total(production, service, "http_server_requests_total", "code", status);
    }

    /** The mean time from arrival to answer, in seconds. */
    static double meanSeconds(Production production, String service) {
        return total(production, service, "http_server_request_duration_seconds_sum", "", "")
                / total(production, service, "http_server_request_duration_seconds_count", "", "");
    }
}
