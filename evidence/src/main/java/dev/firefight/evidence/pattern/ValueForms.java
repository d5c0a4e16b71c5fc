package dev.firefight.evidence.pattern;

/**
 * Values by form: addresses, places, hosts, accounts at hosts, identities in hexadecimal, yes and no. Only the word itself decides.
 */
final class ValueForms {
    /** Behind a number and a slash, a longer word is no unit but part of a path. */
    private static final int MAX_UNIT_CHARS = 4;

    private ValueForms() {}

    /**
     * Whether a word is a value as a whole.
     *
     * @param mark stands in the word for the values that its shape has already
     */
    static boolean isValue(String word, char mark) {
        return word.length() == 1 && word.charAt(0) == mark
                || Lexicon.has("constant", word)
                || isPlace(word, mark)
                || isAccountAtHost(word, mark)
                || isHost(word, mark)
                || isPackage(word)
                || isIdentity(word, mark);
    }

    /** A path, on any system, or the address of a resource. */
    private static boolean isPlace(String word, char mark) {
        if (word.startsWith("/") || word.startsWith("~/") || word.startsWith("\\\\")) {
            return word.length() > 1;
        }
        if (word.contains(":/") || word.contains(":\\")) {
            return true;
        }
        int slashes = count(word, '/');
        int backslashes = count(word, '\\');
        if (backslashes > 0) {
            return backslashes > 1 || word.indexOf(mark) >= 0 || word.indexOf('.') > 0;
        }
        if (slashes == 0) {
            return false;
        }
        if (word.charAt(0) == mark && word.length() > MAX_UNIT_CHARS + 2 && word.charAt(1) == '/') {
            return true;
        }
        return slashes > 2 || word.indexOf('.') >= 0 || slashes > 1 && word.indexOf(mark) >= 0;
    }

    private static boolean isAccountAtHost(String word, char mark) {
        int at = word.indexOf('@');
        return at > 0 && at < word.length() - 1 && (isHost(word.substring(at + 1), mark) || isLowerName(word, 0, at) && isLowerName(word, at + 1, word.length()));
    }

    private static boolean isLowerName(String word, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = word.charAt(i);
            if (Character.isUpperCase(c) || c == '.') {
                return false;
            }
        }
        return true;
    }

    /** Names with dots that end as hosts do, or that have a value inside; but neither packages nor classes. */
    static boolean isHost(String word, char mark) {
        int dot = word.lastIndexOf('.');
        if (dot <= 0 || dot == word.length() - 1 || !isDotted(word, mark)) {
            return false;
        }
        String[] parts = word.split("\\.", -1);
        if (Lexicon.has("package", parts[0])) {
            return false;
        }
        String last = parts[parts.length - 1];
        boolean valued = word.indexOf(mark) >= 0;
        if (valued) {
            return last.indexOf(mark) < 0 && !Character.isUpperCase(last.charAt(0)) && last.length() <= 12 || parts[0].indexOf(mark) >= 0;
        }
        return Lexicon.has("top", last) || parts.length > 2 && last.length() == 2 && Lexicon.has("second", parts[parts.length - 2]);
    }

    /** Whether nothing but tokens, dots, dashes and dollars makes a word. */
    static boolean isDotted(String word, char mark) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean gap = c == '.' && i > 0 && word.charAt(i - 1) == '.';
            if (gap || !Shape.isTokenPart(c) && ".-$".indexOf(c) < 0 && c != mark) {
                return false;
            }
        }
        return true;
    }

    /** What is installed under the name of its maker, and is no class: {@code com.example.mail}, {@code com.example.mail.SEND}. */
    private static boolean isPackage(String word) {
        if (dots(word) < 2 || !Lexicon.has("package", word.substring(0, word.indexOf('.')))) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean ofClass = Character.isLowerCase(c) && Character.isUpperCase(word.charAt(Math.max(0, i - 1)));
            if (ofClass || c != '.' && c != '-' && !Shape.isTokenPart(c)) {
                return false;
            }
        }
        return true;
    }

    /** How many dots stand in a word, neither at its start nor at its end. */
    static int dots(String word) {
        int dots = 0;
        for (int i = 1; i < word.length() - 1; i++) {
            if (word.charAt(i) == '.') {
                dots++;
            }
        }
        return dots;
    }

    /** Values with nothing but short or hexadecimal parts between them, or after a stem: {@code 1f-abcd-22}, {@code blk_-5}, {@code mesos-slave-3}. */
    private static boolean isIdentity(String word, char mark) {
        int marks = count(word, mark);
        if (marks == 0) {
            return isHexadecimal(word);
        }
        int longest = 0;
        int parts = 0;
        int at = 0;
        boolean hex = true;
        while (at < word.length()) {
            char c = word.charAt(at);
            if (c == mark) {
                at++;
            } else if (Shape.isTokenPart(c)) {
                int end = at;
                while (end < word.length() && Shape.isTokenPart(word.charAt(end))) {
                    hex &= Character.digit(word.charAt(end), 16) >= 0;
                    end++;
                }
                if (word.charAt(end - 1) == '_' && end < word.length()) {
                    return word.indexOf(mark) <= end + 1;
                }
                parts++;
                longest = Math.max(longest, end - at);
                at = end;
            } else if (Shape.isJoint(c)) {
                at++;
            } else {
                return false;
            }
        }
        boolean dashed = count(word, '-') >= 2 && word.indexOf('/') < 0;
        return parts == 0 || hex || marks > 1 && longest <= 3 || dashed && parts > 1 || dashed && marks > 1;
    }

    /** Eight letters or more that are all of a number in hexadecimal, in one case: no word of a language has this form. */
    private static boolean isHexadecimal(String word) {
        if (word.length() < 8) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!(c >= 'a' && c <= 'f') && !(c >= 'A' && c <= 'F') && !(c == '-' && i > 0)) {
                return false;
            }
        }
        return true;
    }

    private static int count(String word, char wanted) {
        int count = 0;
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) == wanted) {
                count++;
            }
        }
        return count;
    }
}
