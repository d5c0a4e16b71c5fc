/**
 * Who is woken: from what senders say of alerts to the people who are called, in three steps that each have a package.
 *
 * <p>In: {@link dev.firefight.paging.episode alerts} as senders tell them, the {@link dev.firefight.paging.roster roster} of people,
 * schedules and policies, and what became of {@link dev.firefight.paging.call calls} so far. Out: episodes, decisions who is called when,
 * and the reason wherever nobody is.
 *
 * <p>Always: no I/O, no clock and no chance. The same entries in the same order give the same episodes and calls, so that nothing
 * has to be kept beside the journal.
 */
@NullMarked
package dev.firefight.paging;

import org.jspecify.annotations.NullMarked;
