package dev.firefight.telemetry.recording;

import dev.firefight.telemetry.format.ReadNotes;
import java.nio.file.Path;

/**
 * What became of one file.
 *
 * @param file the file
 * @param takenFor what it was taken for, in words
 * @param why what gave it away, in words
 * @param notes what was found and what could not be used
 */
public record FileReport(Path file, String takenFor, String why, ReadNotes notes) {
    /** Whether nothing in it was of use. */
    public boolean isUnusable() {
        return notes.isEmpty();
    }
}
