/**
 * What is said in logs, and what is said otherwise than before.
 *
 * <p>In: memory that holds lines, and windows of time. Out: patterns with exact counts, and what became of each from one window to the
 * other.
 *
 * <p>Always: nothing is sampled, counts add up to the number of lines, and neither the order of lines nor how they were cut into chunks
 * changes a result.
 */
@NullMarked
package dev.firefight.evidence.pattern;

import org.jspecify.annotations.NullMarked;
