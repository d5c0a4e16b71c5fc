/**
 * What it means: from telemetry to ranked suspects with evidence.
 *
 * <p>In: a {@link dev.firefight.evidence.Question}: the telemetry of an incident, perhaps that of healthy times, perhaps the start
 * of the trouble. Out: {@link dev.firefight.evidence.Findings}.
 *
 * <p>Always: the same question has the same findings; no I/O, no clock, no chance; nothing depends on the name of a service or on
 * the unit of a measurement; every number in the findings can be computed again from the telemetry with the selector that stands
 * beside it.
 *
 * <p>Cost: linear in the number of points, spans and log records, but for sorting; all is gathered once, and looked at anew for each
 * time that is tried as the onset: once where it is told, some twenty times where it is searched for.
 */
@NullMarked
package dev.firefight.evidence;

import org.jspecify.annotations.NullMarked;
