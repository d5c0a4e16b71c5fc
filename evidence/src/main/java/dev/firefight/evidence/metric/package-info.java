/**
 * Series: how far each moved at the onset, and what that is a sign of.
 *
 * <p>In: the series of a {@link dev.firefight.telemetry.Telemetry} and a time. Out: {@link dev.firefight.evidence.Clue clues}.
 *
 * <p>Always: the unit of a series does not matter, nor does the order of series; a constant series is never a clue.
 *
 * <p>Cost: sorting the values of each series once.
 */
@NullMarked
package dev.firefight.evidence.metric;

import org.jspecify.annotations.NullMarked;
