package dev.firefight.evidence.request;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One request through all services. Times are those of the clock of whoever took it in.
 *
 * @param request the request and what is wrong with it
 * @param odd all that is out of the ordinary, the strongest first
 * @param rows its spans in the order of a waterfall
 * @param lines its log lines in order of time
 * @param gaps stretches in which nobody said anything, in order of time
 * @param lastWord which of the lines was the last before it failed or began to wait
 * @param healthy how healthy requests of its kind go; empty when there is none
 * @param withoutParent how many spans name a caller that is not there
 */
public record Story(
        Candidate request,
        List<Hop> odd,
        List<Row> rows,
        List<Line> lines,
        List<Gap> gaps,
        OptionalInt lastWord,
        Optional<Healthy> healthy,
        int withoutParent) {
    /**
     * A span.
     *
     * @param depth how many callers stand above it
     * @param service whose
     * @param operation what
     * @param startNanos start
     * @param nanos how long
     * @param failed whether it failed
     * @param blamed whether the trouble shows here
     * @param movedNanos by how much its times were moved, because its clock differs from that of its caller
     * @param spanId its id
     */
    public record Row(
            int depth,
            String service,
            String operation,
            long startNanos,
            long nanos,
            boolean failed,
            boolean blamed,
            long movedNanos,
            long spanId) {}

    /**
     * A log line.
     *
     * @param timeNanos when
     * @param service who
     * @param severity OpenTelemetry's severity number, 0 where not told
     * @param text what, of several lines where it has them
     * @param row the row within which it was said; -1 for none
     */
    public record Line(long timeNanos, String service, int severity, String text, int row) {}

    /** A stretch without a word. */
    public record Gap(long fromNanos, long nanos) {}

    /**
     * How healthy requests of the kind go.
     *
     * @param requests how many there are
     * @param exampleId the trace id of one of usual length
     * @param exampleNanos how long that took
     * @param differences what is otherwise here, in words, what matters most first
     */
    public record Healthy(int requests, String exampleId, long exampleNanos, List<String> differences) {
        /** Copies the list. */
        public Healthy {
            differences = List.copyOf(differences);
        }
    }

    /** Copies the lists. */
    public Story {
        odd = List.copyOf(odd);
        rows = List.copyOf(rows);
        lines = List.copyOf(lines);
        gaps = List.copyOf(gaps);
    }

    /** The same with its lines in other words. */
    public Story withLines(List<Line> others) {
        return new Story(request, odd, rows, others, gaps, lastWord, healthy, withoutParent);
    }
}
