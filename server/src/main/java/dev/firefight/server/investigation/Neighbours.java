package dev.firefight.server.investigation;

import dev.firefight.evidence.ServiceMap;
import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Telemetry;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/**
 * Of which services one calls the other, itself or through others, as far as was seen since the start: a fault reaches all who call, and the
 * alert of one far away may come before that of one between. By many threads at once.
 */
public final class Neighbours implements BiPredicate<String, String> {
    private static final int MOST_CALLS = 100_000;

    /** So many calls lie between two services at most. */
    private static final int MOST_HOPS = 4;

    /** So many services are looked at from one. */
    private static final int MOST_REACHED = 1_000;

    private volatile Calls calls = new Calls(Set.of());

    /** What is known at a time, with what follows from it for those who were asked for. */
    private static final class Calls {
        private final Set<Call> all;
        private final Map<String, Set<String>> callees = new HashMap<>();
        private final Map<String, Set<String>> reached = new ConcurrentHashMap<>();
        private final Set<String> names = new HashSet<>();

        Calls(Set<Call> all) {
            this.all = all;
            all.forEach(call -> {
                callees.computeIfAbsent(call.caller(), _ -> new HashSet<>()).add(call.callee());
                names.add(call.caller());
                names.add(call.callee());
            });
        }

        boolean reaches(String from, String to) {
            return callees.containsKey(from)
                    && reached.computeIfAbsent(from, this::reach).contains(to);
        }

        private Set<String> reach(String from) {
            Set<String> found = new HashSet<>();
            Collection<String> last = List.of(from);
            for (int hop = 0; hop < MOST_HOPS; hop++) {
                Set<String> next = new HashSet<>();
                for (String one : last) {
                    for (String callee : callees.getOrDefault(one, Set.of())) {
                        if (found.size() < MOST_REACHED && found.add(callee)) {
                            next.add(callee);
                        }
                    }
                }
                last = next;
            }
            return Set.copyOf(found);
        }
    }

    @Override
    public boolean test(String one, String other) {
        Calls now = calls;
        return now.reaches(one, other) || now.reaches(other, one);
    }

    /** All services that were seen. */
    public Set<String> names() {
        return Collections.unmodifiableSet(calls.names);
    }

    void learn(ServiceMap map) {
        learn(map.calls().stream()
                .map(call -> new Call(call.caller(), call.callee()))
                .toList());
    }

    void learn(Telemetry telemetry) {
        learn(telemetry.calls());
    }

    private void learn(Collection<Call> seen) {
        Set<Call> more = new HashSet<>(calls.all);
        seen.forEach(call -> more.add(new Call(call.caller(), call.callee())));
        if (more.size() <= MOST_CALLS && more.size() > calls.all.size()) {
            calls = new Calls(Set.copyOf(more));
        }
    }
}
