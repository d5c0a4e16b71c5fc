package dev.firefight.evidence.flow;

import dev.firefight.telemetry.Call;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The services that can be reached from the symptom, numbered in order of their distance from it; number 0 is the symptom's. There is
 * no cycle: inside one only those calls are kept that lead away from the symptom.
 */
final class CallGraph {
    private final List<String> services;
    private final int[] depth;
    private final int[][] callees;
    private final int[] order;

    private CallGraph(List<String> services, int[] depth, int[][] callees) {
        this.services = services;
        this.depth = depth;
        this.callees = withoutCycles(callees, depth);
        this.order = callersFirst(this.callees);
    }

    /** The part of the call graph that can be reached from a service. */
    static CallGraph from(String symptom, Iterable<Call> calls) {
        Map<String, Set<String>> all = new HashMap<>();
        for (Call call : calls) {
            if (!call.caller().equals(call.callee())) {
                all.computeIfAbsent(call.caller(), caller -> new LinkedHashSet<>())
                        .add(call.callee());
            }
        }
        List<String> services = new ArrayList<>(List.of(symptom));
        Map<String, Integer> numbers = new HashMap<>(Map.of(symptom, 0));
        List<Integer> depths = new ArrayList<>(List.of(0));
        List<int[]> callees = new ArrayList<>();
        for (int i = 0; i < services.size(); i++) {
            Set<String> called = all.getOrDefault(services.get(i), Set.of());
            int[] out = new int[called.size()];
            int size = 0;
            for (String callee : called) {
                Integer known = numbers.putIfAbsent(callee, services.size());
                out[size++] = known == null ? services.size() : known;
                if (known == null) {
                    services.add(callee);
                    depths.add(depths.get(i) + 1);
                }
            }
            callees.add(out);
        }
        return new CallGraph(
                List.copyOf(services),
                depths.stream().mapToInt(Integer::intValue).toArray(),
                callees.toArray(new int[0][]));
    }

    private static int[][] withoutCycles(int[][] callees, int[] depth) {
        int[] cycle = new Cycles(callees).numbers();
        int[][] kept = new int[callees.length][];
        for (int i = 0; i < callees.length; i++) {
            int caller = i;
            kept[i] = Arrays.stream(callees[i])
                    .filter(callee -> cycle[callee] != cycle[caller] || depth[callee] > depth[caller])
                    .toArray();
        }
        return kept;
    }

    private static int[] callersFirst(int[][] callees) {
        int[] callers = new int[callees.length];
        for (int[] out : callees) {
            for (int callee : out) {
                callers[callee]++;
            }
        }
        int[] order = new int[callees.length];
        int size = 0;
        for (int i = 0; i < callers.length; i++) {
            if (callers[i] == 0) {
                order[size++] = i;
            }
        }
        for (int i = 0; i < size; i++) {
            for (int callee : callees[order[i]]) {
                if (--callers[callee] == 0) {
                    order[size++] = callee;
                }
            }
        }
        return order;
    }

    /** Number of services. */
    int size() {
        return services.size();
    }

    /** The name of a service. */
    String service(int number) {
        return services.get(number);
    }

    /** How many calls lie between the symptom and a service at least. */
    int depth(int number) {
        return depth[number];
    }

    /** Whom a service calls. */
    int[] callees(int number) {
        return callees[number];
    }

    /** All services, callers before those they call. */
    int[] callersFirst() {
        return order;
    }
}
