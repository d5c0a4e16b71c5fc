package dev.firefight.evidence.trace;

import dev.firefight.evidence.Clue;
import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.Target;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.evidence.stat.Robust;
import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.Spans;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Walks over all requests of an incident and of its baseline once and gathers what they say: steps, own times, gaps of calls. */
final class Requests {
    /** Heaviness of the tail of surprises. */
    static final double DEGREES_OF_FREEDOM = 3;

    private static final double NATS_PER_BIT = Math.log(2);

    private final Question question;
    private final long onsetNanos;
    private final Vocabulary vocabulary;
    private final Operations operations;
    private final int[] serviceOfOrigin;
    private final List<String> services = new ArrayList<>();
    private final Steps steps = new Steps();
    private final Durations<Operation> ownTimes = new Durations<>();
    private final Durations<CallOperation> gaps = new Durations<>();
    private final Map<Call, Long> calls = new HashMap<>();
    private final Map<String, Integer> looked = new TreeMap<>();
    private final Map<String, Target> targets = new HashMap<>();

    /** One operation of a service. */
    record Operation(String service, int operation) {}

    /** One operation that calls one of another service. */
    record CallOperation(Call call, int callerOperation, int calleeOperation) {}

    Requests(Question question, long onsetNanos) {
        this.question = question;
        this.onsetNanos = onsetNanos;
        vocabulary = question.incident().vocabulary();
        operations = new Operations(vocabulary);
        serviceOfOrigin = new int[vocabulary.origins().size()];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < serviceOfOrigin.length; i++) {
            String service = Target.of(vocabulary.origins().get(i)).service();
            serviceOfOrigin[i] = numbers.computeIfAbsent(service, name -> {
                services.add(name);
                return services.size() - 1;
            });
        }
        walk(question.incident(), true);
        question.baseline().ifPresent(healthy -> walk(healthy, false));
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
                calls.merge(new Call(name(spans, parent), name(spans, i)), isIncident ? 1L : 0L, Long::sum);
            }
        }
        int[] entry = new int[n];
        for (int i = 0; i < n; i++) {
            entry[i] = tree.entryOf(i, serviceOfOrigin);
            if (tree.isDuplicate(i)) {
                continue;
            }
            Phase phase = phase(isIncident, spans.startNanos(i));
            if (isIncident) {
                looked.merge(name(spans, i), 1, Integer::sum);
                noteTarget(spans.origin(i));
            }
            long duration = spans.endNanos(i) - spans.startNanos(i);
            int operation = operations.masked(spans.operation(i));
            if (remoteChildren[i] == 0) {
                ownTimes.add(new Operation(name(spans, i), operation), phase, Math.max(0, duration - childNanos[i]));
            } else if (remoteChildren[i] == 1 && children[i] == 1) {
                int child = remoteChild[i];
                gaps.add(
                        new CallOperation(
                                new Call(name(spans, i), name(spans, child)),
                                operation,
                                operations.masked(spans.operation(child))),
                        phase,
                        Math.max(0, duration - (spans.endNanos(child) - spans.startNanos(child))));
            }
        }
        followSteps(spans, logs, tree, entry, isIncident);
    }

    /** Events of one service's part of a request, by the entry of that part, in order of time; spans and log lines each for themselves. */
    private void followSteps(Spans spans, Logs logs, SpanTree tree, int[] entry, boolean isIncident) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            if (!tree.isDuplicate(i)) {
                events.add(new Event(entry[i], false, spans.startNanos(i), step(spans, i)));
            }
        }
        for (int i = 0; i < logs.size(); i++) {
            if (isIncident) {
                looked.merge(services.get(serviceOfOrigin[logs.origin(i)]), 1, Integer::sum);
                noteTarget(logs.origin(i));
            }
            int span = logs.span(i) == 0
                    ? -1
                    : tree.find(logs.trace(i).high(), logs.trace(i).low(), logs.span(i));
            if (span >= 0 && service(spans, span) == serviceOfOrigin[logs.origin(i)]) {
                events.add(new Event(entry[span], true, logs.timeNanos(i), logStep(logs.pattern(i))));
            }
        }
        events.sort(Comparator.comparingLong((Event event) -> spans.traceHigh(event.entry))
                .thenComparingLong(event -> spans.traceLow(event.entry))
                .thenComparingInt(Event::entry)
                .thenComparing(Event::isLog)
                .thenComparingLong(Event::timeNanos)
                .thenComparingInt(Event::step));
        for (int from = 0; from < events.size(); ) {
            int to = from;
            while (to < events.size() && sameTrace(spans, events.get(from).entry, events.get(to).entry)) {
                to++;
            }
            followRequest(spans, events.subList(from, to), isIncident);
            from = to;
        }
    }

    private void followRequest(Spans spans, List<Event> events, boolean isIncident) {
        for (int from = 0; from < events.size(); ) {
            int entry = events.get(from).entry;
            String service = name(spans, entry);
            int spanStep = Integer.MIN_VALUE;
            int logStep = entryStep(spans, entry);
            Event last = events.get(from);
            while (from < events.size() && events.get(from).entry == entry) {
                Event event = events.get(from++);
                if (event.isLog) {
                    if (last.isLog && last.equals(event)) {
                        continue; // the same line twice
                    }
                    steps.seen(service, logStep, event.step);
                    logStep = event.step;
                } else {
                    if (spanStep != Integer.MIN_VALUE) {
                        steps.seen(service, spanStep, event.step);
                    }
                    spanStep = event.step;
                }
                last = event;
            }
            if (spanStep != Integer.MIN_VALUE) {
                steps.seen(service, spanStep, Steps.END);
            }
            steps.seen(service, logStep, Steps.END);
        }
        steps.endRequest(phase(isIncident, spans.startNanos(events.getFirst().entry)));
    }

    /** One thing that happened in a service's part of a request. */
    private record Event(int entry, boolean isLog, long timeNanos, int step) {}

    // steps are numbered in three ranges: operations, log patterns, and operations as the start of the log lines of a
    // request
    private static final int KINDS = 4;

    private int step(Spans spans, int span) {
        return operations.masked(spans.operation(span)) * KINDS + (spans.failed(span) ? 3 : 0);
    }

    private static int logStep(int pattern) {
        return pattern * KINDS + 1;
    }

    private int entryStep(Spans spans, int span) {
        return operations.masked(spans.operation(span)) * KINDS + 2;
    }

    /** What a step is called: a log line as it was first seen, the name of an operation, or the end. */
    String words(int step) {
        if (step == Steps.END) {
            return "the end";
        }
        return switch (step % KINDS) {
            case 1 -> patterns().example(step / KINDS);
            case 3 -> vocabulary.texts().get(step / KINDS) + " failed";
            default -> vocabulary.texts().get(step / KINDS);
        };
    }

    List<Clue> stepClues() {
        Map<String, List<Steps.Broken>> byService = new TreeMap<>();
        for (Steps.Broken one : steps.broken()) {
            byService
                    .computeIfAbsent(one.pair().service(), service -> new ArrayList<>())
                    .add(one);
        }
        List<Clue> clues = new ArrayList<>();
        byService.forEach((service, broken) -> {
            for (Steps.Broken one : broken) {
                boolean isRecovery = one.vanished()
                        && (FailureWords.in(words(one.pair().first()))
                                || FailureWords.in(words(one.pair().second())));
                if (!isRecovery) {
                    clues.add(clue(one));
                }
            }
        });
        return clues;
    }

    private Clue clue(Steps.Broken broken) {
        String first = words(broken.pair().first());
        String second = words(broken.pair().second());
        String said = broken.pair().second() == Steps.END ? first : second;
        String text = "in %s, %s after %s in %.0f %% of requests, before in %.0f %%"
                .formatted(
                        broken.pair().service(),
                        quoted(second),
                        quoted(first),
                        100 * broken.after(),
                        100 * broken.before());
        return new Clue(
                target(broken.pair().service()),
                Family.PATTERN,
                broken.surprise(),
                said,
                new Evidence(
                        broken.pair().second() % KINDS == 1 ? Evidence.Kind.LOG : Evidence.Kind.TRACE,
                        broken.pair().service() + ": " + shortened(first) + " → " + shortened(second),
                        "share of requests",
                        broken.before(),
                        broken.after(),
                        "",
                        broken.surprise() / NATS_PER_BIT,
                        OptionalLong.of(onsetNanos),
                        text,
                        Optional.empty()));
    }

    List<Clue> ownTimeClues() {
        Map<String, List<Durations.Move<Operation>>> byService = new TreeMap<>();
        for (Durations.Move<Operation> move : ownTimes.moves()) {
            byService
                    .computeIfAbsent(move.key().service(), service -> new ArrayList<>())
                    .add(move);
        }
        List<Clue> clues = new ArrayList<>();
        byService.forEach((service, moves) -> {
            double[] distances =
                    moves.stream().mapToDouble(Durations.Move::distance).toArray();
            double surprise = Robust.surprise(Robust.median(distances), DEGREES_OF_FREEDOM);
            Durations.Move<Operation> most = moves.stream()
                    .max(Comparator.comparingDouble(Durations.Move::distance))
                    .orElseThrow();
            if (surprise > 0) {
                clues.add(timeClue(
                        target(service),
                        Family.OWN_TIME,
                        surprise,
                        "own time",
                        service + ": " + words(most.key().operation() * KINDS),
                        most.beforeMillis(),
                        most.afterMillis(),
                        "%s takes longer by itself".formatted(service)));
            }
        });
        return clues;
    }

    Clue timeClue(
            Target target,
            Family family,
            double surprise,
            String indicator,
            String selector,
            double beforeMillis,
            double afterMillis,
            String text) {
        return new Clue(
                target,
                family,
                surprise,
                indicator,
                new Evidence(
                        Evidence.Kind.TRACE,
                        selector,
                        "median",
                        beforeMillis,
                        afterMillis,
                        "ms",
                        surprise / NATS_PER_BIT,
                        OptionalLong.of(onsetNanos),
                        text,
                        Optional.empty()));
    }

    List<Durations.Move<CallOperation>> gapMoves() {
        return gaps.moves();
    }

    Map<Call, Long> calls() {
        return calls;
    }

    Map<String, Integer> looked() {
        return looked;
    }

    /** The service, and its component where it has only one. */
    Target target(String service) {
        return targets.getOrDefault(service, new Target(service, ""));
    }

    private void noteTarget(int origin) {
        Origin from = vocabulary.origins().get(origin);
        Target target = Target.of(from);
        targets.merge(
                target.service(), target, (one, other) -> one.equals(other) ? one : new Target(target.service(), ""));
    }

    private LogPatterns patterns() {
        return question.patterns();
    }

    private Phase phase(boolean isIncident, long timeNanos) {
        return !isIncident ? Phase.HEALTHY : timeNanos < onsetNanos ? Phase.BEFORE : Phase.AFTER;
    }

    private int service(Spans spans, int span) {
        return serviceOfOrigin[spans.origin(span)];
    }

    private String name(Spans spans, int span) {
        return services.get(service(spans, span));
    }

    private static boolean sameTrace(Spans spans, int one, int other) {
        return spans.traceLow(one) == spans.traceLow(other) && spans.traceHigh(one) == spans.traceHigh(other);
    }

    private static String quoted(String text) {
        return text.equals("the end") ? text : "“" + shortened(text) + "”";
    }

    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= 80 ? line : line.substring(0, 79) + "…";
    }
}
