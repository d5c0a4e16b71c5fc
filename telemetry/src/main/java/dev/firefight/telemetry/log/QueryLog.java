package dev.firefight.telemetry.log;

import dev.firefight.telemetry.log.LineHeader.Kind;
import dev.firefight.telemetry.log.LineHeader.Part;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * MySQL's log of slow queries: comments tell time, user and cost of a query, then it stands there as it was written, on one line or several, up to a
 * semicolon. For one thread.
 */
final class QueryLog {
    /** What a line is to its query. */
    enum Line {
        /** A comment or setting before it. */
        HEAD,
        /** All of it. */
        WHOLE,
        /** Its first line of several. */
        FIRST,
        /** One between the first and the last. */
        MIDDLE,
        /** Its last line of several. */
        LAST,
        /** Nothing of it. */
        OTHER
    }

    private static final byte[] TIME = bytes("# Time: ");
    private static final byte[] USER = bytes("# User@Host: ");
    private static final byte[] COST = bytes("# Query_time: ");
    private static final byte[] COMMAND = bytes("# administrator command: ");
    private static final byte[] STAMP = bytes("SET timestamp=");
    private static final byte[] USE = bytes("use ");
    private static final byte[] PORT = bytes("Tcp port: ");
    private static final byte[] COLUMNS = bytes("Time                 Id Command");
    private static final byte[] STARTED = bytes(". started with:");
    private static final byte[] COMMENT = bytes("# ");
    private static final byte[] NOTHING = {};

    private final TimeField times = new TimeField();
    private final LineHeader told = new LineHeader();
    private byte[] user = NOTHING;
    private byte[] client = NOTHING;
    private boolean isOpen;
    private boolean isBefore = true;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether some lines are such a log: they tell what queries cost. */
    static boolean isIn(Sample lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (Continuation.startsWith(lines.bytes(), lines.from()[i], lines.to()[i], COST)) {
                return true;
            }
        }
        return false;
    }

    /** Takes notice of the next line, and tells what it is. */
    Line next(byte[] bytes, int from, int to) {
        boolean isComment = Continuation.startsWith(bytes, from, to, COMMENT);
        if (isComment && !Continuation.startsWith(bytes, from, to, COMMAND)) {
            isOpen = false;
            isBefore = true;
            return Line.HEAD;
        }
        if (isStart(bytes, from, to)) {
            isOpen = false;
            isBefore = false;
            return Line.OTHER;
        }
        boolean isSetting =
                Continuation.startsWith(bytes, from, to, STAMP) || Continuation.startsWith(bytes, from, to, USE);
        if (isBefore && (isSetting || from >= to)) {
            return Line.HEAD;
        }
        if (!isBefore && !isOpen) {
            return Line.OTHER;
        }
        boolean isFirst = isBefore;
        boolean isLast = from < to && bytes[to - 1] == ';';
        isBefore = false;
        isOpen = !isLast;
        return isFirst ? isLast ? Line.WHOLE : Line.FIRST : isLast ? Line.LAST : Line.MIDDLE;
    }

    /** Whether a line is one of the three that a server writes when it starts. */
    private static boolean isStart(byte[] bytes, int from, int to) {
        return Continuation.startsWith(bytes, from, to, PORT)
                || Continuation.startsWith(bytes, from, to, COLUMNS)
                || (to - from > STARTED.length && Continuation.startsWith(bytes, to - STARTED.length, to, STARTED));
    }

    /** Keeps what a line before the query tells. */
    void head(byte[] bytes, int from, int to, LineHeader header) {
        header.kind = Kind.HEADER;
        header.messageFrom = to;
        if (Continuation.startsWith(bytes, from, to, TIME)) {
            forget();
            if (times.scanEnclosed(bytes, from + TIME.length, to) >= 0) {
                times.into(told);
            }
        } else if (Continuation.startsWith(bytes, from, to, USER)) {
            user(bytes, from + USER.length, to);
        } else if (Continuation.startsWith(bytes, from, to, STAMP) && !told.hasTime) {
            stamp(bytes, from + STAMP.length, to);
        }
        tellTime(header);
    }

    private void forget() {
        told.clear(0, 0);
        user = NOTHING;
        client = NOTHING;
    }

    /** {@code shop[shop] @ web-1 [10.0.0.7]  Id: 12}: who asked, and from where. */
    private void user(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '[' && !Fields.isSpace(bytes[at])) {
            at++;
        }
        user = Arrays.copyOfRange(bytes, from, at);
        int open = to;
        for (int i = at + 1; i < to; i++) {
            open = bytes[i] == '[' ? i : open;
        }
        int close = open;
        while (close < to && bytes[close] != ']') {
            close++;
        }
        client = open + 1 < close ? Arrays.copyOfRange(bytes, open + 1, close) : NOTHING;
    }

    private void stamp(byte[] bytes, int from, int to) {
        long seconds = 0;
        int most = Math.min(to, from + 10);
        for (int at = from; at < most && Fields.isDigit(bytes[at]); at++) {
            seconds = seconds * 10 + bytes[at] - '0';
        }
        told.time(seconds, 0, 0);
    }

    private void tellTime(LineHeader header) {
        if (told.hasTime) {
            header.time(told.seconds, told.nanos, told.timeFlags);
        }
    }

    /** Tells a query what the lines before it told. */
    void query(LineHeader header) {
        tellTime(header);
        header.part(Part.NAME, user);
        header.part(Part.CLIENT, client);
        told.clear(0, 0);
    }
}
