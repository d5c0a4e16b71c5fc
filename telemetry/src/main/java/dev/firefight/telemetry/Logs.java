package dev.firefight.telemetry;

import dev.firefight.telemetry.column.ByteColumn;
import dev.firefight.telemetry.column.IntColumn;
import dev.firefight.telemetry.column.LongColumn;

/** Log records as columns, in order of arrival. All accessors take an index below {@link #size()}. */
public final class Logs {
    private final LongColumn time = new LongColumn();
    private final LongColumn traceHigh = new LongColumn();
    private final LongColumn traceLow = new LongColumn();
    private final LongColumn span = new LongColumn();
    private final IntColumn origin = new IntColumn();
    private final IntColumn pattern = new IntColumn();
    private final ByteColumn severity = new ByteColumn();

    void add(long timeNanos, int originNumber, int severityNumber, int patternNumber, TraceId trace, long spanId) {
        time.add(timeNanos);
        origin.add(originNumber);
        severity.add((byte) severityNumber);
        pattern.add(patternNumber);
        traceHigh.add(trace.high());
        traceLow.add(trace.low());
        span.add(spanId);
    }

    /** Number of records. */
    public int size() {
        return time.size();
    }

    /** When it was logged. */
    public long timeNanos(int index) {
        return time.get(index);
    }

    /** Number of the origin, see {@link Telemetry#origin}. */
    public int origin(int index) {
        return origin.get(index);
    }

    /** OpenTelemetry's severity number: 1 to 24, 9 is info, 13 warning, 17 error, 21 fatal; 0 where not told. */
    public int severity(int index) {
        return severity.get(index);
    }

    /** Number of the pattern, as given by the {@link LogClassifier}. */
    public int pattern(int index) {
        return pattern.get(index);
    }

    /** Id of the span it belongs to; 0 where not told. */
    public long span(int index) {
        return span.get(index);
    }

    /** Id of the trace it belongs to, or {@link TraceId#NONE}. */
    public TraceId trace(int index) {
        return new TraceId(traceHigh.get(index), traceLow.get(index));
    }
}
