package dev.firefight.telemetry.recording;

import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.format.ReadNotes;
import java.util.List;
import java.util.Optional;

/**
 * A recording that was read.
 *
 * @param info what it says about itself
 * @param telemetry what production said
 * @param baseline what production said in healthy times, where a reference is named
 * @param files what became of each file
 * @param notes what concerns all of them: counters that were started anew, a baseline that could not be had
 */
public record Recording(
        RecordingInfo info,
        Telemetry telemetry,
        Optional<Telemetry> baseline,
        List<FileReport> files,
        ReadNotes notes) {
    /** Copies the list. */
    public Recording {
        files = List.copyOf(files);
    }
}
