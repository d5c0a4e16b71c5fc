/**
 * What a drill was worth: points by published rules, each with the moment it was given or taken for.
 *
 * <p>In: a scenario, the log of a drill, and what came of it beside what would have come of it with nothing done and with the best known play. Out: a
 * {@linkplain dev.firefight.practice.score.Score score} of at most 100 points. Always: nobody judges texts; the same log gives the same points on
 * every machine; whoever does the same whatever happens gets few. Cost: a run of the scenario for each way that is compared, a second or two each.
 */
@NullMarked
package dev.firefight.practice.score;

import org.jspecify.annotations.NullMarked;
