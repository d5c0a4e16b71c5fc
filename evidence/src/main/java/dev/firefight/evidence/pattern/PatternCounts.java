package dev.firefight.evidence.pattern;

/**
 * How often a pattern was seen in each slot.
 *
 * @param pattern its id
 * @param severity OpenTelemetry's severity number of its lines, the highest; 0 where not told
 * @param counts lines for each slot of the {@link Slots} they are compared in
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
public record PatternCounts(long pattern, int severity, long[] counts) {}
