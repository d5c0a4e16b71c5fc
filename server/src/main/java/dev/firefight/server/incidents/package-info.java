/**
 * Timelines: decided by the rules of {@code incident}, kept in the journal, and read again.
 *
 * <p>In: what somebody wants to write ({@link dev.firefight.server.incidents.Incidents}). Out: what became of it, timelines, and the
 * {@linkplain dev.firefight.server.incidents.Directory list of all incidents}, which follows the journal. Each incident is a stream of its
 * own, and the name of the kind of a fact is the type of its entry.
 *
 * <p>Always: what is written was decided in the knowledge of all that stands before it; times of a timeline never go back.
 *
 * <p>Cost: an incident in use is kept as a list of its entries; of the others only a line for the list, and the words that are searched.
 */
@NullMarked
package dev.firefight.server.incidents;

import org.jspecify.annotations.NullMarked;
