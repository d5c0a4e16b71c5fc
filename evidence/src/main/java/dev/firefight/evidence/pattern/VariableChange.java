package dev.firefight.evidence.pattern;

import java.util.List;
import java.util.Optional;

/**
 * How the values of a variable are distributed before and after.
 *
 * @param name how it is called
 * @param isHeader whether the header of the lines tells it, or the file; otherwise it is a place in the template
 * @param distinct how many different values; {@link ValueCounts#MOST} when there are more
 * @param hasMore whether there are more different values than that
 * @param top the values that tell most: those that the change is concentrated in, then the most frequent
 * @param others lines with all other values
 * @param numbers what numbers they are; empty when they are not numbers
 * @param told bits that a value tells of whether a line is of before or after, corrected for chance
 * @param concentrated how many of the first values of {@code top} hold most of the change; 0 when it is spread over all
 */
public record VariableChange(
        String name,
        boolean isHeader,
        int distinct,
        boolean hasMore,
        List<Value> top,
        Counts others,
        Optional<Numbers> numbers,
        double told,
        int concentrated) {

    /** How many lines before and after. */
    public record Counts(long before, long after) {
        /** Both. */
        public long sum() {
            return before + after;
        }
    }

    /** A value and its lines. */
    public record Value(String text, Counts counts) {}

    /**
     * Numbers before and after.
     *
     * @param unit {@code s}, {@code By} or empty
     * @param before empty when there is none
     * @param after empty when there is none
     */
    public record Numbers(String unit, Optional<Summary> before, Optional<Summary> after) {}

    /** The smallest, the median, the one that 95 of 100 do not exceed, and the largest. */
    public record Summary(double least, double median, double high, double most) {}
}
