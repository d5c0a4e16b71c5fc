package dev.firefight.evidence.drawing;

import dev.firefight.evidence.Findings;
import dev.firefight.evidence.ServiceMap.Edge;
import dev.firefight.evidence.TraceExemplar;
import dev.firefight.evidence.TraceExemplar.Bar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** How requests come from where they enter to the first suspect. */
final class BlamedPath {
    private BlamedPath() {}

    /** Services from the entry to the first suspect, both included; empty when there is no suspect or it has no service. */
    static List<String> of(Findings findings) {
        String service = findings.first().map(suspect -> suspect.service()).orElse("");
        if (service.isEmpty()) {
            return List.of();
        }
        for (TraceExemplar exemplar : findings.exemplars()) {
            List<String> seen = seenIn(exemplar, service);
            if (!seen.isEmpty()) {
                return seen;
            }
        }
        return shortest(findings.map().calls(), service);
    }

    /** A path that a request took is better than one that calls allow. */
    private static List<String> seenIn(TraceExemplar exemplar, String service) {
        List<String> above = new ArrayList<>();
        for (Bar bar : exemplar.spans()) {
            int depth = Math.clamp(bar.depth(), 0, above.size());
            above.subList(depth, above.size()).clear();
            above.add(bar.service());
            if (bar.blamed() && bar.service().equals(service)) {
                return above.stream().distinct().toList();
            }
        }
        return List.of();
    }

    /** The nearest service that nobody calls, by the calls backwards; names decide between equals. */
    private static List<String> shortest(List<Edge> calls, String service) {
        Map<String, TreeSet<String>> callers = new TreeMap<>();
        for (Edge call : calls) {
            if (!call.caller().equals(call.callee())) {
                callers.computeIfAbsent(call.callee(), key -> new TreeSet<>()).add(call.caller());
            }
        }
        Map<String, String> next = new LinkedHashMap<>(Map.of(service, ""));
        Deque<String> waiting = new ArrayDeque<>(List.of(service));
        while (!waiting.isEmpty()) {
            String called = waiting.remove();
            if (!callers.containsKey(called)) {
                return follow(next, called);
            }
            for (String caller : callers.getOrDefault(called, new TreeSet<>())) {
                if (next.putIfAbsent(caller, called) == null) {
                    waiting.add(caller);
                }
            }
        }
        return List.of(service);
    }

    private static List<String> follow(Map<String, String> next, String entry) {
        List<String> path = new ArrayList<>();
        for (String service = entry; !service.isEmpty(); service = next.getOrDefault(service, "")) {
            path.add(service);
        }
        return path;
    }
}
