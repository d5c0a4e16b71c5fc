package dev.firefight.evidence;

/**
 * A course over time with the band in which it moves when all is well.
 *
 * @param timesNanos times, rising
 * @param values values, as many as times
 * @param bandLow lower end of the healthy band
 * @param bandHigh upper end of the healthy band
 */
@SuppressWarnings("ArrayRecordComponent") // columns are drawn, not compared
public record Curve(long[] timesNanos, double[] values, double bandLow, double bandHigh) {}
