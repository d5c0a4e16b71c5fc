/**
 * What production says: series, log records, spans, changes and alerts, as columns in memory.
 *
 * <p>In: records handed to {@link dev.firefight.telemetry.TelemetryBuilder} by the readers in {@code format}, {@code
 * recording} and {@code live}. Out: an immutable {@link dev.firefight.telemetry.Telemetry}.
 *
 * <p>Always: times are nanoseconds since 1970-01-01T00:00Z; a series is sorted by time without two points at one time;
 * an absent text is the empty string; log texts are kept as pattern numbers, never as lines, so that memory does not grow with
 * the length of what was logged.
 *
 * <p>Cost: 16 bytes a point, 61 a span and up to 16 to know it again while reading, 41 a log record, plus each distinct name once.
 */
@NullMarked
package dev.firefight.telemetry;

import org.jspecify.annotations.NullMarked;
