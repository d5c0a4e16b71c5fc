package dev.firefight.telemetry;

/** One span on its way into the columns. A reader keeps one and fills it again for each span, so that reading allocates nothing. */
public final class SpanDraft {
    /** Number of the origin, from {@link TelemetryBuilder#origin}. */
    public int origin;
    /** Number of the operation, from {@link TelemetryBuilder#text}. */
    public int operation;
    /** Upper half of the trace id. */
    public long traceHigh;
    /** Lower half of the trace id. */
    public long traceLow;
    /** Id of the span. */
    public long id;
    /** Id of the span that called it; 0 for none. */
    public long parent;
    /** Start. */
    public long startNanos;
    /** End, not before the start. */
    public long endNanos;
    /** Role in the call. */
    public SpanKind kind = SpanKind.UNSPECIFIED;
    /** Whether it failed. */
    public boolean failed;
    /** Number of the name of the called party as the caller knows it ({@code peer.service}, host, database); 0 for none. */
    public int peer;

    /** Makes it empty again. */
    public void clear() {
        origin = 0;
        operation = 0;
        traceHigh = 0;
        traceLow = 0;
        id = 0;
        parent = 0;
        startNanos = 0;
        endNanos = 0;
        kind = SpanKind.UNSPECIFIED;
        failed = false;
        peer = 0;
    }

    /** Sets both halves of the trace id. */
    public void trace(TraceId trace) {
        traceHigh = trace.high();
        traceLow = trace.low();
    }
}
