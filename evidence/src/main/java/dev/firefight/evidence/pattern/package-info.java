/**
 * Log patterns: which messages say the same thing, and what that is once the values are left out.
 *
 * <p>In: the bytes of lines, as memory. {@link dev.firefight.evidence.pattern.ShapeScanner} reduces each line to its {@linkplain
 * dev.firefight.evidence.pattern.Shape shape} and counts it in a {@link dev.firefight.evidence.pattern.ShapeTable}; a {@link
 * dev.firefight.evidence.pattern.LineReader} tells where in a line its message is, when it was written and in which window it counts.
 * Out: shapes, with how often, when and where each was seen.
 *
 * <p>Always: no order of the input, no chunks and no threads change a result; nothing is sampled, and what is counted adds up to the number
 * of lines. With and without vector instructions the tables are the same, bit by bit.
 *
 * <p>Cost: one pass over the bytes, in constant memory but for the table, which is bounded.
 */
@NullMarked
package dev.firefight.evidence.pattern;

import org.jspecify.annotations.NullMarked;
