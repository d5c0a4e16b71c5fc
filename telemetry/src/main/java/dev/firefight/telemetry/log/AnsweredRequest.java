package dev.firefight.telemetry.log;

/** Finds what a request was answered with in a line that tells of one, as servers and proxies write it: {@code "GET /cart HTTP/1.1" 502}. */
final class AnsweredRequest {
    private static final int ERROR = 17;
    private static final int WARNING = 13;
    private static final int STATUS_DIGITS = 3;
    private static final int LONGEST_METHOD = 8;
    private static final int SHORTEST_METHOD = 3;

    private AnsweredRequest() {}

    /**
     * The status behind the quoted request of a message; 0 where there is none. What is quoted at the start of a message need not be a
     * request: some clients send rubbish, which is answered too.
     */
    static int status(byte[] bytes, int from, int to) {
        int open = from;
        while (open < to) {
            if (bytes[open] == '"' && (open == from || isRequest(bytes, open + 1, to))) {
                int close = close(bytes, open + 1, to);
                return close < to ? number(bytes, close + 1, to) : 0;
            }
            open++;
        }
        return 0;
    }

    /** A word in capitals, and something behind it. */
    private static boolean isRequest(byte[] bytes, int from, int to) {
        int end = from;
        int most = Math.min(to, from + LONGEST_METHOD);
        while (end < most && bytes[end] >= 'A' && bytes[end] <= 'Z') {
            end++;
        }
        return end >= from + SHORTEST_METHOD && end < to && bytes[end] == ' ';
    }

    /** Where the next quote stands that is not escaped; the end where there is none. */
    private static int close(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    /** Three digits that stand alone behind a space. */
    private static int number(byte[] bytes, int from, int to) {
        int first = from + 1;
        int end = first + STATUS_DIGITS;
        boolean stands = end <= to && bytes[from] == ' ' && (end == to || bytes[end] == ' ');
        int number = 0;
        for (int at = first; stands && at < end; at++) {
            stands = Fields.isDigit(bytes[at]);
            number = number * 10 + bytes[at] - '0';
        }
        return stands && number >= 100 && number < 600 ? number : 0;
    }

    /** How grave an answer is: that the server fails is an error, that it refuses a warning, all others are none. */
    static int severity(int status) {
        return status >= 500 ? ERROR : status >= 400 ? WARNING : 0;
    }
}
