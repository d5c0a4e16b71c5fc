/**
 * Reads logs and says what is said otherwise than before.
 *
 * <p>In: files of lines. Out: a {@link dev.firefight.app.logs.LogAnswer}, in which the counts of all patterns add up to the number of
 * lines.
 */
@NullMarked
package dev.firefight.app.logs;

import org.jspecify.annotations.NullMarked;
