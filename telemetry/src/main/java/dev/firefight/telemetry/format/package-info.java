/**
 * One reader for each form in which telemetry is written down.
 *
 * <p>In: a stream of bytes of one file. Out: records in a {@link dev.firefight.telemetry.TelemetryBuilder}, and {@link
 * dev.firefight.telemetry.format.ReadNotes} of what was found and what could not be used.
 *
 * <p>Always: a reader streams: besides what it hands on it holds one line or value, and of each series or writer the last point
 * or record. Only classic histograms are held to the end of their file, at 16 bytes a point of each bucket, since their buckets come
 * apart. How many names, series, buckets, lines and records are held is bounded. Whatever a reader leaves out it counts and explains;
 * it never throws for what is written in a file, only when the file cannot be read at all.
 *
 * <p>{@link dev.firefight.telemetry.format.Format} lists the forms; {@link dev.firefight.telemetry.format.FormatDetector}
 * tells them apart by their first bytes. One form is written, too: {@link dev.firefight.telemetry.format.OtlpJsonWriter}.
 */
@NullMarked
package dev.firefight.telemetry.format;

import org.jspecify.annotations.NullMarked;
