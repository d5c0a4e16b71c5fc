package dev.firefight.server.investigation;

import dev.firefight.evidence.ServiceMap;
import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Telemetry;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiPredicate;

/** Which services call one another, as far as was seen since the start. By many threads at once. */
public final class Neighbours implements BiPredicate<String, String> {
    private static final int MOST_PAIRS = 100_000;

    private volatile Set<Pair> pairs = Set.of();

    /** In the order of the alphabet. */
    private record Pair(String one, String other) {
        static Pair of(String a, String b) {
            return a.compareTo(b) <= 0 ? new Pair(a, b) : new Pair(b, a);
        }
    }

    @Override
    public boolean test(String one, String other) {
        return pairs.contains(Pair.of(one, other));
    }

    void learn(ServiceMap map) {
        Set<Pair> more = new HashSet<>(pairs);
        map.calls().forEach(call -> more.add(Pair.of(call.caller(), call.callee())));
        take(more);
    }

    void learn(Telemetry telemetry) {
        Set<Pair> more = new HashSet<>(pairs);
        for (Call call : telemetry.calls()) {
            more.add(Pair.of(call.caller(), call.callee()));
        }
        take(more);
    }

    private void take(Set<Pair> all) {
        if (all.size() <= MOST_PAIRS) {
            pairs = Set.copyOf(all);
        }
    }
}
