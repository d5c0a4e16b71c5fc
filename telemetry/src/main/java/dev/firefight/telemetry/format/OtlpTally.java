package dev.firefight.telemetry.format;

import dev.firefight.telemetry.format.OtlpSchema.Counted;

/** Counts what a request has, and what of it is of use. A message tells by bits which of its fields say something. */
final class OtlpTally {
    private static final long SPAN = 1L << 1 | 1L << 2 | 1L << 7;
    private static final long LOG_TIMES = 1L << 1 | 1L << 11;
    private static final long POINT_TIME = 1L << 3;
    private static final long METRIC_NAME = 1L << 1;

    private int items;
    private int rejected;
    private int itemsBefore;
    private int rejectedBefore;

    int items() {
        return items;
    }

    int rejected() {
        return rejected;
    }

    /** A message begins. */
    void begin(Counted what) {
        if (what == Counted.METRIC) {
            itemsBefore = items;
            rejectedBefore = rejected;
        }
    }

    /** A message has ended, of which these fields say something. */
    void end(Counted what, long said) {
        switch (what) {
            case NOTHING -> {}
            case SPAN -> count((said & SPAN) == SPAN);
            case LOG -> count((said & LOG_TIMES) != 0);
            case POINT -> count((said & POINT_TIME) != 0);
            case METRIC -> {
                if ((said & METRIC_NAME) == 0) {
                    rejected = rejectedBefore + items - itemsBefore;
                }
            }
        }
    }

    private void count(boolean isOfUse) {
        items++;
        rejected += isOfUse ? 0 : 1;
    }
}
