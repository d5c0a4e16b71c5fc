package dev.firefight.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Services that call each other, and never in a circle. In the last two fifths of the time one of them computes much longer and fails
 * often.
 *
 * @param seed what chance begins with
 * @param services the services; the first ones are those that users reach
 * @param pods how many pods there are
 * @param faulty the service that fails
 * @param steps how many steps of time there are
 * @param requestsEach how many requests users send in a step
 */
record Production(long seed, List<Service> services, int pods, Service faulty, int steps, int requestsEach) {
    /** When the first step begins. */
    static final long START_NANOS = 1_770_000_000_000_000_000L;
    /** How long a step is. */
    static final long STEP_NANOS = 15_000_000_000L;

    private static final double HEALTHY_SHARE = 0.6;
    private static final int MOST_CALLS = 3;
    private static final int ROUTES = 4;
    private static final List<String> THINGS =
            List.of("orders", "carts", "items", "prices", "users", "offers", "stocks");

    /** A production of some size. */
    static Production of(long seed, int services, int podsEach, int steps, int requestsEach) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Service> made = new ArrayList<>(); // from those that call nobody upwards
        for (int i = services - 1; i >= 0; i--) {
            int first = i * podsEach;
            String thing = THINGS.get(i % THINGS.size());
            List<Service> calls = new ArrayList<>();
            for (int call = 0; call < MOST_CALLS && !made.isEmpty(); call++) {
                Service callee = made.get(random.nextInt(Math.max(0, made.size() - services / 3), made.size()));
                if (!calls.contains(callee)) {
                    calls.add(callee);
                }
            }
            made.add(new Service(
                    thing + "-" + i,
                    IntStream.range(first, first + podsEach).boxed().toList(),
                    IntStream.range(0, ROUTES)
                            .mapToObj(route -> "/" + thing + "/{id}/part" + "abcd".charAt(route))
                            .toList(),
                    List.copyOf(calls),
                    random.nextDouble(1, 8)));
        }
        Collections.reverse(made);
        return new Production(
                seed, List.copyOf(made), services * podsEach, made.get(services / 2), steps, requestsEach);
    }

    /** Lets all steps pass and hands on what each pod tells of each, in order of steps and pods. */
    void run(Consumer<PodStep> listener) {
        Traffic traffic = new Traffic(this);
        List<Meters> meters = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        services.forEach(
                service -> service.pods().forEach(pod -> meters.add(new Meters(this, service, random.split()))));
        for (int step = 0; step < steps; step++) {
            List<Batch> batches = traffic.step(step);
            for (Service service : services) {
                for (int pod : service.pods()) {
                    meters.get(pod).pass(step);
                    Batch batch = batches.get(pod);
                    listener.accept(new PodStep(service, pod, step, meters.get(pod), batch.spans(), batch.lines()));
                }
            }
        }
    }

    /** Whether a service is in trouble at a time. */
    boolean isInTrouble(Service service, long timeNanos) {
        return service.equals(faulty) && timeNanos >= onsetNanos();
    }

    /** When the trouble begins. */
    long onsetNanos() {
        return START_NANOS + Math.round(HEALTHY_SHARE * steps) * STEP_NANOS;
    }

    /** When a step begins. */
    static long timeNanos(int step) {
        return START_NANOS + step * STEP_NANOS;
    }
}
