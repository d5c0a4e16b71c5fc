package dev.firefight.evidence.pattern;

import java.nio.charset.StandardCharsets;

/**
 * A line that was looked for.
 *
 * @param bytes the line without its end; its first {@link ShapeScanner#LONGEST_BYTES} bytes when it is longer
 * @param messageFrom where its message starts
 * @param messageTo where its message ends
 * @param window the window in which it counts
 * @param level as the {@link LineReader} told it
 * @param time in nanoseconds since 1970, or {@link Lines#NO_TIME}
 * @param place where it stands
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
public record FoundLine(byte[] bytes, int messageFrom, int messageTo, int window, int level, long time, Place place) {
    /** The message. */
    public String message() {
        return new String(bytes, messageFrom, messageTo - messageFrom, StandardCharsets.UTF_8);
    }

    /** All of the line. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
