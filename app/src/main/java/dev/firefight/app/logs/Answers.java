package dev.firefight.app.logs;

import dev.firefight.evidence.pattern.Place;
import dev.firefight.evidence.pattern.ShapeTable;
import dev.firefight.telemetry.log.LineHeader;

/**
 * Counts what requests were answered with, as access logs tell it: numbers are values in patterns, so that no pattern tells a wave of failures
 * from quiet times. Counts of one window and one speaker are kept until another comes. For one thread and one file.
 */
final class Answers {
    private static final String WORDS = "answered with status ";
    private static final int STATUSES = 600;

    private final int file;
    private final ShapeTable table;
    private final int[] counts = new int[STATUSES];
    private final long[] offsets = new long[STATUSES];
    private final long[] first = new long[STATUSES];
    private final long[] last = new long[STATUSES];
    private final int[] severities = new int[STATUSES];
    private boolean isEmpty = true;
    private int window;
    private int speaker;

    Answers(int file, ShapeTable table) {
        this.file = file;
        this.table = table;
    }

    /** Whether a text tells of such answers. */
    static boolean is(String text) {
        return text.startsWith(WORDS);
    }

    /** Takes a line, which may tell of no answer. */
    void see(LineHeader header, int inWindow, int bySpeaker, long timeNanos, long offset) {
        int status = header.status();
        if (status == 0) {
            return;
        }
        if (inWindow != window || bySpeaker != speaker) {
            settle();
            window = inWindow;
            speaker = bySpeaker;
        }
        isEmpty = false;
        if (counts[status]++ == 0) {
            offsets[status] = offset;
            first[status] = timeNanos;
            last[status] = timeNanos;
        }
        first[status] = Math.min(first[status], timeNanos);
        last[status] = Math.max(last[status], timeNanos);
        severities[status] = header.gravity();
    }

    /** Puts all that was counted into the table. */
    void settle() {
        if (isEmpty) {
            return;
        }
        for (int status = 0; status < STATUSES; status++) {
            if (counts[status] > 0) {
                see(status, first[status], 1);
                if (counts[status] > 1) {
                    see(status, last[status], counts[status] - 1);
                }
                counts[status] = 0;
            }
        }
        isEmpty = true;
    }

    private void see(int status, long timeNanos, int times) {
        Place place = new Place(file, offsets[status]);
        table.see(WORDS + status, window, severities[status], speaker, timeNanos, place, times);
    }
}
