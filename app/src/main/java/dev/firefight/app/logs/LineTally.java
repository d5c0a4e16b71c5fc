package dev.firefight.app.logs;

import java.util.Arrays;

/** How many lines of each form a file has, and how many bytes; how many lines, warnings and errors there are in each window. */
final class LineTally {
    private static final int MOST_FORMS = 64;

    private final long[][] lines;
    private final long[] bytes;
    private final long[] said;
    private final long[] warnings;
    private final long[] errors;

    LineTally(int files, int windows) {
        said = new long[windows];
        warnings = new long[windows];
        errors = new long[windows];
        lines = new long[files][MOST_FORMS + 1];
        bytes = new long[files];
    }

    /** Counts a line of a form, -1 for none, in a window and of a level, as {@link LineHeaders} tells it. */
    void line(int file, int form, int window, int level) {
        lines[file][Math.min(form, MOST_FORMS - 1) + 1]++;
        said[window]++;
        if (level >= LogAnswer.WARNING && level != LineHeaders.CONTINUES) {
            (level >= LogAnswer.ERROR ? errors : warnings)[window]++;
        }
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
        for (int window = 0; window < said.length; window++) {
            said[window] += other.said[window];
            warnings[window] += other.warnings[window];
            errors[window] += other.errors[window];
        }
    }

    /** Lines over time, as far as that is shown. */
    LogAnswer.Volume volume(Windows windows) {
        return new LogAnswer.Volume(windows.shown(said), windows.shown(warnings), windows.shown(errors));
    }

    /** Lines in each window; not to be changed. */
    long[] said() {
        return said;
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
