package dev.firefight.evidence.trace;

import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.SpanParents;
import dev.firefight.telemetry.Spans;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.column.IntColumn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Follows each request step by step, in the part of it that each entry into a service began. Spans and log lines are followed each for
 * themselves, because lines are often stamped by another clock, or late. Lines that belong to no request are counted by stretches of time.
 */
final class StepWalk {
    /** Of lines that belong to no request: as long as a request is patient, and short beside the trouble. */
    private static final long STRETCH_NANOS =
            Duration.ofSeconds(StepWords.STRETCH_SECONDS).toNanos();

    private static final int NO_STEP = Integer.MIN_VALUE;

    private final Requests requests;
    private final StepWords words;
    private final Spans spans;
    private final Logs logs;
    private final SpanTree tree;

    StepWalk(Requests requests, Telemetry telemetry, SpanTree tree) {
        this.requests = requests;
        this.words = requests.words();
        this.spans = telemetry.spans();
        this.logs = telemetry.logs();
        this.tree = tree;
    }

    /**
     * One thing that happened in a service's part of a request.
     *
     * @param entry the span by which the request entered the service
     */
    private record Event(int entry, boolean isLog, long timeNanos, int step) {}

    /** Tells {@link Steps} what was seen in each request, and in each stretch of time. */
    void walk(boolean isIncident) {
        int[] spanOfLog = new int[logs.size()];
        Map<Long, IntColumn> loose = new TreeMap<>();
        long start = firstLine();
        for (int i = 0; i < logs.size(); i++) {
            spanOfLog[i] = spanOf(i);
            if (spanOfLog[i] < 0) {
                long stretch = start + (logs.timeNanos(i) - start) / STRETCH_NANOS * STRETCH_NANOS;
                loose.computeIfAbsent(stretch, time -> new IntColumn()).add(i);
            }
        }
        walkRequests(spanOfLog, isIncident);
        walkTime(loose, isIncident);
    }

    /** Stretches begin with the first line, wherever the clock stands. */
    private long firstLine() {
        long start = Long.MAX_VALUE;
        for (int i = 0; i < logs.size(); i++) {
            start = Math.min(start, logs.timeNanos(i));
        }
        return start;
    }

    /** The span of its own service that a line belongs to; negative for none. */
    private int spanOf(int log) {
        int span = logs.span(log) == 0
                ? SpanParents.NONE
                : tree.find(logs.trace(log).high(), logs.trace(log).low(), logs.span(log));
        boolean isWithin = span >= 0 && requests.service(spans, span) == requests.serviceOfOrigin(logs.origin(log));
        return isWithin ? span : SpanParents.NONE;
    }

    private void walkRequests(int[] spanOfLog, boolean isIncident) {
        int n = spans.size();
        int[] entries = new int[n];
        Arrays.setAll(entries, span -> tree.entryOf(span, requests::serviceOfOrigin));
        Traces traces = new Traces(spans, spanOfLog);
        for (int trace = 0; trace < traces.size(); trace++) {
            List<Event> events = new ArrayList<>();
            for (int i = traces.from(trace); i < traces.to(trace); i++) {
                int member = traces.member(i);
                int log = member - n;
                if (log >= 0) {
                    int step = words.line(logs.pattern(log));
                    events.add(new Event(entries[spanOfLog[log]], true, logs.timeNanos(log), step));
                } else if (!tree.isDuplicate(member)) {
                    int step = words.step(spans, member);
                    events.add(new Event(entries[member], false, spans.startNanos(member), step));
                }
            }
            events.sort(Comparator.comparingInt(Event::entry)
                    .thenComparing(Event::isLog)
                    .thenComparingLong(Event::timeNanos)
                    .thenComparing(event -> words.of(event.step)));
            follow(events);
            requests.steps().endRequest(isIncident, start(events));
        }
    }

    /** A request belongs to the time in which it began, by the clock of whoever took it in, and whichever of its spans arrived first. */
    private long start(List<Event> events) {
        return events.stream()
                .map(Event::entry)
                .min(Comparator.comparing((Integer entry) -> tree.parent(entry) >= 0)
                        .thenComparingLong(spans::startNanos))
                .map(spans::startNanos)
                .orElseThrow();
    }

    /** Of stretches of time in which a service spoke, in how many it said each line. */
    private void walkTime(Map<Long, IntColumn> loose, boolean isIncident) {
        loose.forEach((startNanos, lines) -> {
            for (int i = 0; i < lines.size(); i++) {
                int line = lines.get(i);
                int service = requests.serviceOfOrigin(logs.origin(line));
                requests.steps().seen(service, Steps.BEGIN, Steps.BEGIN, words.line(logs.pattern(line)));
            }
            requests.steps().endRequest(isIncident, startNanos);
        });
    }

    /** Follows the parts of one request. */
    private void follow(List<Event> events) {
        for (int from = 0; from < events.size(); ) {
            int to = from;
            while (to < events.size() && events.get(to).entry == events.get(from).entry) {
                to++;
            }
            followPart(events.subList(from, to));
            from = to;
        }
    }

    private void followPart(List<Event> events) {
        int entry = events.getFirst().entry;
        int service = requests.service(spans, entry);
        int operation = requests.operation(spans, entry);
        Steps steps = requests.steps();
        int spanStep = NO_STEP;
        int logStep = StepWords.entry(operation);
        Event last = events.getFirst();
        for (Event event : events) {
            if (!event.isLog) {
                if (spanStep != NO_STEP) {
                    steps.seen(service, operation, spanStep, event.step);
                }
                spanStep = event.step;
            } else if (!event.equals(last)) { // else the same line twice
                steps.seen(service, operation, logStep, event.step);
                logStep = event.step;
            }
            last = event;
        }
        if (spanStep != NO_STEP) {
            steps.seen(service, operation, spanStep, Steps.END);
        }
        steps.seen(service, operation, logStep, Steps.END);
    }
}
