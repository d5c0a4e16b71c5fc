package dev.firefight.server.incidents;

import java.util.Arrays;
import java.util.BitSet;

/**
 * In which incidents a word stands. Words lie in a table by their hashes, so that one is found again without a text being made of it: a
 * start has to take in twenty million. A search looks at each different word once. Not for many threads at once.
 */
final class WordIndex {
    /** What is longer is no word that somebody types. */
    private static final int MOST_CHARS = 40;

    /** Different words; those that come after them are not found. Each takes about 150 bytes. */
    private static final int MOST_WORDS = 4_000_000;

    private static final int FIRST_WORDS = 1 << 10;
    private static final char[] ASCII = ascii();

    private final char[] word = new char[MOST_CHARS];
    private String[] words = new String[FIRST_WORDS];
    private int[] hashes = new int[FIRST_WORDS];
    private NumberSet[] incidents = new NumberSet[FIRST_WORDS];
    private int size;
    /** For each hash the number of a word, from 1; 0 where there is none, and a word that does not fit stands in the next place. */
    private int[] places = new int[4 * FIRST_WORDS];

    /** The words of a text. */
    void add(int incident, char[] text, int from, int length) {
        int chars = 0;
        int hash = 0;
        for (int i = from; i <= from + length; i++) {
            char letter = i < from + length ? letter(text[i]) : 0;
            if (letter != 0) {
                if (chars < MOST_CHARS) {
                    word[chars] = letter;
                    hash = 31 * hash + letter;
                }
                chars++;
            } else if (chars > 0) {
                if (chars <= MOST_CHARS) {
                    add(incident, chars, hash);
                }
                chars = 0;
                hash = 0;
            }
        }
    }

    private void add(int incident, int chars, int hash) {
        int place = place(hash);
        while (places[place] != 0) {
            int number = places[place] - 1;
            if (hashes[number] == hash && isWord(words[number], chars)) {
                incidents[number].add(incident);
                return;
            }
            place = (place + 1) & (places.length - 1);
        }
        if (size < MOST_WORDS) {
            words[size] = new String(word, 0, chars);
            hashes[size] = hash;
            incidents[size] = new NumberSet(incident);
            size++;
            places[place] = size;
            if (size == words.length) {
                grow();
            }
        }
    }

    private int place(int hash) {
        int mixed = hash * 0x9e3779b9;
        return (mixed ^ (mixed >>> 16)) & (places.length - 1);
    }

    private boolean isWord(String known, int chars) {
        if (known.length() != chars) {
            return false;
        }
        for (int i = 0; i < chars; i++) {
            if (known.charAt(i) != word[i]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        words = Arrays.copyOf(words, 2 * size);
        hashes = Arrays.copyOf(hashes, 2 * size);
        incidents = Arrays.copyOf(incidents, 2 * size);
        places = new int[2 * places.length];
        for (int number = 0; number < size; number++) {
            int place = place(hashes[number]);
            while (places[place] != 0) {
                place = (place + 1) & (places.length - 1);
            }
            places[place] = number + 1;
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
        for (int number = 0; number < size; number++) {
            if (words[number].startsWith(beginning)) {
                incidents[number].addTo(found);
            }
        }
        return found;
    }

    private static String lower(String text, int start, int end) {
        char[] lower = text.substring(start, end).toCharArray();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = letter(lower[i]);
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
