/**
 * From what senders say of alerts to episodes, and from episodes to incidents.
 *
 * <p>In: {@link dev.firefight.paging.episode.AlertFact alerts}, as often and in whatever order they come, and {@link
 * dev.firefight.paging.episode.EpisodeFact what was decided} of them. Out: {@link dev.firefight.paging.episode.Episodes episodes}, each
 * from the moment an alert began to the moment it ended, and {@link dev.firefight.paging.episode.Grouping what is to be decided} of those
 * of which nothing was yet.
 *
 * <p>Always: an alert has at most one open episode; what is said twice, late or in the wrong order changes nothing; an episode that wakes
 * nobody has a reason for it.
 *
 * <p>Cost: some 2 KB an open episode with ten labels, and a short memory of those that ended lately; a message costs the logarithm of the
 * number of open episodes.
 */
@NullMarked
package dev.firefight.paging.episode;

import org.jspecify.annotations.NullMarked;
