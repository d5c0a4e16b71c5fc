package dev.firefight.evidence.drawing;

import dev.firefight.evidence.Findings;
import dev.firefight.evidence.ServiceMap.Edge;
import dev.firefight.evidence.Suspect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The part of a service map that fits a picture: all of a small map; of a large one the suspects, the way to the first of them and what
 * lies beside that way, with the others folded into one box for each layer that calls them.
 *
 * @param boxes what is drawn
 * @param arrows calls between boxes, by their places in the list
 * @param folded services without a box of their own, by name
 */
public record MapExcerpt(List<Box> boxes, List<Arrow> arrows, List<String> folded) {
    /** The most services that get a box of their own. */
    public static final int MAX_SERVICES = 24;

    private static final int MAX_SUSPECTS = 10;

    /** One box: a service, or several folded ones without a name. */
    public record Box(String service, int folded, Optional<Suspect> suspect, boolean onPath) {}

    /** One arrow. */
    public record Arrow(int from, int to, long seen, boolean onPath) {}

    /** Of findings. */
    public static MapExcerpt of(Findings findings) {
        Set<String> services = new TreeSet<>(findings.map().services());
        Map<Call, Long> calls = new TreeMap<>(Comparator.comparing(Call::caller).thenComparing(Call::callee));
        for (Edge edge : findings.map().calls()) {
            services.add(edge.caller());
            services.add(edge.callee());
            if (!edge.caller().equals(edge.callee())) {
                calls.merge(new Call(edge.caller(), edge.callee()), edge.seen(), Math::max);
            }
        }
        List<String> path = BlamedPath.of(findings);
        Set<String> drawn =
                services.size() <= MAX_SERVICES ? services : new TreeSet<>(concerned(findings, services, calls, path));
        return new MapExcerpt.Drawing(findings, path, drawn, services, calls).excerpt();
    }

    private record Call(String caller, String callee) {}

    private static Set<String> concerned(
            Findings findings, Set<String> services, Map<Call, Long> calls, List<String> path) {
        Set<String> wanted = new LinkedHashSet<>();
        findings.suspects().stream().limit(1).forEach(suspect -> wanted.add(suspect.service()));
        wanted.addAll(path.reversed());
        findings.suspects().stream().limit(MAX_SUSPECTS).forEach(suspect -> wanted.add(suspect.service()));
        List<Call> busiest = calls.entrySet().stream()
                .sorted(Map.Entry.<Call, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        for (String near : wanted.isEmpty() ? List.<String>of() : List.copyOf(wanted)) {
            busiest.stream().filter(call -> call.caller().equals(near)).forEach(call -> wanted.add(call.callee()));
            busiest.stream().filter(call -> call.callee().equals(near)).forEach(call -> wanted.add(call.caller()));
        }
        if (findings.suspects().isEmpty()) {
            busiest.forEach(call -> wanted.addAll(List.of(call.caller(), call.callee())));
        }
        Set<String> kept = new LinkedHashSet<>();
        wanted.stream().filter(services::contains).limit(MAX_SERVICES).forEach(kept::add);
        return kept;
    }

    private record Drawing(
            Findings findings, List<String> path, Set<String> drawn, Set<String> services, Map<Call, Long> calls) {

        MapExcerpt excerpt() {
            List<Box> boxes = new ArrayList<>();
            Map<String, Integer> places = new HashMap<>();
            for (String service : drawn) {
                places.put(service, boxes.size());
                boxes.add(new Box(service, 0, suspect(service), path.contains(service)));
            }
            List<Arrow> arrows = new ArrayList<>();
            calls.forEach((call, seen) -> {
                Integer from = places.get(call.caller);
                Integer to = places.get(call.callee);
                if (from != null && to != null) {
                    arrows.add(new Arrow(from, to, seen, isOnPath(call)));
                }
            });
            fold(boxes, arrows, places);
            return new MapExcerpt(
                    List.copyOf(boxes),
                    List.copyOf(arrows),
                    services.stream()
                            .filter(service -> !drawn.contains(service))
                            .toList());
        }

        /** Folded services get one box behind each layer that calls some of them. */
        private void fold(List<Box> boxes, List<Arrow> arrows, Map<String, Integer> places) {
            int[] layers = Layers.of(
                    boxes.size(),
                    arrows.stream()
                            .map(arrow -> new Layers.Line(arrow.from, arrow.to))
                            .toList());
            Map<Integer, Set<String>> callees = new TreeMap<>();
            Map<Integer, Map<Integer, Long>> callers = new LinkedHashMap<>();
            calls.forEach((call, seen) -> {
                Integer from = places.get(call.caller);
                if (from != null && !places.containsKey(call.callee)) {
                    callees.computeIfAbsent(layers[from], key -> new HashSet<>())
                            .add(call.callee);
                    callers.computeIfAbsent(layers[from], key -> new TreeMap<>())
                            .merge(from, seen, Math::max);
                }
            });
            callees.forEach((layer, folded) -> {
                int box = boxes.size();
                boxes.add(new Box("", folded.size(), Optional.empty(), false));
                callers.getOrDefault(layer, Map.of())
                        .forEach((from, seen) -> arrows.add(new Arrow(from, box, seen, false)));
            });
        }

        private Optional<Suspect> suspect(String service) {
            return findings.suspects().stream()
                    .filter(suspect -> suspect.service().equals(service))
                    .findFirst();
        }

        private boolean isOnPath(Call call) {
            int place = path.indexOf(call.caller);
            return place >= 0 && place + 1 < path.size() && path.get(place + 1).equals(call.callee);
        }
    }
}
