package dev.firefight.evidence.trace;

import dev.firefight.evidence.Clue;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.ServiceMap;
import dev.firefight.evidence.Target;
import dev.firefight.evidence.TraceExemplar;
import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.Spans;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the requests of an incident and of its baseline hold, walked over once: steps, own times, times on the way, who calls whom. What of
 * it changed at a time is asked of it as often as one likes.
 */
public final class Requests {
    private final Question question;
    private final Operations operations;
    private final StepWords words;

    /** By number of the origin the number of its service. */
    private final int[] serviceOfOrigin;

    private final List<String> services = new ArrayList<>();
    private final Steps steps = new Steps();
    private final Durations<Operation> ownTimes = new Durations<>();
    private final Durations<CallOperation> callTimes = new Durations<>();
    private final Map<Call, Long> calls = new HashMap<>();
    private final Map<Operation, Set<String>> callees = new HashMap<>();
    private final Map<String, Integer> looked = new TreeMap<>();
    private final Map<String, Target> targets = new HashMap<>();

    /** One operation of a service. */
    record Operation(String service, int operation) {}

    /** One operation that calls one of another service. */
    record CallOperation(Call call, int callerOperation, int calleeOperation) {}

    private Requests(Question question) {
        this.question = question;
        Vocabulary vocabulary = question.incident().vocabulary();
        operations = new Operations(vocabulary);
        words = new StepWords(operations, question.patterns());
        serviceOfOrigin = new int[vocabulary.origins().size()];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < serviceOfOrigin.length; i++) {
            String service = Target.of(vocabulary.origins().get(i)).service();
            serviceOfOrigin[i] = numbers.computeIfAbsent(service, name -> {
                services.add(name);
                return services.size() - 1;
            });
        }
    }

    /** Walks over all requests. */
    public static Requests of(Question question) {
        Requests requests = new Requests(question);
        requests.walk(question.incident(), true);
        question.baseline().ifPresent(healthy -> requests.walk(healthy, false));
        return requests;
    }

    private void walk(Telemetry telemetry, boolean isIncident) {
        SpanTree tree = new SpanTree(telemetry.spans());
        noteCalls(telemetry.spans(), tree, isIncident);
        noteTimes(telemetry.spans(), tree, isIncident);
        if (isIncident) {
            noteLooked(telemetry.spans(), telemetry.logs(), tree);
        }
        new StepWalk(this, telemetry, tree).walk(isIncident);
    }

    private void noteCalls(Spans spans, SpanTree tree, boolean isIncident) {
        for (int i = 0; i < spans.size(); i++) {
            int parent = tree.parent(i);
            if (!tree.isDuplicate(i) && parent >= 0 && service(spans, i) != service(spans, parent)) {
                callees.computeIfAbsent(
                                new Operation(name(spans, parent), operation(spans, parent)),
                                operation -> new TreeSet<>())
                        .add(name(spans, i));
                calls.merge(new Call(name(spans, parent), name(spans, i)), isIncident ? 1L : 0L, Long::sum);
            }
        }
    }

    /**
     * Own times of spans that wait for no other service, and times on the way of spans that do nothing but call one: what other spans take
     * cannot be told apart.
     */
    private void noteTimes(Spans spans, SpanTree tree, boolean isIncident) {
        int n = spans.size();
        int[] children = new int[n];
        int[] remoteChildren = new int[n];
        int[] remoteChild = new int[n];
        long[] childNanos = new long[n];
        for (int i = 0; i < n; i++) {
            int parent = tree.parent(i);
            if (!tree.isDuplicate(i) && parent >= 0) {
                children[parent]++;
                childNanos[parent] += nanos(spans, i);
                if (service(spans, i) != service(spans, parent)) {
                    remoteChildren[parent]++;
                    remoteChild[parent] = i;
                }
            }
        }
        for (int i = 0; i < n; i++) {
            if (tree.isDuplicate(i)) {
                continue;
            }
            if (remoteChildren[i] == 0) {
                add(
                        ownTimes,
                        new Operation(name(spans, i), operation(spans, i)),
                        isIncident,
                        spans.startNanos(i),
                        nanos(spans, i) - childNanos[i]);
            } else if (remoteChildren[i] == 1 && children[i] == 1) {
                int child = remoteChild[i];
                add(
                        callTimes,
                        new CallOperation(
                                new Call(name(spans, i), name(spans, child)),
                                operation(spans, i),
                                operation(spans, child)),
                        isIncident,
                        spans.startNanos(i),
                        nanos(spans, i) - nanos(spans, child));
            }
        }
    }

    private void noteLooked(Spans spans, Logs logs, SpanTree tree) {
        for (int i = 0; i < spans.size(); i++) {
            if (!tree.isDuplicate(i)) {
                noteLooked(spans.origin(i));
            }
        }
        for (int i = 0; i < logs.size(); i++) {
            noteLooked(logs.origin(i));
        }
    }

    private void noteLooked(int origin) {
        Target target = Target.of(question.incident().origin(origin));
        looked.merge(target.service(), 1, Integer::sum);
        targets.merge(
                target.service(), target, (one, other) -> one.equals(other) ? one : new Target(target.service(), ""));
    }

    /** What requests say against whom if the trouble began at a time. */
    public List<Clue> clues(long onsetNanos) {
        List<Clue> clues = new ArrayList<>(new StepClues(this, onsetNanos).clues());
        clues.addAll(OwnTimes.clues(this, onsetNanos));
        clues.addAll(CallTimes.clues(this, onsetNanos));
        return clues;
    }

    /** Who calls whom, as spans and the stated calls tell. */
    public ServiceMap map() {
        Map<Call, Long> all = new HashMap<>(calls);
        question.incident().calls().forEach(call -> all.putIfAbsent(call, 0L));
        question.baseline().ifPresent(baseline -> baseline.calls().forEach(call -> all.putIfAbsent(call, 0L)));
        Set<String> names = new TreeSet<>();
        Map<String, ServiceMap.Edge> edges = new TreeMap<>();
        all.forEach((call, count) -> {
            names.add(call.caller());
            names.add(call.callee());
            edges.put(call.caller() + "\n" + call.callee(), new ServiceMap.Edge(call.caller(), call.callee(), count));
        });
        return new ServiceMap(List.copyOf(names), List.copyOf(edges.values()));
    }

    /** How many spans and log records of each service were seen. */
    public Map<String, Integer> looked() {
        return Collections.unmodifiableMap(looked);
    }

    /** Requests from a time on that went through a target, those that failed or took longest first. */
    public List<TraceExemplar> exemplars(Target target, long onsetNanos) {
        return new RequestPicture(question.incident(), onsetNanos).exemplars(target);
    }

    /** Clocks that are set back make spans of less than nothing. */
    private static <K> void add(Durations<K> durations, K key, boolean isIncident, long timeNanos, long nanos) {
        if (isIncident) {
            durations.add(key, timeNanos, Math.max(0, nanos));
        } else {
            durations.addHealthy(key, Math.max(0, nanos));
        }
    }

    Question question() {
        return question;
    }

    Steps steps() {
        return steps;
    }

    StepWords words() {
        return words;
    }

    Durations<Operation> ownTimes() {
        return ownTimes;
    }

    Durations<CallOperation> callTimes() {
        return callTimes;
    }

    /** Other services that were seen to be called by an operation of a service. */
    Set<String> callees(String service, int operation) {
        return callees.getOrDefault(new Operation(service, operation), Set.of());
    }

    /** The name of a service. */
    String service(int number) {
        return services.get(number);
    }

    /** The service, and its component where it has only one. */
    Target target(String service) {
        return targets.getOrDefault(service, new Target(service, ""));
    }

    /** The number of a span's service. */
    int service(Spans spans, int span) {
        return serviceOfOrigin[spans.origin(span)];
    }

    /** The number of a span's operation, without the values in its name. */
    int operation(Spans spans, int span) {
        return operations.masked(spans.operation(span));
    }

    /** The number of the service that an origin belongs to. */
    int serviceOfOrigin(int origin) {
        return serviceOfOrigin[origin];
    }

    private static long nanos(Spans spans, int span) {
        return spans.endNanos(span) - spans.startNanos(span);
    }

    private String name(Spans spans, int span) {
        return services.get(service(spans, span));
    }
}
