package dev.firefight.telemetry.format;

/**
 * A time by which the year of other times is told that leave it out.
 *
 * @param nanos nanoseconds since 1970
 * @param source where it is from
 */
public record YearHint(long nanos, Source source) {
    /** Where a hint is from, the surest first. */
    public enum Source {
        /** Dates in the file itself or in its name. */
        FILE("the one closest to the dates that the file tells"),
        /** What {@code recording.json} says. */
        RECORDING("the one closest to the time that recording.json tells"),
        /** The window of time that is read of something that goes on. */
        WINDOW("the one closest to the window that is read"),
        /** What other files of the recording say. */
        OTHER_FILES("the one closest to the times in the other files"),
        /** When the file was last written: no line of it can be much younger. */
        LAST_CHANGE("the latest that does not lie behind the last change of the file");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        /** Which year is taken by it, in words. */
        String words() {
            return words;
        }
    }
}
