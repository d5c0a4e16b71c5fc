package dev.firefight.app.logs;

import java.util.Arrays;

/** How many lines of each form a file has, and how many bytes. */
final class LineTally {
    private static final int MOST_FORMS = 64;

    private final long[][] lines;
    private final long[] bytes;

    LineTally(int files) {
        lines = new long[files][MOST_FORMS + 1];
        bytes = new long[files];
    }

    /** Counts a line of a form; -1 for none. */
    void line(int file, int form) {
        lines[file][Math.min(form, MOST_FORMS - 1) + 1]++;
    }

    void bytes(int file, long count) {
        bytes[file] += count;
    }

    void add(LineTally other) {
        for (int file = 0; file < lines.length; file++) {
            bytes[file] += other.bytes[file];
            for (int form = 0; form <= MOST_FORMS; form++) {
                lines[file][form] += other.lines[file][form];
            }
        }
    }

    long lines(int file) {
        return Arrays.stream(lines[file]).sum();
    }

    long lines(int file, int form) {
        return form < MOST_FORMS ? lines[file][form + 1] : 0;
    }

    long bytes(int file) {
        return bytes[file];
    }
}
