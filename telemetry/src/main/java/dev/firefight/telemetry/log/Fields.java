package dev.firefight.telemetry.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the fields of headers in bytes. Each method takes the place where a field would start, gives the place behind it, and -1 when
 * there is no such field.
 */
final class Fields {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long SPACES = ' ' * ONES;
    private static final long TABS = '\t' * ONES;
    private static final int MOST_BRACKET_BYTES = 512;
    private static final int MOST_CELL_BYTES = 64;
    private static final int MOST_NUMBER_BYTES = 20;
    private static final int MOST_SIGN_BYTES = 3;

    private Fields() {}

    /** The end of a word: the next space, tab, or the end of the line. */
    static int wordEnd(byte[] bytes, int from, int to) {
        int at = from;
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            long word = (long) LONGS.get(bytes, at);
            long hits = zeros(word ^ SPACES) | zeros(word ^ TABS);
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >> 3);
            }
        }
        while (at < to && bytes[at] != ' ' && bytes[at] != '\t') {
            at++;
        }
        return at;
    }

    /** The high bit of the first byte that is zero, and perhaps of some behind it. */
    private static long zeros(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    static int skipSpaces(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isSpace(bytes[at])) {
            at++;
        }
        return at;
    }

    /** What separates two fields: spaces, a bar, or a comma, colon or semicolon before a space. */
    static int gap(byte[] bytes, int from, int to) {
        int at = skipSpaces(bytes, from, to);
        if (at < to) {
            byte c = bytes[at];
            boolean isClose =
                    (c == ',' || c == ';' || c == ':') && at == from && (at + 1 == to || isSpace(bytes[at + 1]));
            if (isClose || c == '|') {
                return skipSpaces(bytes, at + 1, to);
            }
        }
        return at;
    }

    /** Whether a text stands between two places. */
    static boolean is(byte[] bytes, int from, int to, String text) {
        if (to - from != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean isSpace(byte c) {
        return c == ' ' || c == '\t';
    }

    static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(byte c) {
        byte lower = (byte) (c | 0x20);
        return lower >= 'a' && lower <= 'z';
    }

    /** Whether there are no pairs of names and values between two places. */
    static boolean isPlainWord(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '=' || bytes[at] == ',') {
                return false;
            }
        }
        return true;
    }

    /** A number that stands alone, perhaps behind a number sign, perhaps with a comma or bar behind it. */
    static int number(byte[] bytes, int from, int to) {
        int at = from + (from < to && bytes[from] == '#' ? 1 : 0);
        int start = at;
        int most = Math.min(to, start + MOST_NUMBER_BYTES);
        while (at < most && isDigit(bytes[at])) {
            at++;
        }
        boolean stands = at == to || isSpace(bytes[at]) || bytes[at] == ',' || bytes[at] == '|' || bytes[at] == ';';
        return at > start && stands ? at : -1;
    }

    /** A file and the number of a line in it, between tabs: {@code shop/cart.go:42}. */
    static int place(byte[] bytes, int from, int to) {
        int end = wordEnd(bytes, from, to);
        boolean isBetweenTabs = from > 0 && bytes[from - 1] == '\t' && end < to && bytes[end] == '\t';
        int colon = end - 1;
        while (isBetweenTabs && colon > from && isDigit(bytes[colon])) {
            colon--;
        }
        return isBetweenTabs && colon > from && colon < end - 1 && bytes[colon] == ':' ? end : -1;
    }

    /** One to three signs that stand alone, such as a dash. */
    static int sign(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && at <= from + MOST_SIGN_BYTES && isSign(bytes[at])) {
            at++;
        }
        return at > from && at <= from + MOST_SIGN_BYTES && (at == to || isSpace(bytes[at])) ? at : -1;
    }

    private static boolean isSign(byte c) {
        return c == '-' || c == '*' || c == '#' || c == '.' || c == ':' || c == '|' || c == '>' || c == '=' || c == '~'
                || c == '+';
    }

    /** A text in brackets, which may hold others. */
    static int bracket(byte[] bytes, int from, int to) {
        if (from >= to) {
            return -1;
        }
        byte open = bytes[from];
        byte close = open == '[' ? (byte) ']' : open == '(' ? (byte) ')' : open == '<' ? (byte) '>' : 0;
        if (close == 0) {
            return -1;
        }
        int depth = 0;
        int most = Math.min(to, from + MOST_BRACKET_BYTES);
        long opens = open * ONES;
        long closes = close * ONES;
        for (int at = from; at < most; at++) {
            if (at + Long.BYTES <= most) {
                long word = (long) LONGS.get(bytes, at);
                long hits = zeros(word ^ opens) | zeros(word ^ closes);
                if (hits == 0) {
                    at += Long.BYTES - 1;
                    continue;
                }
                at += Long.numberOfTrailingZeros(hits) >> 3;
            }
            byte c = bytes[at];
            if (c == open) {
                depth++;
            } else if (c == close && --depth == 0) {
                return at + 1 == to || endsBracket(bytes[at + 1]) ? at + 1 : -1;
            }
        }
        return -1;
    }

    private static boolean endsBracket(byte next) {
        return isSpace(next) || next == '[' || next == '(' || next == '<' || next == ':' || next == '|' || next == ',';
    }

    /** A cell of a table: all up to the next bar. */
    static int cell(byte[] bytes, int from, int to) {
        int most = Math.min(to, from + MOST_CELL_BYTES);
        for (int at = from; at < most; at++) {
            byte c = bytes[at];
            if (c == '|') {
                return at;
            }
            if (c == '"' || c == '{') {
                return -1;
            }
        }
        return -1;
    }

    /** A level: a word of loggers, in brackets or not; what it says is found anew by {@link #severity}. */
    static int level(byte[] bytes, int from, int to) {
        if (from >= to) {
            return -1;
        }
        byte first = bytes[from];
        boolean isOpen = first == '[' || first == '(' || first == '<';
        int start = from + (isOpen ? 1 : 0);
        start = isOpen ? skipSpaces(bytes, start, to) : start;
        int at = start;
        int most = Math.min(to, start + 14);
        while (at < most && isLetter(bytes[at])) {
            at++;
        }
        if (LevelWord.severity(bytes, start, at) == 0) {
            return -1;
        }
        if (isOpen) {
            at = skipSpaces(bytes, at, to);
            boolean isClosed = at < to && (bytes[at] == ']' || bytes[at] == ')' || bytes[at] == '>');
            return isClosed ? at + 1 : -1;
        }
        if (at == to || isSpace(bytes[at]) || bytes[at] == '|' || bytes[at] == ',') {
            return at;
        }
        if (bytes[at] == '/') {
            return at + 1;
        }
        return bytes[at] == ':' ? at + 1 : -1;
    }

    /** The number in angles that syslog puts before a line, and its version where it tells one: {@code <34>}, {@code <34>1}. */
    static int priority(byte[] bytes, int from, int to) {
        int at = from + 1;
        int most = Math.min(to, from + 4);
        if (from >= to || bytes[from] != '<') {
            return -1;
        }
        while (at < most && isDigit(bytes[at])) {
            at++;
        }
        if (at == from + 1 || at >= to || bytes[at] != '>') {
            return -1;
        }
        boolean hasVersion = at + 2 < to && bytes[at + 1] == '1' && bytes[at + 2] == ' ';
        return hasVersion ? at + 2 : at + 1;
    }

    /** The severity that a priority tells. */
    static int ofPriority(byte[] bytes, int from) {
        int number = 0;
        for (int at = from + 1; isDigit(bytes[at]); at++) {
            number = number * 10 + bytes[at] - '0';
        }
        return LevelWord.ofSyslog(number & 7);
    }

    /** Host, program, process and message id of RFC 5424, each one word, and its structured data: a dash or texts in brackets. */
    static int structured(byte[] bytes, int from, int to) {
        int at = from;
        for (int words = 0; words < 4; words++) {
            int end = wordEnd(bytes, at, to);
            if (end == at || end == to) {
                return -1;
            }
            at = end + 1;
        }
        if (at < to && bytes[at] == '-') {
            return at + 1;
        }
        int end = -1;
        for (int next = bracket(bytes, at, to); next > 0; next = bracket(bytes, next, to)) {
            end = next;
        }
        return end;
    }

    /** What a level says that stands at a place, or the last word of a text in brackets; 0 when there is none. */
    static int severity(byte[] bytes, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && !isLetter(bytes[start])) {
            start++;
        }
        while (end > start && !isLetter(bytes[end - 1])) {
            end--;
        }
        int word = end;
        while (word > start && isLetter(bytes[word - 1])) {
            word--;
        }
        boolean isWhole = word == start || bytes[word - 1] == ':' || isSpace(bytes[word - 1]);
        boolean isAlone =
                word == start && (start == from || !isDigit(bytes[from])); // 12:C tells a process and its role
        boolean mayBeLevel = isWhole && (end - word > 1 || isAlone);
        return mayBeLevel ? LevelWord.severity(bytes, word, end) : 0;
    }

    /** Whether a word names a place in a program, in parts that dots or double colons join: {@code org.shop.Cart}. */
    static boolean isPath(byte[] bytes, int from, int to) {
        boolean isJoined = false;
        if (from >= to || !isLetter(bytes[from])) {
            return false;
        }
        for (int at = from; at < to; at++) {
            byte c = bytes[at];
            boolean isJoint = c == '.' || (c == ':' && at + 1 < to && bytes[at + 1] == ':');
            if (isJoint) {
                at += c == ':' ? 1 : 0;
                isJoined = at + 1 < to;
            } else if (!isLetter(c) && !isDigit(c) && c != '_' && c != '$' && c != '-') {
                return false;
            }
        }
        return isJoined;
    }
}
