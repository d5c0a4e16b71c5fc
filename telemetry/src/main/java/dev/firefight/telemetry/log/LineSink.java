package dev.firefight.telemetry.log;

import java.lang.foreign.MemorySegment;

/** Takes the lines of files. Each thread has its own, and closes it when there are no more. */
public interface LineSink extends AutoCloseable {
    /**
     * Takes some lines of a file. Those of one call follow each other; those of the next may be of another place or another file.
     *
     * @param file number of the file, as in the list that is read
     * @param offset bytes before the first of the lines in the unpacked file
     * @param memory in which they lie; it holds others after the call
     * @param from where the first line starts
     * @param to behind the end of the last, which is a line feed but for the last line of a file and for a line longer than
     *     {@link LineFeed#LONGEST_BYTES}: of that only the start is handed out
     */
    void lines(int file, long offset, MemorySegment memory, long from, long to);

    /** There are no more lines. */
    @Override
    void close();
}
