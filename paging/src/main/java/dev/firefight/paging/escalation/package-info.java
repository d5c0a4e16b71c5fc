/**
 * From a page that is due to the people who are called, until one of them acknowledges.
 *
 * <p>In: {@link dev.firefight.paging.escalation.PageFact what happened} to the pages of an incident, the roster, and what time it is. Out:
 * {@link dev.firefight.paging.escalation.Escalation what is to be written now}, and when to look again; {@link
 * dev.firefight.paging.escalation.Deliveries which messages are due} and {@link dev.firefight.paging.escalation.Bundles which of them travel as
 * one}.
 *
 * <p>Always: what is to be done follows from what was written down, so that a program that was killed goes on where it was; nobody is called
 * twice by one step; a message that was perhaps sent is sent once more, under the same number; whoever cannot be reached is told of, and not
 * waited for; a clock that is set back makes no step early and holds none back for longer than its patience.
 *
 * <p>Cost: some microseconds a fact, also among thousands; a look at all pages of an incident whenever something is due.
 */
@NullMarked
package dev.firefight.paging.escalation;

import org.jspecify.annotations.NullMarked;
