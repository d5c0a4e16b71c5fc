/**
 * Who can be called, when, and in which order: people and how they are reached, teams, schedules, policies of escalation, routes from
 * alerts to policies, and silences.
 *
 * <p>In: a {@link dev.firefight.paging.roster.Roster} that somebody wrote. Out: who is on call at a moment, which route an alert takes.
 *
 * <p>Always: every name that something refers to exists; whoever writes a roster where one does not is told which.
 *
 * <p>Time: hand-overs go by the clock on the wall of a schedule's zone, and take place when it first shows their time or a later one. The rules
 * of zones are those of the Java that runs.
 *
 * <p>Cost: lookups walk over the roster; who is on call is computed for the moment asked, in the same time however long ago a rotation
 * started.
 */
@NullMarked
package dev.firefight.paging.roster;

import org.jspecify.annotations.NullMarked;
