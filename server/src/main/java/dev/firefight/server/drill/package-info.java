/**
 * Drills that are played in browsers. A drill lies in the journal as {@code drill/7}: its opening with its secret, and each line of its log; what is
 * answered is stored. Time goes on whenever somebody looks: nothing runs while nobody does, and a drill for practice stands still then. From
 * the log alone everything follows, so that a drill goes on after the program was started anew.
 *
 * <p>A drill that is being played costs the memory of its simulated production, some 100 MB; the few that were looked at last are kept, others are run
 * again from their logs when somebody comes back.
 */
@NullMarked
package dev.firefight.server.drill;

import org.jspecify.annotations.NullMarked;
