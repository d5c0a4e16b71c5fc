package dev.firefight.telemetry.log;

import java.io.IOException;

/** Cuts what a window shows into whole lines. */
final class WholeLines {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Window window;
    private final int file;
    private final LineSink sink;

    /** Of a file, which has a number. */
    WholeLines(Window window, int file, LineSink sink) {
        this.window = window;
        this.file = file;
        this.sink = sink;
    }

    /**
     * Hands out the lines that start in a part of the bytes.
     *
     * @return where the bytes end, if that is before the end of the part, else the end of the part
     */
    long read(long from, long to) throws IOException {
        long at = from == 0 ? afterByteOrderMark() : nextLine(from - 1, to);
        while (at < to) {
            int length = window.show(at);
            if (length == 0) {
                return at;
            }
            int end = length < Window.BYTES ? length : lastLineEnd(length);
            long next;
            if (end == 0) { // longer than the window
                sink.lines(file, at, window.memory(), 0, length);
                next = nextLine(at + length, to);
            } else {
                int last =
                        (int) Math.min(to - at, length) - 1; // a line feed from here on ends the last line of the part
                int used = Math.min(end, firstLineEnd(last, length));
                sink.lines(file, at, window.memory(), 0, used);
                next = at + used;
            }
            at = next;
        }
        return to;
    }

    private int afterByteOrderMark() throws IOException {
        int length = window.show(0);
        for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
            if (i >= length || window.get(i) != BYTE_ORDER_MARK[i]) {
                return 0;
            }
        }
        return BYTE_ORDER_MARK.length;
    }

    /** Behind the first line feed from an offset on; where the bytes end, or not before the limit, when there is none up to there. */
    private long nextLine(long offset, long limit) throws IOException {
        long at = offset;
        boolean isFound = false;
        while (!isFound && at < limit) {
            int length = window.show(at);
            int end = firstLineEnd(0, length);
            at += end;
            isFound = length < Window.BYTES || window.get(end - 1) == '\n';
        }
        return at;
    }

    /** Behind the last line feed, 0 when there is none. */
    private int lastLineEnd(int length) {
        int end = length;
        while (end > 0 && window.get(end - 1) != '\n') {
            end--;
        }
        return end;
    }

    /** Behind the first line feed from an index on; the length when there is none. */
    private int firstLineEnd(int from, int length) {
        int at = from;
        while (at < length && window.get(at) != '\n') {
            at++;
        }
        return Math.min(at + 1, length);
    }
}
