package dev.firefight.evidence.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OccurrencesTest {
    private static final int THINGS = 200;

    private record Request(boolean isIncident, long timeNanos, Set<Integer> things) {}

    @Test
    void countsAreThoseOfAHashMapAtAnyTime() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Occurrences occurrences = new Occurrences();
            List<Request> requests = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                Request request = new Request(random.nextBoolean(), random.nextInt(50), new HashSet<>());
                for (int step = random.nextInt(12); step > 0; step--) {
                    int thing = random.nextInt(1 + random.nextInt(THINGS));
                    occurrences.seen(thing);
                    request.things.add(thing);
                }
                occurrences.endRequest(request.isIncident, request.timeNanos);
                requests.add(request);
            }
            for (long time : new long[] {-1, 0, 17, 18, 50, 99}) {
                assertSame(seed, occurrences, requests, time);
            }
        }
    }

    private static void assertSame(long seed, Occurrences occurrences, List<Request> requests, long time) {
        Map<Integer, Integer> healthy = new HashMap<>();
        Map<Integer, Integer> before = new HashMap<>();
        Map<Integer, Integer> after = new HashMap<>();
        for (Request request : requests) {
            Map<Integer, Integer> counts = !request.isIncident ? healthy : request.timeNanos < time ? before : after;
            request.things.forEach(thing -> counts.merge(thing, 1, Integer::sum));
        }
        Occurrences.Around around = occurrences.around(time, THINGS);
        for (int thing = 0; thing < THINGS; thing++) {
            assertThat(List.of(occurrences.healthy(thing), around.before()[thing], around.after()[thing]))
                    .as("seed %d, time %d, thing %d", seed, time, thing)
                    .isEqualTo(List.of(
                            healthy.getOrDefault(thing, 0),
                            before.getOrDefault(thing, 0),
                            after.getOrDefault(thing, 0)));
        }
    }
}
