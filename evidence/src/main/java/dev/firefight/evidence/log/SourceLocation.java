package dev.firefight.evidence.log;

/** The line of source code that many loggers write in front of a message: {@code Name#123} or {@code file.ext:123}. */
final class SourceLocation {
    private static final int MOST_EXTENSION_CHARS = 4;

    private SourceLocation() {}

    /** The first location in the head of a text; empty when there is none. */
    static String in(CharSequence text, int end) {
        for (int i = 1; i + 1 < end; i++) {
            char c = text.charAt(i);
            if (((c == '#' && isNameChar(text.charAt(i - 1))) || (c == ':' && endsInExtension(text, i)))
                    && isDigit(text.charAt(i + 1))) {
                int from = i;
                while (from > 0 && (isNameChar(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
                    from--;
                }
                int to = i + 1;
                while (to < end && isDigit(text.charAt(to))) {
                    to++;
                }
                boolean startsAsName = from < i && !isDigit(text.charAt(from));
                boolean endsThere = to == end || (!isNameChar(text.charAt(to)) && text.charAt(to) != ':');
                if (startsAsName && endsThere) {
                    return text.subSequence(from, to).toString();
                }
            }
        }
        return "";
    }

    /** Whether {@code .ext} with letters stands before the colon. */
    private static boolean endsInExtension(CharSequence text, int colon) {
        int from = colon;
        while (from > 0 && text.charAt(from - 1) >= 'a' && text.charAt(from - 1) <= 'z') {
            from--;
        }
        int length = colon - from;
        return length >= 1
                && length <= MOST_EXTENSION_CHARS
                && from > 1
                && text.charAt(from - 1) == '.'
                && isNameChar(text.charAt(from - 2));
    }

    private static boolean isNameChar(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || isDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
