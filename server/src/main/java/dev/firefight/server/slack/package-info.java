/**
 * Incidents in Slack: a room for each, and commands and buttons by which people work on them from there.
 *
 * <p>In: the journal, the set-up, and what Slack tells, by HTTP or by Socket Mode. Out: entries of streams {@code room/7}, which say what became
 * of the room of incident 7; channels, topics, invitations and messages in Slack; facts, by the same door as those of pages and programs.
 *
 * <p>Always: nothing else waits for Slack; an incident has one room, however many processes share the journal and whenever they are killed,
 * and what was being told at that moment may be told once more; nobody writes who is not let in (see {@link
 * dev.firefight.server.slack.SlackPeople}); what people said is written before Slack is told that it was taken, and once, however often Slack
 * repeats it.
 *
 * <p>Cost: one thread, and two entries of the journal for each message to a room, of which there is one in three seconds at most; memory of a few
 * hundred bytes for each room there ever was, 100,000 at most.
 */
@NullMarked
package dev.firefight.server.slack;

import org.jspecify.annotations.NullMarked;
