/**
 * Reads logs and says what is said otherwise than before.
 *
 * <p>In: files of lines. Out: a {@link dev.firefight.app.logs.LogAnswer}, in which the counts of all patterns add up to the number of
 * lines; of one pattern a {@link dev.firefight.app.logs.PatternDrill}; of lines that are still to come, {@link
 * dev.firefight.app.logs.LogFollow.News}.
 *
 * <p>The ways through it. What is named becomes files: {@link dev.firefight.app.logs.LogSources}, {@link
 * dev.firefight.app.logs.RecordedLogs}, {@code Rotation}. Each is looked at: {@link dev.firefight.app.logs.LogFile}, {@code Years}. All are
 * mined: {@link dev.firefight.app.logs.LogMining}, with {@code Windows} of time, {@code LineHeaders} that say where a line counts, {@code
 * Speakers} who says it, and {@code Traces} that put stack traces together. Some are read again: {@code LineTable} for what each line says,
 * {@code Drilling} for one pattern. Or they are followed: a {@code Tail} gives lines, {@code FollowedRecords} puts them together, {@code
 * KnownShapes} and {@code KnownTraces} judge whether they are new.
 *
 * <p>Always: nothing is sampled; neither threads nor the order of files change an answer; what cannot be read is told and stops nothing.
 *
 * <p>Cost: one pass over the bytes, and one more for each thing that is asked beyond the first screen; packed files are unpacked once more
 * to find their last time. Memory does not grow with the files.
 */
@NullMarked
package dev.firefight.app.logs;

import org.jspecify.annotations.NullMarked;
