package dev.firefight.evidence.pattern;

import java.util.Arrays;

/**
 * Two windows cut into slots in which lines are counted.
 *
 * @param lengths length of each slot, in any unit that is the same for all: nanoseconds, or lines where no line tells its time; positive
 * @param firstAfter the slots from this one on belong to the second window
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
public record Slots(double[] lengths, int firstAfter) {
    /** Checks that both windows have a slot. */
    public Slots {
        if (firstAfter < 1
                || firstAfter >= lengths.length
                || Arrays.stream(lengths).anyMatch(one -> !(one > 0))) {
            throw new IllegalArgumentException("both windows need a slot, and each slot a length above zero");
        }
    }

    /** One slot for each window. */
    public static Slots two(double before, double after) {
        return new Slots(new double[] {before, after}, 1);
    }

    int count() {
        return lengths.length;
    }

    double before() {
        return Arrays.stream(lengths, 0, firstAfter).sum();
    }

    double after() {
        return Arrays.stream(lengths, firstAfter, lengths.length).sum();
    }
}
