package dev.firefight.evidence;

/**
 * The start of the trouble.
 *
 * @param timeNanos when
 * @param origin who says so
 * @param reason why, in plain words
 */
public record Onset(long timeNanos, Origin origin, String reason) {
    /** Who says when the trouble started. */
    public enum Origin {
        /** The person who asked. */
        TOLD,
        /** Found in the telemetry. */
        FOUND,
        /** Not found: nothing stands out; the second half of the window is compared with the first. */
        ASSUMED
    }
}
