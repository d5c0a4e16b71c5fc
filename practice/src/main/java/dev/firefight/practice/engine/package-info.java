/**
 * What moves a simulation: a clock of whole nanoseconds, events in order, and chance that can be had again.
 *
 * <p>In: events that are {@linkplain dev.firefight.practice.engine.Agenda#plan planned}, and a seed. Out: what happens, one event after the
 * other, and draws from {@linkplain dev.firefight.practice.engine.Chance streams} of which each component has its own.
 *
 * <p>Always: the same plans and the same seed give the same events in the same order, on any machine. Times are whole numbers; events at the
 * same time happen in the order in which they were planned; what one component draws does not move what another one draws; functions such as
 * logarithms come from {@link java.lang.StrictMath}. No clock of the machine, no threads, no input or output.
 *
 * <p>Cost: planning and taking an event takes some ten nanoseconds and allocates nothing.
 */
@NullMarked
package dev.firefight.practice.engine;

import org.jspecify.annotations.NullMarked;
