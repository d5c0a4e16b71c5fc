package dev.firefight.server.incidents;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * In which incidents a word stands. Words lie in a table by their hashes, so that one is found again without a text being made of it: a
 * start has to take in twenty million. Not for many threads at once.
 */
final class WordIndex {
    /** What is longer is no word that somebody types. */
    private static final int MOST_CHARS = 40;

    /** Different words; those that come after them are not found. Each takes about 150 bytes. */
    private static final int MOST_WORDS = 4_000_000;

    // FNV-1a with 64 bits (Fowler, Noll, Vo). Two words with equal hashes are taken for one: with four million words
    // that happens in one
    // journal of two million, and then a search finds an incident too many. To compare the letters as well would double
    // the time.
    private static final long NO_LETTERS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private static final int BEGINNING_CHARS = 3;
    private static final char[] ASCII = ascii();

    private final char[] letters = new char[MOST_CHARS];
    /** A word that finds its place taken stands in the next one; at least half of the places are empty. */
    private @Nullable IndexedWord[] words = new @Nullable IndexedWord[1 << 12];

    private int size;

    /** All words by their first letters, for those who look for a beginning. */
    private final NavigableMap<String, List<IndexedWord>> byBeginning = new TreeMap<>();

    /** The words of a text. */
    void add(int incident, char[] text, int from, int length) {
        int chars = 0;
        long hash = NO_LETTERS;
        for (int i = from; i <= from + length; i++) {
            char letter = i < from + length ? letter(text[i]) : 0;
            if (letter != 0) {
                if (chars < MOST_CHARS) {
                    letters[chars] = letter;
                    hash = (hash ^ letter) * PRIME;
                }
                chars++;
            } else if (chars > 0) {
                if (chars <= MOST_CHARS) {
                    add(incident, chars, hash);
                }
                chars = 0;
                hash = NO_LETTERS;
            }
        }
    }

    private void add(int incident, int chars, long hash) {
        int place = place(hash);
        for (IndexedWord word = words[place]; word != null; word = words[place]) {
            if (word.hash == hash) {
                word.add(incident);
                return;
            }
            place = (place + 1) & (words.length - 1);
        }
        if (size < MOST_WORDS) {
            String text = new String(letters, 0, chars);
            IndexedWord word = new IndexedWord(text, hash, incident);
            words[place] = word;
            byBeginning.computeIfAbsent(first(text), _ -> new ArrayList<>()).add(word);
            size++;
            if (2 * size > words.length) {
                grow();
            }
        }
    }

    private int place(long hash) {
        return (int) (hash ^ (hash >>> 32)) & (words.length - 1);
    }

    private void grow() {
        @Nullable IndexedWord[] smaller = words;
        words = new @Nullable IndexedWord[2 * smaller.length];
        for (IndexedWord word : smaller) {
            if (word != null) {
                int place = place(word.hash);
                while (words[place] != null) {
                    place = (place + 1) & (words.length - 1);
                }
                words[place] = word;
            }
        }
    }

    /** The incidents in which each of the words of a text stands, or one that begins with it. */
    BitSet search(String text) {
        BitSet found = new BitSet();
        boolean isFirst = true;
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean isInside = i < text.length() && letter(text.charAt(i)) != 0;
            if (isInside && start < 0) {
                start = i;
            } else if (!isInside && start >= 0) {
                if (i - start <= MOST_CHARS) {
                    BitSet one = beginningWith(lower(text, start, i));
                    if (isFirst) {
                        found = one;
                    } else {
                        found.and(one);
                    }
                    isFirst = false;
                }
                start = -1;
            }
        }
        return found;
    }

    private BitSet beginningWith(String beginning) {
        BitSet found = new BitSet();
        String first = first(beginning);
        byBeginning.subMap(first, true, first + Character.MAX_VALUE, true).values().stream()
                .flatMap(List::stream)
                .filter(word -> word.beginsWith(beginning))
                .forEach(word -> word.addTo(found));
        return found;
    }

    private static String first(String word) {
        return word.substring(0, Math.min(word.length(), BEGINNING_CHARS));
    }

    private static String lower(String text, int start, int end) {
        char[] lower = new char[end - start];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = letter(text.charAt(start + i));
        }
        return new String(lower);
    }

    /** A letter in its small form, or a digit; 0 for what is between words. */
    private static char letter(char c) {
        return c < ASCII.length ? ASCII[c] : anyLetter(c);
    }

    private static char anyLetter(char c) {
        return Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
    }

    private static char[] ascii() {
        char[] ascii = new char[128];
        for (char c = 0; c < ascii.length; c++) {
            ascii[c] = anyLetter(c);
        }
        return ascii;
    }
}
