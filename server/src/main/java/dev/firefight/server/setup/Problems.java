package dev.firefight.server.setup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong, to a bound. */
final class Problems {
    /** So many are told. */
    static final int MOST = 100;

    /** With so many nobody reads on: what is wrong in everything is wrong in its beginning. */
    private static final int ENOUGH = 1_000;

    private static final int MOST_SHOWN_CHARS = 60;

    private final List<Problem> told = new ArrayList<>();
    private int count;

    void add(String path, int line, String what) {
        count++;
        if (told.size() < MOST) {
            told.add(new Problem(path, line, what));
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
        if (count > MOST) {
            all.add(new Problem(
                    "",
                    0,
                    "and " + (areEnough() ? "at least " : "") + (count - MOST) + " more: put these right first"));
        }
        return List.copyOf(all);
    }

    /** What somebody wrote, as it can be shown: one line, not too long. */
    static String shown(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        boolean isLong = line.length() > MOST_SHOWN_CHARS;
        return "\"" + (isLong ? line.substring(0, line.offsetByCodePoints(0, MOST_SHOWN_CHARS / 2)) + "…" : line)
                + "\"";
    }
}
