package dev.firefight.telemetry.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds line ends in bytes, looking at eight at a time. */
final class LineEnds {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long LINE_ENDS = '\n' * ONES;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private LineEnds() {}

    /** Where the first line end from an index on stands; {@code to} when there is none before it. */
    static int first(byte[] bytes, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES && !isAmongEight(bytes, at)) {
            at += Long.BYTES;
        }
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Where the last line end before an index stands; {@code from - 1} when there is none. */
    static int last(byte[] bytes, int from, int to) {
        int end = to;
        while (end - from >= Long.BYTES && !isAmongEight(bytes, end - Long.BYTES)) {
            end -= Long.BYTES;
        }
        while (end > from && bytes[end - 1] != '\n') {
            end--;
        }
        return end - 1;
    }

    /** How many there are. */
    static int count(byte[] bytes, int from, int to) {
        int count = 0;
        for (int at = first(bytes, from, to); at < to; at = first(bytes, at + 1, to)) {
            count++;
        }
        return count;
    }

    /** Whether one of eight bytes is a line end: then that byte differs from one by zero, and only so a borrow leaves its high bit. */
    private static boolean isAmongEight(byte[] bytes, int at) {
        long differs = (long) EIGHT_BYTES.get(bytes, at) ^ LINE_ENDS;
        return ((differs - ONES) & ~differs & HIGH_BITS) != 0;
    }
}
