/**
 * Requests: how long calls take on the way, which step follows which, and who calls whom.
 *
 * <p>In: spans and log records of an incident and of healthy times. Out: {@link dev.firefight.evidence.Clue clues}, the service map
 * and requests worth looking at.
 *
 * <p>Always: only durations are compared, never clocks of two machines; a span seen twice counts once; the start of the recording is no sign of
 * anything, because counts are taken for each request, never in total.
 *
 * <p>Cost: linear in the number of spans and log records; some sixty bytes for each span while they are walked over, once, and thirty from
 * then on. A supposed onset costs a pass over what was kept.
 */
@NullMarked
package dev.firefight.evidence.trace;

import org.jspecify.annotations.NullMarked;
