/**
 * A drill: a scenario that somebody plays, with all that is said, looked at and done in it.
 *
 * <p>In: deeds of people, at moments of the scenario's own time. Out: a timeline as that of a real incident, by the same rules, and a log from which the
 * whole drill follows: the same scenario, seed and log give the same telemetry and the same timeline, bit for bit. Always: what is in a log is
 * chained by hashes, so that nothing in it can be altered, left out or moved without notice. Cost: replaying takes as long as running the scenario.
 */
@NullMarked
package dev.firefight.practice.drill;

import org.jspecify.annotations.NullMarked;
