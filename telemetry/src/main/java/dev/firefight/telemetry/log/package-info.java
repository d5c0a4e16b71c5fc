/**
 * What stands in front of the message of a line of a log.
 *
 * <p>In: the bytes of lines. Out, for each physical line: whether it starts a record or goes on with one, its time, level, names, and where its
 * message starts. {@link dev.firefight.telemetry.log.HeaderForms} learns from the first lines of a stream in which forms its headers are
 * written, {@link dev.firefight.telemetry.log.HeaderReader} reads each line by them.
 *
 * <p>What always holds: no byte makes anything throw; the message lies within its line; the same lines give the same answer. Reading a
 * line allocates nothing and costs time in proportion to its header, but for JSON and logfmt, of which it passes over all fields.
 */
@NullMarked
package dev.firefight.telemetry.log;

import org.jspecify.annotations.NullMarked;
