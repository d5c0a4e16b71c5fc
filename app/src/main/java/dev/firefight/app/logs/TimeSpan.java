package dev.firefight.app.logs;

import java.util.OptionalLong;

/**
 * A stretch of time cut into slots of equal length.
 *
 * @param fromNanos start of the first slot
 * @param slotNanos length of a slot, above zero
 * @param slots how many
 */
public record TimeSpan(long fromNanos, long slotNanos, int slots) {
    /** The slots over a stretch; one of them starts at a moment within it, if one is given. */
    static TimeSpan over(long firstNanos, long lastNanos, OptionalLong moment, int slots) {
        int spare = moment.isPresent() ? 1 : 0;
        long length = Math.max(1, (lastNanos - firstNanos) / (slots - spare) + 1);
        if (moment.isEmpty() || moment.getAsLong() <= firstNanos || moment.getAsLong() > lastNanos) {
            return new TimeSpan(firstNanos, length, slots);
        }
        long before = (moment.getAsLong() - firstNanos + length - 1) / length;
        return new TimeSpan(moment.getAsLong() - before * length, length, slots);
    }

    /** The slot of a time; times outside belong to the first or the last one. */
    public int slot(long nanos) {
        return (int) Math.clamp(Math.floorDiv(nanos - fromNanos, slotNanos), 0, slots - 1);
    }

    /** When a slot starts. */
    public long start(int slot) {
        return fromNanos + slot * slotNanos;
    }

    /** When the last slot ends. */
    public long endNanos() {
        return start(slots);
    }
}
