package dev.firefight.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Gathers what is wrong, to a bound. */
final class Problems {
    /** With so many nobody reads on: what is wrong in everything is wrong in its beginning. */
    private static final int ENOUGH = 1_000;

    private final List<Problem> told = new ArrayList<>();
    private int count;

    /** The same again, to gather more without altering these. */
    Problems copy() {
        Problems copy = new Problems();
        copy.told.addAll(told);
        copy.count = count;
        return copy;
    }

    void add(String path, int line, String what) {
        add(path, line, () -> what);
    }

    /** With words that cost something, and are asked for only where they are told. */
    void add(String path, int line, Supplier<String> what) {
        count++;
        if (told.size() < Document.MOST_PROBLEMS) {
            told.add(new Problem(path, line, what.get()));
        }
    }

    /** How many there were, those that are not told included. */
    int count() {
        return count;
    }

    /** Whether there are so many that it is of no use to read on. */
    boolean areEnough() {
        return count >= ENOUGH;
    }

    /** In the order of the lines, what belongs to no line behind. */
    List<Problem> told() {
        List<Problem> all = new ArrayList<>(told);
        all.sort(Comparator.comparingInt(one -> one.line() == 0 ? Integer.MAX_VALUE : one.line()));
        if (count > told.size()) {
            all.add(new Problem(
                    "",
                    0,
                    "and " + (areEnough() ? "at least " : "") + (count - told.size())
                            + " more: put these right first"));
        }
        return List.copyOf(all);
    }
}
