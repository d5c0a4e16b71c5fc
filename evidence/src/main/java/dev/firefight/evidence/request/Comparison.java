package dev.firefight.evidence.request;

import dev.firefight.evidence.request.Hop.Reason;
import dev.firefight.evidence.request.Story.Healthy;
import dev.firefight.evidence.request.Walk.Call;
import dev.firefight.evidence.request.Walk.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a request differs from healthy ones of its kind, in words. */
final class Comparison {
    /** What nine of ten healthy requests do is what they do. */
    private static final double MOST = 0.9;

    private static final int FEWEST = 3;
    private static final int MOST_DIFFERENCES = 8;
    private static final double NANOS_PER_SECOND = 1e9;

    private final RequestSet reference;
    private final Norms norms;
    private final Call kind;
    private final Map<Operation, Map<Integer, Integer>> counts = new HashMap<>();
    private final Map<String, Integer> services = new HashMap<>();
    private final List<Peer> peers = new ArrayList<>();

    private record Peer(String traceId, long nanos) {}

    private Comparison(RequestSet reference, Norms norms, Call kind) {
        this.reference = reference;
        this.norms = norms;
        this.kind = kind;
    }

    /** Compares; empty when no other request is of its kind and healthy. */
    static Optional<Healthy> of(
            RequestSet set, RequestTree tree, RequestSet reference, Norms norms, List<Hop> odd, String traceId) {
        Comparison comparison = new Comparison(reference, norms, new Walk(set).kind(tree));
        comparison.gather(traceId);
        if (comparison.peers.isEmpty()) {
            return Optional.empty();
        }
        List<Peer> peers = comparison.peers;
        peers.sort(Comparator.comparingLong(Peer::nanos).thenComparing(Peer::traceId));
        Peer middle = peers.get(peers.size() / 2);
        return Optional.of(
                new Healthy(peers.size(), middle.traceId(), middle.nanos(), comparison.differences(set, tree, odd)));
    }

    private void gather(String ownId) {
        Walk walk = new Walk(reference);
        for (int request = 0; request < reference.size(); request++) {
            RequestTree tree = reference.tree(request);
            String id = reference.trace(request).hex();
            if (!walk.kind(tree).equals(kind) || id.equals(ownId) || isOdd(tree)) {
                continue;
            }
            peers.add(new Peer(id, tree.nanos(tree.root())));
            count(reference, tree)
                    .forEach((operation, times) -> counts.computeIfAbsent(operation, any -> new TreeMap<>())
                            .merge(times, 1, Integer::sum));
            services(reference, tree).keySet().forEach(service -> services.merge(service, 1, Integer::sum));
        }
    }

    /** Whether a request failed, or was far slower than its kind. */
    private boolean isOdd(RequestTree tree) {
        for (int place = 0; place < tree.size(); place++) {
            if (reference.spans().failed(tree.span(place))) {
                return true;
            }
        }
        long nanos = tree.nanos(tree.root());
        return norms.whole(kind).filter(norm -> nanos > 2 * norm.nanos()).isPresent();
    }

    private static Map<Operation, Integer> count(RequestSet set, RequestTree tree) {
        Walk walk = new Walk(set);
        Map<Operation, Integer> counts = new HashMap<>();
        for (int place = 0; place < tree.size(); place++) {
            counts.merge(walk.operation(tree, place), 1, Integer::sum);
        }
        return counts;
    }

    private static Map<String, Integer> services(RequestSet set, RequestTree tree) {
        Map<String, Integer> services = new TreeMap<>();
        for (int place = 0; place < tree.size(); place++) {
            services.merge(set.service(tree.span(place)), 1, Integer::sum);
        }
        return services;
    }

    private List<String> differences(RequestSet set, RequestTree tree, List<Hop> odd) {
        List<String> words = new ArrayList<>();
        for (Hop hop : odd) {
            String said = time(hop);
            if (!said.isEmpty() && !words.contains(said)) {
                words.add(said);
            }
        }
        if (peers.size() >= FEWEST) {
            words.addAll(calls(set, tree));
        }
        return words.stream().limit(MOST_DIFFERENCES).toList();
    }

