package dev.firefight.telemetry;

import dev.firefight.telemetry.column.ByteColumn;
import dev.firefight.telemetry.column.IntColumn;
import dev.firefight.telemetry.column.LongColumn;

/** Spans as columns, in order of arrival. All accessors take an index below {@link #size()}. */
public final class Spans {
    private static final byte FAILED = 0x40;

    private final LongColumn traceHigh = new LongColumn();
    private final LongColumn traceLow = new LongColumn();
    private final LongColumn id = new LongColumn();
    private final LongColumn parent = new LongColumn();
    private final LongColumn start = new LongColumn();
    private final LongColumn end = new LongColumn();
    private final IntColumn origin = new IntColumn();
    private final IntColumn operation = new IntColumn();
    private final IntColumn peer = new IntColumn();
    private final ByteColumn kindAndStatus = new ByteColumn();

    void add(SpanDraft span) {
        traceHigh.add(span.traceHigh);
        traceLow.add(span.traceLow);
        id.add(span.id);
        parent.add(span.parent);
        start.add(span.startNanos);
        end.add(span.endNanos);
        origin.add(span.origin);
        operation.add(span.operation);
        peer.add(span.peer);
        kindAndStatus.add((byte) (span.kind.number() | (span.failed ? FAILED : 0)));
    }

    /** Number of spans. */
    public int size() {
        return id.size();
    }

    /** Id of the trace. */
    public TraceId trace(int index) {
        return new TraceId(traceHigh.get(index), traceLow.get(index));
    }

    /** Upper half of the trace id. */
    public long traceHigh(int index) {
        return traceHigh.get(index);
    }

    /** Lower half of the trace id. */
    public long traceLow(int index) {
        return traceLow.get(index);
    }

    /** Id of the span. */
    public long id(int index) {
        return id.get(index);
    }

    /** Id of the calling span; 0 for none. */
    public long parent(int index) {
        return parent.get(index);
    }

    /** Start time. */
    public long startNanos(int index) {
        return start.get(index);
    }

    /** End time, not before the start. */
    public long endNanos(int index) {
        return end.get(index);
    }

    /** Number of the origin, see {@link Telemetry#origin}. */
    public int origin(int index) {
        return origin.get(index);
    }

    /** Number of the operation's name, see {@link Telemetry#text}. */
    public int operation(int index) {
        return operation.get(index);
    }

    /** Number of the called party's name as the caller knows it, see {@link Telemetry#text}; 0 for none. */
    public int peer(int index) {
        return peer.get(index);
    }

    /** Role in the call. */
    public SpanKind kind(int index) {
        return SpanKind.ofNumber(kindAndStatus.get(index) & ~FAILED);
    }

    /** Whether the span failed. */
    public boolean failed(int index) {
        return (kindAndStatus.get(index) & FAILED) != 0;
    }
}
