/**
 * A rolling window of telemetry on disk: what a receiver of OTLP took, for as long as there is room.
 *
 * <p>In: bodies of export requests, checked by {@link dev.firefight.telemetry.format.OtlpCheck} before. Out: the same bodies, in the order in
 * which they came, for a stretch of time.
 *
 * <p>Always: {@link dev.firefight.telemetry.window.TelemetryWindow#append} returns when its body is forced to disk, and not before; the files
 * together have never more than the bytes that were set; the oldest file goes first; a body that is damaged on disk is skipped and counted, and
 * costs none beside it; what a program that was killed left half-written is cut off at the next start.
 *
 * <p>On disk: a directory of segments, {@code 000000000001.segment} and so on. A segment is a sequence of frames, {@link
 * dev.firefight.telemetry.window.FrameHeader}; nothing else is in it, so that any part of it that begins with a frame can be read.
 *
 * <p>Cost: bodies are packed with zstd by those who append; one thread writes, and forces once for all that wait (group commit). In memory are
 * the bodies that wait, of bounded size, and about 100 bytes a segment.
 */
@NullMarked
package dev.firefight.telemetry.window;

import org.jspecify.annotations.NullMarked;
