package dev.firefight.evidence.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** A text as a row of words: runs of letters and digits in lower case. What stands between words does not matter. */
final class WordRow {
    /** Number of a word that the vocabulary does not hold. */
    static final int UNKNOWN = -1;

    private int[] numbers = new int[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;

    private WordRow() {}

    /**
     * Splits a text.
     *
     * @param vocabulary words with their numbers
     * @param mostChars how many characters to read
     */
    static WordRow of(String text, Map<String, Integer> vocabulary, int mostChars) {
        WordRow words = new WordRow();
        int end = Math.min(text.length(), mostChars);
        int at = 0;
        while (at < end) {
            if (!Character.isLetterOrDigit(text.charAt(at))) {
                at++;
                continue;
            }
            int start = at;
            while (at < end && Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            words.add(vocabulary.getOrDefault(text.substring(start, at).toLowerCase(Locale.ROOT), UNKNOWN), start, at);
        }
        return words;
    }

    private void add(int number, int start, int end) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        numbers[size] = number;
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    int size() {
        return size;
    }

    int number(int index) {
        return numbers[index];
    }

    /** Where a word begins in the text. */
    int start(int index) {
        return starts[index];
    }

    /** Where a word ends in the text. */
    int end(int index) {
        return ends[index];
    }
}
