/**
 * Lines of logs, and what stands in front of their messages.
 *
 * <p>In: files, plain or packed, and streams. {@link dev.firefight.telemetry.log.LineFeed} hands out their lines as memory, in parts of whole
 * lines, to several threads at once. {@link dev.firefight.telemetry.log.HeaderForms} learns from the first lines of a stream in which forms
 * its headers are written; {@link dev.firefight.telemetry.log.HeaderReader} tells of each physical line whether it starts a record or goes on
 * with one, its time, level, names, and where its message starts; {@link dev.firefight.telemetry.log.StatementReader} likewise, of lines that
 * their carrier cut when all of their parts have come.
 *
 * <p>Always: each line is handed out once, with the place where it starts; what cannot be read is told; no byte makes anything throw; the
 * message lies within its line. Cost: one copy of the bytes, and a window of memory for each thread, whatever the size of the files and the
 * length of their lines. Reading a header allocates nothing and costs time in proportion to it, but for JSON and logfmt, of which it passes
 * over all fields.
 */
@NullMarked
package dev.firefight.telemetry.log;

import org.jspecify.annotations.NullMarked;
