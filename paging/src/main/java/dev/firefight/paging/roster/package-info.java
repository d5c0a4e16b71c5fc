/**
 * Who can be called, when, and in which order: people and how they are reached, teams, schedules, policies of escalation, routes from
 * alerts to policies, and silences.
 *
 * <p>In: a {@link dev.firefight.paging.roster.Roster} that somebody wrote. Out: who is on call at a moment, which route an alert takes.
 *
 * <p>Always: every name that something refers to exists; whoever writes a roster where one does not is told which.
 *
 * <p>Cost: lookups by name are immediate, schedules are computed for the moment asked.
 */
@NullMarked
package dev.firefight.paging.roster;

import org.jspecify.annotations.NullMarked;
