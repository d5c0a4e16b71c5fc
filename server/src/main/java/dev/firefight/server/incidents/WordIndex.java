package dev.firefight.server.incidents;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * In which incidents a word stands. For each word a sorted list of numbers; a search takes the union over the words that begin with what is
 * looked for. Not for many threads at once.
 */
final class WordIndex {
    /** What is longer is no word that somebody types. */
    private static final int MOST_CHARS = 40;

    private final NavigableMap<String, int[]> incidents = new TreeMap<>();

    void add(int incident, String text) {
        words(text, word -> incidents.merge(word, new int[] {incident}, (known, _) -> with(known, incident)));
    }

    /** The incidents in which each of the words of a text stands, or one that begins with it. */
    BitSet search(String text) {
        BitSet found = new BitSet();
        boolean[] isFirst = {true};
        words(text, word -> {
            BitSet one = new BitSet();
            incidents
                    .subMap(word, true, word + Character.MAX_VALUE, false)
                    .values()
                    .forEach(numbers -> Arrays.stream(numbers).forEach(one::set));
            if (isFirst[0]) {
                found.or(one);
                isFirst[0] = false;
            } else {
                found.and(one);
            }
        });
        return found;
    }

    private static int[] with(int[] known, int incident) {
        int place = known[known.length - 1] < incident ? -known.length - 1 : Arrays.binarySearch(known, incident);
        if (place >= 0) {
            return known;
        }
        int[] more = new int[known.length + 1];
        int at = -place - 1;
        System.arraycopy(known, 0, more, 0, at);
        more[at] = incident;
        System.arraycopy(known, at, more, at + 1, known.length - at);
        return more;
    }

    private static void words(String text, Consumer<String> each) {
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean isInside = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (isInside && start < 0) {
                start = i;
            } else if (!isInside && start >= 0) {
                if (i - start <= MOST_CHARS) {
                    each.accept(text.substring(start, i).toLowerCase(Locale.ROOT));
                }
                start = -1;
            }
        }
    }
}