    private static String time(Hop hop) {
        String of = String.format(Locale.ROOT, "%,d", hop.references()) + " healthy ones";
        return switch (hop.reason()) {
            case SLOW ->
                "%s, “%s”: took %s by itself here, %s in %s"
                        .formatted(hop.service(), hop.operation(), seconds(hop.nanos()), seconds(hop.usualNanos()), of);
            case ON_THE_WAY -> {
                boolean isFirst = hop.other().compareTo(hop.service()) < 0; // both sides of a call tell the same
                yield "between %s and %s: %s on the way here, %s in %s"
                        .formatted(
                                isFirst ? hop.other() : hop.service(),
                                isFirst ? hop.service() : hop.other(),
                                seconds(hop.nanos()),
                                seconds(hop.usualNanos()),
                                of);
            }
            case ERROR_LINE, OTHER_COURSE -> hop.service() + ": " + hop.detail();
            case FAILED -> "%s, “%s”: failed".formatted(hop.service(), hop.operation());
        };
    }

    static String seconds(long nanos) {
        double seconds = nanos / NANOS_PER_SECOND;
        return seconds >= 1
                ? String.format(Locale.ROOT, "%.3g s", seconds)
                : seconds >= 1e-3
                        ? String.format(Locale.ROOT, "%.3g ms", seconds * 1e3)
                        : String.format(Locale.ROOT, "%.3g µs", seconds * 1e6);
    }

    /** Who is missing, who is new, and what was called more or less often. */
    private List<String> calls(RequestSet set, RequestTree tree) {
        Map<String, Integer> here = services(set, tree);
        List<String> words = new ArrayList<>();
        new TreeMap<>(services).forEach((service, requests) -> {
            if (!here.containsKey(service) && requests >= MOST * peers.size()) {
                words.add("never called " + service);
            }
        });
        here.keySet().forEach(service -> {
            if (!services.containsKey(service)) {
                words.add("called " + service + ", as none of them did");
            }
        });
        Map<Operation, Integer> counted = count(set, tree);
        Map<Operation, Map<Integer, Integer>> all = new HashMap<>(counts);
        counted.keySet().forEach(operation -> all.putIfAbsent(operation, Map.of()));
        all.entrySet().stream()
                .filter(entry -> here.containsKey(entry.getKey().service())
                        && services.containsKey(entry.getKey().service()))
                .sorted(Comparator.comparing((Map.Entry<Operation, Map<Integer, Integer>> entry) ->
                                entry.getKey().service())
                        .thenComparing(
                                entry -> set.operationNamed(entry.getKey().operation())))
                .forEach(entry -> {
                    int times = counted.getOrDefault(entry.getKey(), 0);
                    usual(entry.getValue()).ifPresent(usual -> {
                        if (usual != times) {
                            words.add("%s, “%s”: %s instead of %s"
                                    .formatted(
                                            entry.getKey().service(),
                                            set.operationNamed(entry.getKey().operation()),
                                            times(times),
                                            times(usual)));
                        }
                    });
                });
        return words;
    }

    /** How often nine of ten do it. */
    private Optional<Integer> usual(Map<Integer, Integer> requestsByTimes) {
        int doing =
                requestsByTimes.values().stream().mapToInt(Integer::intValue).sum();
        if (peers.size() - doing >= MOST * peers.size()) {
            return Optional.of(0);
        }
        return requestsByTimes.entrySet().stream()
                .filter(entry -> entry.getValue() >= MOST * peers.size())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String times(int times) {
        return switch (times) {
            case 0 -> "never";
            case 1 -> "once";
            case 2 -> "twice";
            default -> times + " times";
        };
    }

    /** Whether a reason is one of time. */
    static boolean isTime(Reason reason) {
        return reason == Reason.SLOW || reason == Reason.ON_THE_WAY;
    }
}
