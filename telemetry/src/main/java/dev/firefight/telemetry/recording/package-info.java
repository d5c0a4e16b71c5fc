/**
 * Recordings: telemetry at rest, in a directory.
 *
 * <p>In: paths of directories and files. Out: one {@link dev.firefight.telemetry.recording.Recording} with everything that was
 * found in them, and for each file what it was taken for and what could not be used.
 *
 * <p>Always: what a file holds is told by its content; only the names of a recording's own files mean something. Files are read in
 * order of their names, those last whose year only others can tell, so that the same directory always gives the same recording.
 * Nothing is read that lies neither in what was named nor beside it.
 *
 * <p>And back: {@link dev.firefight.telemetry.recording.RecordingArchive} writes telemetry as a recording in one file, of which the reader makes the
 * same telemetry again, record by record. Texts of logs, which telemetry does not hold, are kept aside by {@link
 * dev.firefight.telemetry.recording.SaidTexts} while they are read.
 */
@NullMarked
package dev.firefight.telemetry.recording;

import org.jspecify.annotations.NullMarked;
