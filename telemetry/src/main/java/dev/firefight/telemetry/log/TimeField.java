package dev.firefight.telemetry.log;

import java.util.Arrays;

/**
 * Times at one place of the lines of a log. Lines in a row mostly tell the same second: what is written up to it is remembered, and only
 * the fraction is read anew.
 */
final class TimeField {
    private static final int MOST_BYTES = 40;
    private static final int MOST_BYTES_BEHIND = 48;

    private final TimeText text = new TimeText();
    private final byte[] head = new byte[MOST_BYTES];
    private final byte[] tail = new byte[MOST_BYTES];
    private int headLength;
    private int tailLength;
    private byte separator;
    private boolean hasFraction;
    private byte follower;
    private int timeEnd;

    private TimeForm form = TimeForm.ISO;
    private long seconds;
    private int nanos;
    private int flags;

    /** Where the time ends that starts at a place; -1 when there is none. What it tells is kept until the next scan. */
    int scan(byte[] bytes, int from, int to) {
        int known = headLength == 0 ? -1 : sameSecond(bytes, from, to);
        if (known >= 0) {
            return known;
        }
        int end = text.scan(bytes, from, to);
        if (end >= 0) {
            form = text.form;
            seconds = text.seconds;
            nanos = text.nanos;
            flags = text.flags;
            remember(bytes, from, end, to);
        }
        return end;
    }

    /** As {@link #scan}, of a time that may stand in brackets or quotes, alone or with more behind it. */
    int scanEnclosed(byte[] bytes, int from, int to) {
        if (from >= to) {
            return -1;
        }
        byte open = bytes[from];
        byte close =
                open == '[' ? (byte) ']' : open == '(' ? (byte) ')' : open == '<' ? (byte) '>' : open == '"' ? open : 0;
        if (close == 0) {
            timeEnd = scan(bytes, from, to);
            return timeEnd;
        }
        int at = scan(bytes, from + 1, to);
        timeEnd = at;
        if (at < 0) {
            return -1;
        }
        int most = Math.min(to, at + MOST_BYTES_BEHIND);
        while (at < most && bytes[at] != close) {
            at++;
        }
        return at < most ? at + 1 : -1;
    }

    /** Where the time itself ended that was found last, without what encloses it. */
    int timeEnd() {
        return timeEnd;
    }

    TimeForm form() {
        return form;
    }

    /** Whether it tells both a day, but perhaps its year, and a time of day. */
    boolean isFull() {
        return (flags & (TimeText.WITHOUT_CLOCK | TimeText.WITHOUT_DATE)) == 0;
    }

    void into(LineHeader header) {
        header.time(seconds, nanos, flags);
    }

    private void remember(byte[] bytes, int from, int end, int to) {
        headLength = text.secondsEnd - from;
        tailLength = end - text.fractionEnd;
        hasFraction = text.fractionEnd > text.secondsEnd;
        if (headLength > MOST_BYTES || tailLength > MOST_BYTES) {
            headLength = 0;
            return;
        }
        boolean isApart = hasFraction && !isDigit(bytes[text.secondsEnd]);
        separator = isApart ? bytes[text.secondsEnd] : 0;
        follower = end < to ? bytes[end] : 0;
        System.arraycopy(bytes, from, head, 0, headLength);
        System.arraycopy(bytes, text.fractionEnd, tail, 0, tailLength);
    }

    private int sameSecond(byte[] bytes, int from, int to) {
        int secondsEnd = from + headLength;
        if (secondsEnd > to || !Arrays.equals(bytes, from, secondsEnd, head, 0, headLength)) {
            return -1;
        }
        int at = secondsEnd;
        int digits = 0;
        if (hasFraction) {
            if (separator != 0) {
                if (at >= to || bytes[at] != separator) {
                    return -1;
                }
                at++;
            }
            int start = at;
            while (at < to && at < start + 20 && isDigit(bytes[at])) {
                at++;
            }
            digits = at - start;
            if (digits == 0) {
                return -1;
            }
        }
        int end = at + tailLength;
        if (end > to || !Arrays.equals(bytes, at, end, tail, 0, tailLength) || !endsAlike(bytes, end, to)) {
            return -1;
        }
        nanos = hasFraction ? TimeText.fraction(bytes, secondsEnd, at - digits, at) : 0;
        return end;
    }

    /** Whether nothing behind a time can belong to it that did not behind the one before. */
    private boolean endsAlike(byte[] bytes, int end, int to) {
        if (end == to) {
            return follower == 0;
        }
        if (bytes[end] != follower) {
            return false;
        }
        if (follower != ' ' || end + 5 > to) {
            return follower != ' ';
        }
        byte next = bytes[end + 1];
        boolean mayTellYear = form == TimeForm.WEEKDAY || form == TimeForm.MONTH_NAME;
        boolean isOffset = (next == '+' || next == '-') && isDigit(bytes[end + 2]);
        boolean isNumber = isOffset || (mayTellYear && isDigit(next));
        boolean isZone = next == 'Z' || bytes[end + 3] == 'C' || bytes[end + 3] == 'T' || bytes[end + 4] == 'T';
        boolean isHalf = bytes[end + 2] == 'M';
        return !isNumber && !isZone && !isHalf;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
