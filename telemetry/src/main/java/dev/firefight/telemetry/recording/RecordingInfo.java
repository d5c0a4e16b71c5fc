package dev.firefight.telemetry.recording;

import dev.firefight.telemetry.Symptom;
import dev.firefight.telemetry.Telemetry.Feed;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code recording.json} says about a recording.
 *
 * @param id name of the recording
 * @param start start of the stretch of time
 * @param end end of the stretch of time
 * @param onset start of the trouble as the source of a benchmark gives it: a truth to score against, never evidence
 * @param reported when the trouble was reported to have begun, by people or alerts: what an investigation is told unless somebody tells it more
 * @param feeds which kinds of signal were looked for; empty to take those that there are
 * @param symptom the objective that was violated
 * @param baseline directory of a healthy reference, relative to the recording
 */
public record RecordingInfo(
        String id,
        Optional<Instant> start,
        Optional<Instant> end,
        Optional<Instant> onset,
        Optional<Instant> reported,
        Optional<Set<Feed>> feeds,
        Optional<Symptom> symptom,
        Optional<String> baseline) {
    /** Copies the set. */
    public RecordingInfo {
        feeds = feeds.map(Set::copyOf);
    }

    /** Nothing is known but a name. */
    public static RecordingInfo named(String id) {
        return new RecordingInfo(
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
