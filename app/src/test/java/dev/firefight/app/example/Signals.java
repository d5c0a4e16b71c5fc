package dev.firefight.app.example;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is kept of all that requests and processes have to tell: a sample of the traces, failed ones besides, and log lines, both bounded. */
final class Signals {
    /** Share of requests that are traced whatever becomes of them. */
    static final double SAMPLE_SHARE = 0.003;

    private static final int FAILED_TRACES_A_STEP = 1;
    private static final int LOUD_LINES_A_STEP = 1;

    private record Source(String what, long step) {}

    private final List<Span> spans = new ArrayList<>();
    private final List<LogLine> lines = new ArrayList<>();
    private final Map<Source, Integer> kept = new HashMap<>();

    /** Takes a request whose last part has ended. */
    void over(Request request) {
        long start = request.spans.getFirst().start;
        boolean isTraced =
                start >= 0 && (request.sampled || (request.failed() && isBelow(FAILED_TRACES_A_STEP, "", start)));
        if (isTraced) {
            request.spans.stream()
                    .filter(span -> isRecorded(span.start, span.end()))
                    .forEach(spans::add);
        }
        for (LogLine line : request.lines) {
            boolean isKept = isTraced || isBelow(LOUD_LINES_A_STEP, line.pod().name + line.level(), line.micros());
            if (isKept && isRecorded(line.micros(), line.micros())) {
                lines.add(line);
            }
        }
    }

    /** Takes what a process says of itself. */
    void said(long micros, Pod pod, LogLine.Level level, String text) {
        lines.add(new LogLine(micros, pod, level, text, Optional.empty()));
    }

    /** The spans, in the order in which they ended. */
    List<Span> spans() {
        return spans.stream().sorted(Comparator.comparingLong(Span::end)).toList();
    }

    /** The log lines, in order of time. */
    List<LogLine> lines() {
        return lines.stream().sorted(Comparator.comparingLong(LogLine::micros)).toList();
    }

    private boolean isBelow(int limit, String what, long micros) {
        Source source = new Source(what, micros / Scenario.STEP_MICROS);
        return kept.merge(source, 1, Integer::sum) <= limit;
    }

    private static boolean isRecorded(long from, long to) {
        return from >= 0 && to < Scenario.micros(Scenario.END);
    }
}
