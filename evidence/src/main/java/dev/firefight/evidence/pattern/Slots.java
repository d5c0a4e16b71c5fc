package dev.firefight.evidence.pattern;

import java.util.Arrays;

/** Two windows cut into slots in which lines are counted. */
public final class Slots {
    private final double[] lengths;
    private final int firstAfter;
    private final double before;
    private final double after;

    /**
     * Two windows, each of one slot at least.
     *
     * @param lengths length of each slot, in any unit that is the same for all: nanoseconds, or lines where no line tells its time; positive
     * @param firstAfter the slots from this one on belong to the second window
     */
    public Slots(double[] lengths, int firstAfter) {
        if (firstAfter < 1
                || firstAfter >= lengths.length
                || Arrays.stream(lengths).anyMatch(one -> !(one > 0))) {
            throw new IllegalArgumentException("both windows need a slot, and each slot a length above zero");
        }
        this.lengths = lengths.clone();
        this.firstAfter = firstAfter;
        this.before = Arrays.stream(lengths, 0, firstAfter).sum();
        this.after = Arrays.stream(lengths, firstAfter, lengths.length).sum();
    }

    /** The slots from this one on belong to the second window. */
    public int firstAfter() {
        return firstAfter;
    }

    /** The same where so many times as much is said in the second window without any news: as if it were so many times as long. */
    Slots withLongerAfter(double times) {
        double[] longer = lengths.clone();
        for (int slot = firstAfter; slot < longer.length; slot++) {
            longer[slot] *= times;
        }
        return new Slots(longer, firstAfter);
    }

    int count() {
        return lengths.length;
    }

    /** Length of each slot; not to be changed. */
    double[] lengths() {
        return lengths;
    }

    /** Length of the first window. */
    double before() {
        return before;
    }

    /** Length of the second window. */
    double after() {
        return after;
    }
}
