/**
 * Looks into incidents by itself: reads live sources, asks the evidence engine, and writes into the timeline what it found.
 *
 * <p>In: an incident that was declared, or somebody who asks. Out: one entry on what was read and what each bucket says, and a hypothesis
 * with its evidence for each of the likeliest suspects, all written by the program; responders accept or refute them as those of anybody.
 *
 * <p>Always: a source that cannot be read is a line in what was found and never a failed investigation; an incident is looked into once by itself,
 * also when the program was killed meanwhile; what was proposed once is not proposed again.
 *
 * <p>What was seen is kept as an {@link dev.firefight.server.investigation.Exhibit} of each of the last incidents, for people who look for
 * themselves.
 *
 * <p>What production said during severe incidents is recorded, once when they become so and once when they are resolved ({@link
 * dev.firefight.server.investigation.Recordings}); whoever asks gets a recording of any stretch of time. How often the program was right is counted
 * by what people confirmed ({@link dev.firefight.server.investigation.HitRates}).
 *
 * <p>What is understood of each source is kept of its last reading, and looked at when somebody asks ({@link
 * dev.firefight.server.investigation.SourceLooks}), by the same thread and within the same budget.
 *
 * <p>Cost: one window of telemetry in memory at a time; a source is asked no more often than its budget allows.
 */
@NullMarked
package dev.firefight.server.investigation;

import org.jspecify.annotations.NullMarked;
