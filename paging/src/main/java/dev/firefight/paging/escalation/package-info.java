/**
 * From a page that is due to the people who are called, until one of them acknowledges.
 *
 * <p>In: {@link dev.firefight.paging.escalation.PageFact what happened} to the pages of an incident, the roster, and what time it is. Out:
 * {@link dev.firefight.paging.escalation.Escalation#next what is to be done now}, and when to look again.
 *
 * <p>Always: what is to be done follows from what was written down, so that a program that was killed goes on where it was; nobody is called
 * twice by one step; a message that was perhaps sent is sent once more, under the same number.
 *
 * <p>Cost: a few microseconds an incident that pages; nothing for the others.
 */
@NullMarked
package dev.firefight.paging.escalation;

import org.jspecify.annotations.NullMarked;
