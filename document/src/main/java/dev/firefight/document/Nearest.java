package dev.firefight.document;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Which known word somebody may have meant: that with the fewest letters added, left out or altered (Levenshtein 1966). */
public final class Nearest {
    private static final int MOST_CHARS = 100;
    private static final int MOST_WORDS = 2_000;

    private Nearest() {}

    /** The nearest, unless it has hardly anything in common. */
    public static Optional<String> of(String wrong, Collection<String> known) {
        Optional<String> best = Optional.empty();
        int fewest = Math.max(2, Math.min(wrong.length(), MOST_CHARS) / 3) + 1;
        for (String one : known.stream().sorted().limit(MOST_WORDS).toList()) {
            int distance = distance(cut(wrong), cut(one), fewest);
            if (distance < fewest && distance < one.length()) {
                fewest = distance;
                best = Optional.of(one);
            }
        }
        return best;
    }

    /** The end of a sentence that names what is known, such as {@code ; did you mean "Ada"? There are: Ada, Linus}. */
    public static String hint(String wrong, Collection<String> known) {
        if (known.isEmpty()) {
            return "; there is none yet";
        }
        Optional<String> meant = of(wrong, known).map(one -> "; did you mean \"" + one + "\"?");
        boolean isShort = known.size() <= 15;
        String all = isShort ? " There are: " + String.join(", ", known) : "";
        return meant.map(hint -> hint + all).orElse(isShort ? ";" + all.replace(" There", " there") : "");
    }

    private static String cut(String word) {
        return word.substring(0, Math.min(MOST_CHARS, word.length())).toLowerCase(Locale.ROOT);
    }

    /** Whatever is not below the most may be told as that. */
    private static int distance(String one, String other, int most) {
        int[] last = new int[other.length() + 1];
        for (int at = 0; at <= other.length(); at++) {
            last[at] = at;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] next = new int[other.length() + 1];
            next[0] = row;
            int least = row;
            for (int at = 1; at <= other.length(); at++) {
                int altered = last[at - 1] + (one.charAt(row - 1) == other.charAt(at - 1) ? 0 : 1);
                next[at] = Math.min(altered, Math.min(last[at], next[at - 1]) + 1);
                least = Math.min(least, next[at]);
            }
            if (least >= most) {
                return most;
            }
            last = next;
        }
        return last[other.length()];
    }
}
