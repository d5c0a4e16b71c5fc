package dev.firefight.app.logs;

import java.util.OptionalLong;

/**
 * A stretch of time cut into slots of equal length.
 *
 * @param fromNanos start of the first slot
 * @param slotNanos length of a slot, above zero
 * @param slots how many
 * @param firstNanos the first time that is told, in the first slot
 * @param lastNanos the last time that is told, in the last slot
 */
public record TimeSpan(long fromNanos, long slotNanos, int slots, long firstNanos, long lastNanos) {
    /** What is written in a slot of which nearly nothing was seen says little about how often it is written. */
    private static final double LEAST_COVERED = 0.25;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long[] SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400
    };

    /**
     * The slots over a stretch, of a length that people count in; one of them starts at a moment within it, if one is given.
     *
     * @param most how many slots at most, at least 2
     */
    static TimeSpan over(long firstNanos, long lastNanos, OptionalLong moment, int most) {
        long length = length((lastNanos - firstNanos) / (most - 1) + 1);
        long edge = moment.isPresent() && moment.getAsLong() > firstNanos && moment.getAsLong() <= lastNanos
                ? moment.getAsLong()
                : 0;
        long from = Math.floorDiv(firstNanos - edge, length) * length + edge;
        return new TimeSpan(from, length, Math.toIntExact((lastNanos - from) / length + 1), firstNanos, lastNanos);
    }

    /** The least length that people count in and that is not less. */
    private static long length(long least) {
        for (long unit = 1; unit < NANOS_PER_SECOND; unit *= 10) {
            for (long length : new long[] {unit, 2 * unit, 5 * unit}) {
                if (length >= least) {
                    return length;
                }
            }
        }
        for (long seconds : SECONDS) {
            if (seconds * NANOS_PER_SECOND >= least) {
                return seconds * NANOS_PER_SECOND;
            }
        }
        long day = SECONDS[SECONDS.length - 1] * NANOS_PER_SECOND;
        return (least + day - 1) / day * day;
    }

    /** The slot of a time; times outside belong to the first or the last one. */
    public int slot(long nanos) {
        return Math.clamp(Math.floorDiv(nanos - fromNanos, slotNanos), 0, slots - 1);
    }

    /** When a slot starts. */
    public long start(int slot) {
        return fromNanos + slot * slotNanos;
    }

    /** How much of a slot lies between the first time and the last, in nanoseconds; taken for a quarter of it at least. */
    double coveredNanos(int slot) {
        double from = Math.max(start(slot), firstNanos);
        double to = Math.min(start(slot + 1), lastNanos);
        return Math.max(to - from, LEAST_COVERED * slotNanos);
    }

    /** When the last slot ends. */
    public long endNanos() {
        return start(slots);
    }
}
