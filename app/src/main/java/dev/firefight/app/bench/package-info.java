/**
 * Harnesses that show how good and how fast the program is, on recordings and logs with known answers.
 *
 * <p>In: directories of recordings or of logs with labels, and figures to compare with. Out: a report in Markdown, and on request the
 * findings of each recording as JSON, or the rows of each log.
 *
 * <p>Always: every set stands by itself; a missing answer is a miss, and of equals the truth takes the last place; constants are judged on
 * sets that they never saw. Only times depend on the machine.
 *
 * <p>Cost: each recording is read and investigated four times, once for each mode and once more for warm times; each log is mined nine times: whole, its
 * halves, shuffled, and five times for warm times.
 */
@NullMarked
package dev.firefight.app.bench;

import org.jspecify.annotations.NullMarked;
