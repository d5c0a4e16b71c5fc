/**
 * One reader for each form in which telemetry is written down.
 *
 * <p>In: a stream of bytes of one file. Out: records in a {@link dev.firefight.telemetry.TelemetryBuilder}, and {@link
 * dev.firefight.telemetry.format.ReadNotes} of what was found and what could not be used.
 *
 * <p>Always: a reader streams, its memory does not grow with the length of the file; whatever it leaves out it counts and
 * explains; it never throws for what is written in a file, only when the file cannot be read at all.
 *
 * <p>{@link dev.firefight.telemetry.format.Format} lists the forms; {@link dev.firefight.telemetry.format.FormatDetector}
 * tells them apart by their first bytes.
 */
@NullMarked
package dev.firefight.telemetry.format;

import org.jspecify.annotations.NullMarked;
