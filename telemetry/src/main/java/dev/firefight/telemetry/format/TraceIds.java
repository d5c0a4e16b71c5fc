package dev.firefight.telemetry.format;

import dev.firefight.telemetry.TraceId;

/**
 * Finds the id of a trace that a text mentions: {@code trace_id=…}, {@code traceId: …}, {@code "trace.id":"…"}, {@code TraceID: …},
 * {@code traceparent: 00-…-…-01}. An id is 16 or 32 hexadecimal digits; others cannot be told from words and numbers.
 */
final class TraceIds {
    /** How far into a text one looks. */
    private static final int MAX_CHARS = 1 << 16;

    private static final int MAX_SEPARATORS = 6;

    private TraceIds() {}

    /** The first id that a text mentions, or {@link TraceId#NONE}. */
    static TraceId inText(CharSequence text) {
        int last = Math.min(text.length(), MAX_CHARS) - 16;
        for (int i = 0; i < last; i++) {
            if ((text.charAt(i) | 0x20) == 't' && isWord(text, i, "trace")) {
                TraceId found = behind(text, i + 5);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return TraceId.NONE;
    }

    /** The id behind the word "trace", if the word goes on as one that names an id. */
    private static TraceId behind(CharSequence text, int from) {
        int at = from;
        boolean isParent = isWord(text, at, "parent");
        if (isParent) {
            at += 6;
        } else {
            if (at < text.length() && "_-. ".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            at = isWord(text, at, "id") ? at + 2 : from;
        }
        int digits = at;
        while (digits < text.length()
                && digits - at < MAX_SEPARATORS
                && " \t:=\"'\\([".indexOf(text.charAt(digits)) >= 0) {
            digits++;
        }
        if (digits == at) {
            return TraceId.NONE;
        }
        if (isParent) {
            digits += isWord(text, digits, "00-") ? 3 : 0;
        }
        int end = digits;
        while (end < text.length() && end - digits <= 32 && isHexDigit(text.charAt(end))) {
            end++;
        }
        boolean isWhole = end == text.length() || !isWordPart(text.charAt(end));
        return isWhole && (end - digits == 16 || end - digits == 32)
                ? TraceId.parse(text.subSequence(digits, end))
                : TraceId.NONE;
    }

    private static boolean isWord(CharSequence text, int at, String word) {
        if (at + word.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (Character.toLowerCase(text.charAt(at + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean isWordPart(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
