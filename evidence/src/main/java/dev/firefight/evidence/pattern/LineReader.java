package dev.firefight.evidence.pattern;

/** Says of lines where their messages are, when they were written, and what they count for. */
@FunctionalInterface
public interface LineReader {
    /** All of a line is its message. */
    LineReader PLAIN = (bytes, lines) -> {};

    /**
     * Reads the lines of a batch: whole ones, in the order of their file, except that of a line longer than
     * {@link ShapeScanner#LONGEST_BYTES} only the start is there.
     *
     * @param bytes in which the lines lie; they are not changed, and are others after the call
     */
    void read(byte[] bytes, Lines lines);
}
