package dev.firefight.evidence.request;

import dev.firefight.evidence.Target;
import dev.firefight.evidence.request.Candidate.Trouble;
import dev.firefight.evidence.request.Hop.Reason;
import dev.firefight.evidence.request.Story.Line;
import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TraceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongFunction;

/** Requests of which nothing is left but log lines. */
public final class LoneLines {
    private static final int ERROR = 17;

    private LoneLines() {}

    /** What was logged of one request. */
    private static final class Logged {
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private int firstLog;
        private int firstError = -1;
        private long firstErrorNanos = Long.MAX_VALUE;
    }

    /** The story that some lines tell of a request: it failed where the first error was said. */
    public static Story story(String id, List<Line> lines) {
        List<Line> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparingLong(Line::timeNanos)
                .thenComparing(Line::service)
                .thenComparing(Line::text));
        long start = sorted.getFirst().timeNanos();
        long end = sorted.getLast().timeNanos();
        Optional<Line> error = firstError(sorted);
        Candidate request = new Candidate(
                id,
                sorted.getFirst().service(),
                "",
                start,
                end - start,
                0,
                error.isPresent() ? Trouble.FAILED : Trouble.NONE,
                error.map(LoneLines::hop));
        List<Story.Gap> gaps = Silence.gaps(List.of(), sorted);
        OptionalInt lastWord = error.map(line -> {
                    int at = sorted.indexOf(line);
                    return at == 0 ? OptionalInt.empty() : OptionalInt.of(at - 1);
                })
                .orElseGet(() -> gaps.stream()
                        .max(Comparator.comparingLong(Story.Gap::nanos))
                        .map(gap -> Silence.lastWord(sorted, gap.fromNanos()))
                        .orElse(OptionalInt.empty()));
        return new Story(
                request,
                request.hop().map(List::of).orElse(List.of()),
                List.of(),
                sorted,
                gaps,
                lastWord,
                Optional.empty(),
                0);
    }

    static Optional<Line> firstError(List<Line> sorted) {
        return sorted.stream().filter(line -> line.severity() >= ERROR).findFirst();
    }

    static Hop hop(Line line) {
        String said = line.text().lines().findFirst().orElse("");
        return new Hop(line.service(), Reason.ERROR_LINE, "", "", said, 0, 0, 0, RequestTree.NONE, 0);
    }

    /**
     * The requests of which some telemetry holds log records, but no spans.
     *
     * @param words what a step of a request is called
     */
    static List<Candidate> candidates(Telemetry telemetry, LongFunction<String> words) {
        Logs logs = telemetry.logs();
        Map<TraceId, Logged> byTrace = new HashMap<>();
        for (int i = 0; i < logs.size(); i++) {
            TraceId trace = logs.trace(i);
            if (trace.isPresent()) {
                Logged logged = byTrace.computeIfAbsent(trace, any -> new Logged());
                long time = logs.timeNanos(i);
                logged.firstLog = time < logged.first ? i : logged.firstLog;
                logged.first = Math.min(logged.first, time);
                logged.last = Math.max(logged.last, time);
                if (logs.severity(i) >= ERROR && time < logged.firstErrorNanos) {
                    logged.firstError = i;
                    logged.firstErrorNanos = time;
                }
            }
        }
        for (int span = 0; span < telemetry.spans().size(); span++) {
            byTrace.remove(telemetry.spans().trace(span));
        }
        List<Candidate> candidates = new ArrayList<>();
        byTrace.forEach((trace, logged) -> candidates.add(candidate(telemetry, trace, logged, words)));
        return candidates;
    }

    private static Candidate candidate(Telemetry telemetry, TraceId trace, Logged logged, LongFunction<String> words) {
        boolean isFailed = logged.firstError >= 0;
        String said = isFailed ? words.apply(Walk.line(telemetry.logs().pattern(logged.firstError))) : "";
        return new Candidate(
                trace.hex(),
                service(telemetry, logged.firstLog),
                "",
                logged.first,
                logged.last - logged.first,
                0,
                isFailed ? Trouble.FAILED : Trouble.NONE,
                isFailed
                        ? Optional.of(hop(new Line(
                                logged.firstErrorNanos, service(telemetry, logged.firstError), ERROR, said, -1)))
                        : Optional.empty());
    }

    private static String service(Telemetry telemetry, int log) {
        return Target.of(telemetry.origin(telemetry.logs().origin(log))).service();
    }
}
