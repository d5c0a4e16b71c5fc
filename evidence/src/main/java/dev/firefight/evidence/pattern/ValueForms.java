package dev.firefight.evidence.pattern;

import java.util.Locale;

/** Values by form: places, addresses, hosts, accounts at hosts, packages, identities, yes and no. Only the word itself decides. */
final class ValueForms {
    /** Behind a number and a slash, a longer word is no unit but part of a path. */
    private static final int MAX_UNIT_CHARS = 4;

    /** Parts of identities are short: the {@code B} and {@code P} of {@code K4-B1-P12-X}. */
    private static final int MAX_PART_CHARS = 3;

    /** So many letters that are all hexadecimal digits are no word of a language. */
    private static final int MIN_HEXADECIMAL_CHARS = 8;

    private static final int MAX_ENDING_CHARS = 12;

    private ValueForms() {}

    /**
     * Whether a word is a value as a whole.
     *
     * @param mark stands in the word for the values that its shape has already
     */
    static boolean isValue(String word, char mark) {
        return (word.length() == 1 && word.charAt(0) == mark)
                || Lexicon.has("constant", word)
                || isPlace(word, mark)
                || isAccountAtHost(word, mark)
                || isHost(word, mark)
                || isPackage(word)
                || (word.indexOf(mark) >= 0 ? isIdentity(word, mark) : isHexadecimal(word));
    }

    /** A path, on any system, or the address of a resource. */
    private static boolean isPlace(String word, char mark) {
        if (word.startsWith("/") || word.startsWith("~/") || word.startsWith("\\\\")) {
            return word.length() > 1;
        }
        boolean valued = word.indexOf(mark) >= 0;
        long backslashes = count(word, '\\');
        if (word.contains(":/") || word.contains(":\\") || backslashes > 0) {
            return backslashes != 1 || valued || word.indexOf('.') > 0 || word.contains(":\\");
        }
        long slashes = count(word, '/');
        boolean behindValue =
                valued && word.length() > MAX_UNIT_CHARS + 2 && word.charAt(0) == mark && word.charAt(1) == '/';
        return behindValue || slashes > 2 || (slashes > 1 && valued) || (slashes > 0 && word.indexOf('.') >= 0);
    }

    private static boolean isAccountAtHost(String word, char mark) {
        int at = word.indexOf('@');
        if (at <= 0 || at == word.length() - 1) {
            return false;
        }
        String host = word.substring(at + 1);
        boolean plain = word.indexOf('.') < 0 && word.toLowerCase(Locale.ROOT).equals(word);
        return plain || isHost(host, mark);
    }

    /** Names with dots that end as hosts do, or that have a value inside; but neither packages nor classes. */
    private static boolean isHost(String word, char mark) {
        int dot = word.lastIndexOf('.');
        if (dot <= 0 || dot == word.length() - 1 || !isDotted(word, mark)) {
            return false;
        }
        String[] parts = word.split("\\.", -1);
        String last = parts[parts.length - 1];
        if (Lexicon.has("package", parts[0])) {
            return false;
        }
        if (word.indexOf(mark) >= 0) {
            boolean endsInWord = last.indexOf(mark) < 0
                    && !Character.isUpperCase(last.charAt(0))
                    && last.length() <= MAX_ENDING_CHARS;
            return endsInWord || parts[0].indexOf(mark) >= 0;
        }
        return Lexicon.has("top", last)
                || (parts.length > 2 && last.length() == 2 && Lexicon.has("second", parts[parts.length - 2]));
    }

    /** What is installed under the name of its maker, and is no class: {@code com.example.mail}, {@code com.example.mail.SEND}. */
    private static boolean isPackage(String word) {
        if (dots(word) < 2 || !isDotted(word, '.') || !Lexicon.has("package", word.substring(0, word.indexOf('.')))) {
            return false;
        }
        for (int i = 1; i < word.length(); i++) {
            if (Character.isLowerCase(word.charAt(i)) && Character.isUpperCase(word.charAt(i - 1))) {
                return false;
            }
        }
        return word.indexOf('$') < 0;
    }

    /** Values with nothing but short or hexadecimal parts between them, or after a stem: {@code 1f-abcd-22}, {@code blk_-5}, {@code a-b-3}. */
    private static boolean isIdentity(String word, char mark) {
        int parts = 0;
        int longest = 0;
        boolean hexadecimal = true;
        int at = 0;
        while (at < word.length()) {
            char c = word.charAt(at);
            if (c != mark && !Shape.isTokenPart(c) && !Shape.isJoint(c)) {
                return false;
            }
            int end = at;
            while (end < word.length() && Shape.isTokenPart(word.charAt(end))) {
                hexadecimal &= Character.digit(word.charAt(end), 16) >= 0;
                end++;
            }
            if (end > at) {
                if (word.charAt(end - 1) == '_' && end < word.length()) {
                    return word.indexOf(mark) <= end + 1;
                }
                parts++;
                longest = Math.max(longest, end - at);
            }
            at = Math.max(end, at + 1);
        }
        boolean several = count(word, mark) > 1;
        boolean dashed = count(word, '-') > 1 && word.indexOf('/') < 0;
        return hexadecimal
                || longest == 1
                || (several && longest <= MAX_PART_CHARS)
                || (dashed && (several || parts > 1));
    }

    private static boolean isHexadecimal(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        boolean oneCase = small.equals(word) || word.toUpperCase(Locale.ROOT).equals(word);
        return word.length() >= MIN_HEXADECIMAL_CHARS
                && oneCase
                && word.charAt(0) != '-'
                && small.chars().allMatch(c -> (c >= 'a' && c <= 'f') || c == '-');
    }

    /** Whether nothing but tokens, single dots, dashes and dollars makes a word. */
    static boolean isDotted(String word, char mark) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean gap = c == '.' && i > 0 && word.charAt(i - 1) == '.';
            if (gap || (!Shape.isTokenPart(c) && ".-$".indexOf(c) < 0 && c != mark)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a word with a line number behind it is a place in source code: {@code a.b.Class.method} or {@code file.cpp}. */
    static boolean isSourceCode(String word) {
        return dots(word) > 1 || (dots(word) > 0 && Lexicon.has("source", word.substring(word.lastIndexOf('.') + 1)));
    }

    /** How many dots stand in a word, neither at its start nor at its end. */
    static int dots(String word) {
        return word.length() < 3 ? 0 : (int) count(word.substring(1, word.length() - 1), '.');
    }

    private static long count(String word, char wanted) {
        return word.chars().filter(c -> c == wanted).count();
    }
}
