package dev.firefight.evidence.pattern;

/**
 * The counts of a pattern on both sides of a moment.
 *
 * @param before lines in the slots before it
 * @param after lines in those after it
 * @param beforeSquares the squared count of each slot before it, for each unit of its length, together
 * @param afterSquares the same after it
 */
record PartedCounts(double before, double after, double beforeSquares, double afterSquares) {
    /** The counts, parted before each slot. */
    static PartedCounts[] anywhere(double[] lengths, long[] counts) {
        PartedCounts[] parted = new PartedCounts[counts.length];
        double after = 0;
        double afterSquares = 0;
        for (int slot = counts.length - 1; slot >= 0; slot--) {
            after += counts[slot];
            afterSquares += square((double) counts[slot], lengths[slot]);
            parted[slot] = new PartedCounts(0, after, 0, afterSquares);
        }
        double before = 0;
        double beforeSquares = 0;
        for (int slot = 0; slot < counts.length; slot++) {
            parted[slot] = new PartedCounts(before, parted[slot].after, beforeSquares, parted[slot].afterSquares);
            before += counts[slot];
            beforeSquares += square((double) counts[slot], lengths[slot]);
        }
        return parted;
    }

    private static double square(double count, double length) {
        return count * count / length;
    }

    /** How far the counts of slots lie from the rate of their side: the squared distances, each divided by what is expected, together. */
    double spread(Slots slots) {
        return spread(before, beforeSquares, slots.before()) + spread(after, afterSquares, slots.after());
    }

    /** The sum of (count - rate &times; length)&sup2; / (rate &times; length), multiplied out. */
    private static double spread(double lines, double squares, double length) {
        return lines == 0 ? 0 : Math.max(0, squares * length / lines - lines);
    }
}
