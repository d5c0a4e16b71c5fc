/**
 * What somebody can show of a drill, and what it proves.
 *
 * <p>In: a drill that is over. Out: a document with its scenario, seed, log and score; and of such a document whether it is as it was written and comes out the
 * same when the scenario is run again. Always: a document of which a byte was altered is refused. Cost: verifying runs the scenario a few times,
 * a second or two each.
 */
@NullMarked
package dev.firefight.practice.proof;

import org.jspecify.annotations.NullMarked;
