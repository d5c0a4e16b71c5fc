package dev.firefight.evidence.flow;

/**
 * Where the onset cuts an axis. A point carries the start of its period, so that the period which holds the onset comes after it.
 *
 * @param prepTo periods below this index ended before the onset
 * @param postFrom periods from this index on held trouble; the last one at least
 * @param periods how many held trouble
 */
record OnsetSplit(int prepTo, int postFrom, int periods) {
    /** Cuts an axis with at least one time; with an unknown step of 0 only the last point is after, and nothing before. */
    static OnsetSplit of(TimeAxis axis, long stepNanos, long onsetNanos) {
        int last = axis.size() - 1;
        if (stepNanos <= 0) {
            return new OnsetSplit(0, last, 1);
        }
        long lastStart = onsetNanos - stepNanos;
        if (lastStart > onsetNanos) {
            lastStart = Long.MIN_VALUE;
        }
        int healthy = 0;
        while (healthy < axis.size() && axis.time(healthy) <= lastStart) {
            healthy++;
        }
        int from = Math.min(healthy, last);
        return new OnsetSplit(healthy, from, axis.size() - from);
    }
}
