/**
 * Lines of logs.
 *
 * <p>In: files, plain or packed, and streams. Out: their lines as memory, in parts of whole lines, to several threads at once
 * ({@link dev.firefight.telemetry.log.LineFeed}).
 *
 * <p>Always: each line is handed out once, with the place where it starts; what cannot be read is told. Cost: one copy of the bytes, and a
 * window of memory for each thread, whatever the size of the files and the length of their lines.
 */
@NullMarked
package dev.firefight.telemetry.log;

import org.jspecify.annotations.NullMarked;
