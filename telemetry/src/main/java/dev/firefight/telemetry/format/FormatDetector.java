package dev.firefight.telemetry.format;

import java.util.Optional;

/** Tells formats apart by the first bytes of their content, never by a file's name. Formats are asked in the order of {@link Format}. */
public final class FormatDetector {
    /** How many bytes of a file are enough to tell. */
    public static final int HEAD_BYTES = 1 << 16;

    private FormatDetector() {}

    /**
     * What a file was taken for.
     *
     * @param format the format
     * @param why what gave it away, in words
     */
    public record Detection(Format format, String why) {}

    /** Tells what the first bytes of a file, already unpacked, are written in; empty when it is nothing known. */
    public static Optional<Detection> detect(byte[] head) {
        Head first = new Head(head);
        for (Format format : Format.values()) {
            Optional<String> why = format.why(first);
            if (why.isPresent()) {
                return Optional.of(new Detection(format, why.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a file needs a {@link YearHint}: it is a log whose times leave the year out, and which tells it nowhere else.
     *
     * @param head its first bytes, already unpacked
     * @param format what it is written in
     * @param fileName its name without directory
     */
    public static boolean lacksYear(byte[] head, Format format, String fileName) {
        return format == Format.LOG_TEXT && LogClock.lacksYear(new Head(head), LogSource.ofFile(fileName));
    }
}
