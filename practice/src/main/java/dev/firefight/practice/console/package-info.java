/**
 * What somebody in a drill can look at: the tools of a production, as far as they look and do nothing.
 *
 * <p>In: a {@link dev.firefight.practice.scenario.Run} as it is at the moment, and a line such as {@code trace slow cart}. Out: headings, tables,
 * curves and traces as data, for a terminal or a page. Always: all of it comes from what the production told or tells whoever asks it, never from
 * the list of what goes wrong; a look changes nothing; a line of garbage is answered by words that say what to write instead; an answer has at
 * most {@value dev.firefight.practice.console.Looks#MOST_ROWS} rows. Cost: a few milliseconds; numbers of half an hour are read again each time.
 */
@NullMarked
package dev.firefight.practice.console;

import org.jspecify.annotations.NullMarked;
