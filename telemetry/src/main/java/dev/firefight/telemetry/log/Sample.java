package dev.firefight.telemetry.log;

import java.util.Arrays;

/**
 * Some lines of a stream, to learn from.
 *
 * @param bytes where they stand
 * @param from where each starts
 * @param to where each ends
 * @param size how many there are
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, not compared
record Sample(byte[] bytes, int[] from, int[] to, int size) {
    /** Gives a part of a line: its start in the upper half, its end in the lower; -1 to leave it out. */
    interface Cut {
        /** The part of the line between two places. */
        long part(int from, int to);
    }

    /** The first lines of some bytes without their ends; of each at most so many bytes. */
    static Sample of(byte[] bytes, int from, int to, int mostLines, int mostBytes) {
        int[] starts = new int[mostLines];
        int[] ends = new int[mostLines];
        int size = 0;
        for (int at = from; at < to && size < mostLines; size++) {
            int end = at;
            while (end < to && bytes[end] != '\n') {
                end++;
            }
            starts[size] = at;
            ends[size] = Math.min(end > at && bytes[end - 1] == '\r' ? end - 1 : end, at + mostBytes);
            at = end + 1;
        }
        return new Sample(bytes, Arrays.copyOf(starts, size), Arrays.copyOf(ends, size), size);
    }

    /** The parts of its lines. */
    Sample mapped(Cut cut) {
        int[] starts = new int[size];
        int[] ends = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            long part = cut.part(from[i], to[i]);
            if (part >= 0) {
                starts[count] = (int) (part >>> 32);
                ends[count++] = (int) part;
            }
        }
        return new Sample(bytes, Arrays.copyOf(starts, count), Arrays.copyOf(ends, count), count);
    }
}
