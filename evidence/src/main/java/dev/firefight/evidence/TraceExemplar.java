package dev.firefight.evidence;

import java.util.List;

/**
 * One request as a waterfall.
 *
 * @param traceId 32 hexadecimal digits
 * @param why why it is worth looking at
 * @param spans its spans in the order of a waterfall: each behind its caller
 */
public record TraceExemplar(String traceId, String why, List<Bar> spans) {
    /** Copies the list. */
    public TraceExemplar {
        spans = List.copyOf(spans);
    }

    /**
     * One span of a waterfall.
     *
     * @param depth how many callers stand above it
     * @param service whose
     * @param operation what
     * @param startNanos start
     * @param endNanos end
     * @param failed whether it failed
     * @param blamed whether it belongs to the first suspect
     */
    public record Bar(
            int depth,
            String service,
            String operation,
            long startNanos,
            long endNanos,
            boolean failed,
            boolean blamed) {}
}
