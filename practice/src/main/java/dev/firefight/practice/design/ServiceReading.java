package dev.firefight.practice.design;

import dev.firefight.document.Durations;
import dev.firefight.document.References;
import dev.firefight.document.Scalars;
import dev.firefight.document.Section;
import dev.firefight.practice.design.CallDesign.Balance;
import dev.firefight.practice.design.ServiceDesign.HeapDesign;
import dev.firefight.practice.design.ServiceDesign.PoolDesign;
import dev.firefight.practice.design.ServiceDesign.ScalingDesign;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads services and providers. */
final class ServiceReading {
    static final String[] SERVICE = {
        "instances", "threads", "queue", "cores", "heap", "start", "version", "routes", "calls", "pools", "scaling"
    };

    static final String[] PROVIDER = {"routes", "at-once", "version"};

    private static final long MEBIBYTE = 1L << 20;
    private static final int MOST_THREADS = 10_000;
    private static final HeapDesign HEAP = new HeapDesign(512 * MEBIBYTE, 120 * MEBIBYTE, 200_000);
    private static final String[] CALL = {"timeout", "tries", "backoff", "budget", "breaker", "balance", "ejects"};

    private ServiceReading() {}

    static Optional<ServiceDesign> service(String name, Section part, References<Part> references) {
        references.declare(Part.SERVICE, name, part);
        int instances = part.value("instances", Scalars.number(1, 200)).orElse(1);
        int threads = part.value("threads", Scalars.number(1, MOST_THREADS)).orElse(32);
        int queue = part.value("queue", Scalars.number(0, 100_000)).orElse(2 * threads);
        double cores = part.value("cores", Scalars.decimal(0.1, 256)).orElse(2.0);
        HeapDesign heap = part.section("heap", "size", "live", "request")
                .flatMap(ServiceReading::heap)
                .orElse(HEAP);
        Duration start = part.value("start", Durations::readSome).orElse(Duration.ofSeconds(20));
        String version = part.value("version", Scalars::name).orElse("v1");
        List<RouteDesign> routes = routes(name, part, references);
        List<CallDesign> calls = List.copyOf(part.sectionsByName(
                        "calls", SystemYaml::plainName, (to, one) -> call(name, to, one, part, references), CALL)
                .values());
        List<PoolDesign> pools = List.copyOf(part.sectionsByName(
                        "pools",
                        SystemYaml::plainName,
                        (to, one) -> pool(name, to, one, part, references),
                        "size",
                        "patience")
                .values());
        ScalingDesign scaling = part.section("scaling", "least", "most", "target")
                .flatMap(ServiceReading::scaling)
                .orElse(ScalingDesign.OFF);
        return part.make(() -> new ServiceDesign(
                name, false, instances, threads, queue, cores, heap, start, version, routes, calls, pools, scaling));
    }

    static Optional<ServiceDesign> provider(String name, Section part, References<Part> references) {
        references.declare(Part.SERVICE, name, part);
        int atOnce = part.value("at-once", Scalars.number(1, MOST_THREADS)).orElse(1_000);
        String version = part.value("version", Scalars::name).orElse("v1");
        List<RouteDesign> routes = routes(name, part, references);
        return part.make(() -> new ServiceDesign(
                name,
                true,
                1,
                atOnce,
                atOnce,
                1_000,
                new HeapDesign(1_024 * MEBIBYTE, 1, 0),
                Duration.ofSeconds(1),
                version,
                routes,
                List.of(),
                List.of(),
                ScalingDesign.OFF));
    }

    private static List<RouteDesign> routes(String service, Section part, References<Part> references) {
        Map<String, RouteDesign> routes = part.sectionsByName(
                "routes",
                Scalars::name,
                (route, one) -> {
                    references.declare(Part.ROUTE, Part.of(service, route), part);
                    List<StepDesign> steps = new StepReading(service, references).steps(one, "steps");
                    return one.make(() -> new RouteDesign(route, steps));
                },
                "steps");
        if (routes.isEmpty()) {
            part.problem("needs \"routes\": what it can be asked for");
        }
        return List.copyOf(routes.values());
    }

    private static Optional<HeapDesign> heap(Section heap) {
        Optional<Long> size = heap.needed("size", Sizes::bytes);
        long live = heap.value("live", Sizes::bytes).orElse(size.orElse(0L) / 4);
        long request = heap.value("request", Sizes::bytes).orElse(HEAP.requestBytes());
        if (size.isPresent() && live >= size.orElseThrow()) {
            heap.problem("live", "is less than the size of the heap");
        }
        return heap.make(() -> new HeapDesign(size.orElseThrow(), live, request));
    }

    private static Optional<ScalingDesign> scaling(Section scaling) {
        int least = scaling.value("least", Scalars.number(1, 200)).orElse(1);
        Optional<Integer> most = scaling.needed("most", Scalars.number(1, 200));
        double target = scaling.value("target", Scalars::share).orElse(0.6);
        if (most.isPresent() && most.orElseThrow() < least) {
            scaling.problem("most", "is not less than \"least\"");
        }
        return scaling.make(() -> new ScalingDesign(true, least, most.orElseThrow(), target));
    }

    private static Optional<CallDesign> call(
            String service, String to, Section one, Section part, References<Part> references) {
        references.use(Part.SERVICE, to, part, "calls");
        references.declare(Part.CALL, Part.of(service, to), part);
        Duration timeout = one.value("timeout", Durations::readSome).orElse(Duration.ofSeconds(2));
        int tries = one.value("tries", Scalars.number(1, 20)).orElse(1);
        Duration backoff = one.value("backoff", Durations::readSome).orElse(Duration.ofMillis(50));
        double budget = one.value("budget", Scalars::share).orElse(1.0);
        boolean breaker = one.value("breaker", Scalars::yesOrNo).orElse(false);
        Balance balance = one.value("balance", ServiceReading::balance).orElse(Balance.ROUND_ROBIN);
        boolean ejects = one.value("ejects", Scalars::yesOrNo).orElse(false);
        return one.make(() -> new CallDesign(to, timeout, tries, backoff, budget, breaker, balance, ejects));
    }

    private static Balance balance(String text) {
        return switch (text) {
            case "round-robin" -> Balance.ROUND_ROBIN;
            case "least-requests" -> Balance.LEAST_REQUESTS;
            default -> throw new IllegalArgumentException("is round-robin or least-requests");
        };
    }

    private static Optional<PoolDesign> pool(
            String service, String to, Section one, Section part, References<Part> references) {
        references.use(Part.DATABASE, to, part, "pools");
        references.declare(Part.POOL, Part.of(service, to), part);
        int size = one.value("size", Scalars.number(1, 10_000)).orElse(10);
        Duration patience = one.value("patience", Durations::readSome).orElse(Duration.ofSeconds(1));
        return one.make(() -> new PoolDesign(to, size, patience));
    }
}
