package dev.firefight.evidence.trace;

import dev.firefight.evidence.Clue;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.ServiceMap;
import dev.firefight.evidence.Target;
import dev.firefight.evidence.TraceExemplar;
import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.Spans;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.column.IntColumn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the requests of an incident and of its baseline hold, walked over once: steps, own times, gaps of calls, who calls whom. What of
 * it changed at a time is asked of it as often as one likes.
 */
public final class Requests {
    /** Of lines that belong to no request: as long as a request is patient, and short beside the trouble. */
    private static final long STRETCH_NANOS =
            Duration.ofSeconds(StepWords.STRETCH_SECONDS).toNanos();

    private final Question question;
    private final Operations operations;
    private final StepWords words;
    private final int[] serviceOfOrigin;
    private final List<String> services = new ArrayList<>();
    private final Steps steps = new Steps();
    private final Durations<Operation> ownTimes = new Durations<>();
    private final Durations<CallOperation> gaps = new Durations<>();
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
        Spans spans = telemetry.spans();
        Logs logs = telemetry.logs();
        SpanTree tree = new SpanTree(spans);
        int n = spans.size();
        int[] children = new int[n];
        int[] remoteChildren = new int[n];
        int[] remoteChild = new int[n];
        long[] childNanos = new long[n];
        for (int i = 0; i < n; i++) {
            int parent = tree.parent(i);
            if (tree.isDuplicate(i) || parent < 0) {
                continue;
            }
            children[parent]++;
            childNanos[parent] += spans.endNanos(i) - spans.startNanos(i);
            if (service(spans, i) != service(spans, parent)) {
                remoteChildren[parent]++;
                remoteChild[parent] = i;
                callees.computeIfAbsent(
                                new Operation(name(spans, parent), operations.masked(spans.operation(parent))),
                                operation -> new TreeSet<>())
                        .add(name(spans, i));
                calls.merge(new Call(name(spans, parent), name(spans, i)), isIncident ? 1L : 0L, Long::sum);
            }
        }
        int[] entry = new int[n];
        for (int i = 0; i < n; i++) {
            entry[i] = tree.entryOf(i, serviceOfOrigin);
            if (tree.isDuplicate(i)) {
                continue;
            }
            long start = spans.startNanos(i);
            if (isIncident) {
                looked.merge(name(spans, i), 1, Integer::sum);
                noteTarget(spans.origin(i));
            }
            long duration = spans.endNanos(i) - spans.startNanos(i);
            int operation = operations.masked(spans.operation(i));
            if (remoteChildren[i] == 0) {
                add(ownTimes, new Operation(name(spans, i), operation), isIncident, start, duration - childNanos[i]);
            } else if (remoteChildren[i] == 1 && children[i] == 1) {
                int child = remoteChild[i];
                add(
                        gaps,
                        new CallOperation(
                                new Call(name(spans, i), name(spans, child)),
                                operation,
                                operations.masked(spans.operation(child))),
                        isIncident,
                        start,
                        duration - (spans.endNanos(child) - spans.startNanos(child)));
            }
        }
        followSteps(spans, logs, tree, entry, isIncident);
    }

    /** Events of one service's part of a request, by the entry of that part, in order of time; spans and log lines each for themselves. */
    private void followSteps(Spans spans, Logs logs, SpanTree tree, int[] entry, boolean isIncident) {
        int n = spans.size();
        int[] spanOfLog = new int[logs.size()];
        Map<Long, IntColumn> loose = new TreeMap<>();
        long start = start(logs);
        for (int i = 0; i < logs.size(); i++) {
            if (isIncident) {
                looked.merge(services.get(serviceOfOrigin[logs.origin(i)]), 1, Integer::sum);
                noteTarget(logs.origin(i));
            }
            int span = logs.span(i) == 0
                    ? -1
                    : tree.find(logs.trace(i).high(), logs.trace(i).low(), logs.span(i));
            boolean isWithin = span >= 0 && service(spans, span) == serviceOfOrigin[logs.origin(i)];
            spanOfLog[i] = isWithin ? span : -1;
            if (!isWithin) {
                loose.computeIfAbsent(
                                start + (logs.timeNanos(i) - start) / STRETCH_NANOS * STRETCH_NANOS,
                                stretch -> new IntColumn())
                        .add(i);
            }
        }
        Traces traces = new Traces(spans, spanOfLog);
        for (int trace = 0; trace < traces.size(); trace++) {
            List<Event> events = new ArrayList<>();
            for (int i = traces.from(trace); i < traces.to(trace); i++) {
                int member = traces.member(i);
                int log = member - n;
                if (log >= 0) {
                    events.add(
                            new Event(entry[spanOfLog[log]], true, logs.timeNanos(log), words.line(logs.pattern(log))));
                } else if (!tree.isDuplicate(member)) {
                    events.add(new Event(entry[member], false, spans.startNanos(member), words.step(spans, member)));
                }
            }
            events.sort(Comparator.comparingInt(Event::entry)
                    .thenComparing(Event::isLog)
                    .thenComparingLong(Event::timeNanos)
                    .thenComparing(event -> words.of(event.step)));
            followRequest(spans, tree, events, isIncident);
        }
        followTime(logs, loose, isIncident);
    }

    /** Lines that belong to no request: of stretches of time in which a service spoke, in how many it said each of them. */
    private void followTime(Logs logs, Map<Long, IntColumn> loose, boolean isIncident) {
        loose.forEach((startNanos, lines) -> {
            for (int i = 0; i < lines.size(); i++) {
                int line = lines.get(i);
                steps.seen(
                        serviceOfOrigin[logs.origin(line)], Steps.BEGIN, Steps.BEGIN, words.line(logs.pattern(line)));
            }
            steps.endRequest(isIncident, startNanos);
        });
    }

    /** Stretches begin with the first line, wherever the clock stands. */
    private static long start(Logs logs) {
        long start = Long.MAX_VALUE;
        for (int i = 0; i < logs.size(); i++) {
            start = Math.min(start, logs.timeNanos(i));
        }
        return start;
    }

    private void followRequest(Spans spans, SpanTree tree, List<Event> events, boolean isIncident) {
        for (int from = 0; from < events.size(); ) {
            int entry = events.get(from).entry;
            int service = service(spans, entry);
            int operation = operations.masked(spans.operation(entry));
            int spanStep = Integer.MIN_VALUE;
            int logStep = StepWords.entry(operation);
            Event last = events.get(from);
            while (from < events.size() && events.get(from).entry == entry) {
                Event event = events.get(from++);
                if (event.isLog) {
                    if (last.isLog && last.equals(event)) {
                        continue; // the same line twice
                    }
                    steps.seen(service, operation, logStep, event.step);
                    logStep = event.step;
                } else {
                    if (spanStep != Integer.MIN_VALUE) {
                        steps.seen(service, operation, spanStep, event.step);
                    }
                    spanStep = event.step;
                }
                last = event;
            }
            if (spanStep != Integer.MIN_VALUE) {
                steps.seen(service, operation, spanStep, Steps.END);
            }
            steps.seen(service, operation, logStep, Steps.END);
        }
        steps.endRequest(isIncident, start(spans, tree, events));
    }

    /** A request belongs to the time in which it began, by the clock of whoever took it in, and whichever of its spans arrived first. */
    private static long start(Spans spans, SpanTree tree, List<Event> events) {
        return events.stream()
                .map(Event::entry)
                .min(Comparator.comparing((Integer entry) -> tree.parent(entry) >= 0)
                        .thenComparingLong(spans::startNanos))
                .map(spans::startNanos)
                .orElseThrow();
    }

    /** One thing that happened in a service's part of a request. */
    private record Event(int entry, boolean isLog, long timeNanos, int step) {}

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
        Set<String> callers = new TreeSet<>();
        Map<String, ServiceMap.Edge> edges = new TreeMap<>();
        all.forEach((call, count) -> {
            callers.add(call.caller());
            callers.add(call.callee());
            edges.put(call.caller() + "\n" + call.callee(), new ServiceMap.Edge(call.caller(), call.callee(), count));
        });
        return new ServiceMap(List.copyOf(callers), List.copyOf(edges.values()));
    }

    /** How many spans and log records of each service were seen. */
    public Map<String, Integer> looked() {
        return looked;
    }

    /** Requests from a time on that went through a target, those that failed or took longest first. */
    public List<TraceExemplar> exemplars(Target target, long onsetNanos) {
        return new RequestPicture(question.incident(), onsetNanos).exemplars(target);
    }

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

    Durations<CallOperation> gaps() {
        return gaps;
    }

    /** Other services that were seen to be called by an operation of a service. */
    Set<String> callees(String service, int operation) {
        return callees.getOrDefault(new Operation(service, operation), Set.of());
    }

    String service(int number) {
        return services.get(number);
    }

    /** The service, and its component where it has only one. */
    Target target(String service) {
        return targets.getOrDefault(service, new Target(service, ""));
    }

    private void noteTarget(int origin) {
        Origin from = question.incident().origin(origin);
        Target target = Target.of(from);
        targets.merge(
                target.service(), target, (one, other) -> one.equals(other) ? one : new Target(target.service(), ""));
    }

    private int service(Spans spans, int span) {
        return serviceOfOrigin[spans.origin(span)];
    }

    private String name(Spans spans, int span) {
        return services.get(service(spans, span));
    }
}
