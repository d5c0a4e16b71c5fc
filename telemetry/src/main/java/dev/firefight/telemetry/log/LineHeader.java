package dev.firefight.telemetry.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What the header of one physical line says. One object is used for all lines: {@link HeaderReader#read} fills it anew. Places are
 * offsets into the array that was read; a part that the line does not tell is empty.
 */
public final class LineHeader {
    /** What a line is to the record that it belongs to. */
    public enum Kind {
        /** It starts a record. */
        START,
        /** It goes on with the record before it of the same writer, as a line of its own: a stack trace, a wrapped text. */
        CONTINUES,
        /** It goes on with the line before it of the same writer, which was cut: both are one line. */
        JOINS,
        /** It tells time or names of the record whose message starts on a line behind it. */
        HEADER,
        /** It opens a record whose reason stands on a line behind it, as Python's tracebacks do. */
        OPENS,
        /** It goes on with a record that was opened so, and tells its reason: it says what the record says. */
        REASON
    }

    /** A part of a line that names something. */
    public enum Part {
        /** The logger, component or program. */
        NAME(0),
        /** The machine, node or pod. */
        HOST(1),
        /** The thread, or whatever else the header puts into brackets. */
        THREAD(2),
        /** The number of the process, or of the thread where it has none. */
        PROCESS(3),
        /** Who asked, in a line that tells what a request was answered with. */
        CLIENT(4),
        /** The application, where the header puts it beside the thread. */
        APPLICATION(5);

        private final int place;

        Part(int place) {
            this.place = place;
        }
    }

    private static final byte[] NOTHING = {};
    static final int PARTS = Part.values().length;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long[] parts = new long[PARTS];
    /** Parts that lines before this one told. */
    private final byte[][] before = new byte[PARTS][];

    private boolean hasBefore;
    Kind kind = Kind.CONTINUES;
    int form;
    int messageFrom;
    int messageTo;
    int severity;
    int status;
    int timeFlags;
    boolean hasTime;
    boolean isCut;
    /** Whether the line that was cut goes on with a line of its own, as if a space stood between them. */
    boolean isWrapped;

    int fieldsFrom;
    /** Whether the line itself tells its time, not only what carried it. */
    boolean hasOwnTime;
    /** How often the quotes around the line are escaped, as it lies within another one. */
    int escapes;

    long seconds;
    int nanos;
    long writer;
    private int stackFrom;
    private int stackTo;

    /** Whether the line starts a record, goes on with one, or is only its header. */
    public Kind kind() {
        return kind;
    }

    /** Whether a record starts with the line, whether it tells its reason or a line behind it does. */
    public boolean startsRecord() {
        return kind == Kind.START || kind == Kind.OPENS;
    }

    /** Number of the form in {@link HeaderForms#forms()} by which the line was read; -1 when none fits. */
    public int form() {
        return form;
    }

    /** Where the message starts. */
    public int messageFrom() {
        return messageFrom;
    }

    /** Where the message ends. */
    public int messageTo() {
        return messageTo;
    }

    /** OpenTelemetry's severity number, 0 where the line tells none. */
    public int severity() {
        return severity;
    }

    /** With which status a request was answered of which the line tells; 0 where it tells of none. */
    public int status() {
        return status;
    }

    /** How grave it is what the line tells: its level, or the status of an answer where that is graver. */
    public int gravity() {
        return Math.max(severity, AnsweredRequest.severity(status));
    }

    /** Whether the line tells a time. */
    public boolean hasTime() {
        return hasTime;
    }

    /** Nanoseconds since 1970; 0 without time. In the year 2000 when the line does not tell the year, on 1970-01-01 when it tells no day. */
    public long timeNanos() {
        return seconds * NANOS_PER_SECOND + nanos;
    }

    /** Whether the time was written without zone, and is taken for UTC. */
    public boolean isLocal() {
        return (timeFlags & TimeText.LOCAL) != 0;
    }

    /** Whether the time tells its year. */
    public boolean hasYear() {
        return (timeFlags & (TimeText.WITHOUT_YEAR | TimeText.WITHOUT_DATE)) == 0;
    }

    /** Whether the time tells its day. */
    public boolean hasDate() {
        return (timeFlags & TimeText.WITHOUT_DATE) == 0;
    }

    /** Whether the time tells more than a day. */
    public boolean hasClock() {
        return (timeFlags & TimeText.WITHOUT_CLOCK) == 0;
    }

    /** Where the named fields start of which the line consists, or that stand behind its header; -1 when there are none. */
    public int fieldsFrom() {
        return fieldsFrom;
    }

    /** Whether the next line of the same writer goes on with this one where it was cut. */
    public boolean isCut() {
        return isCut;
    }

    /** Tells the lines of one writer from those of others that are mixed with them: a hash of what the carrier says; 0 without carrier. */
    public long writer() {
        return writer;
    }

    /** In which bytes a part lies: mostly those of the line, but others where a line before this one told it. */
    public byte[] source(byte[] line, Part part) {
        return hasBefore && before[part.place].length > 0 ? before[part.place] : line;
    }

    /** Where a part starts in its {@linkplain #source source}; equal to {@link #to} when the line does not tell it. */
    public int from(Part part) {
        return (int) (parts[part.place] >>> 32);
    }

    /** Where a part ends. */
    public int to(Part part) {
        return (int) parts[part.place];
    }

    /** A part as text, empty when the line does not tell it; bytes that are no UTF-8 are replaced. */
    public String text(byte[] bytes, Part part) {
        return new String(source(bytes, part), from(part), to(part) - from(part), StandardCharsets.UTF_8);
    }

    /** How often what the line tells is escaped, as it lies within another line. */
    public int escapes() {
        return escapes;
    }

    /** Whether the line holds the trace of an error in a field of its own. */
    public boolean hasStack() {
        return stackFrom < stackTo;
    }

    /** Where that trace starts. */
    public int stackFrom() {
        return stackFrom;
    }

    /** Where it ends. */
    public int stackTo() {
        return stackTo;
    }

    /** The lines of that trace. */
    public List<String> stack(byte[] bytes) {
        String text = new String(bytes, stackFrom, stackTo - stackFrom, StandardCharsets.UTF_8);
        for (int i = 0; i <= escapes; i++) {
            text = EscapedText.plain(text);
        }
        return text.lines().toList();
    }

    /** The message as text; bytes that are no UTF-8 are replaced. */
    public String message(byte[] bytes) {
        return new String(bytes, messageFrom, messageTo - messageFrom, StandardCharsets.UTF_8);
    }

    void clear(int from, int to) {
        kind = Kind.CONTINUES;
        form = -1;
        messageFrom = from;
        messageTo = to;
        severity = 0;
        status = 0;
        timeFlags = 0;
        hasTime = false;
        isCut = false;
        isWrapped = false;
        fieldsFrom = -1;
        hasOwnTime = false;
        stackFrom = 0;
        stackTo = 0;
        escapes = 0;
        seconds = 0;
        nanos = 0;
        writer = 0;
        forgetParts();
    }

    /** Forgets what a form has told that did not fit. */
    void forget() {
        severity = 0;
        hasTime = false;
        timeFlags = 0;
        seconds = 0;
        nanos = 0;
        forgetParts();
    }

    private void forgetParts() {
        parts[0] = 0;
        parts[1] = 0;
        parts[2] = 0;
        parts[3] = 0;
        parts[4] = 0;
        parts[5] = 0;
        hasBefore = false;
    }

    void part(Part part, int from, int to) {
        parts[part.place] = (long) from << 32 | to;
    }

    void stack(int from, int to) {
        stackFrom = from;
        stackTo = to;
    }

    /** The line tells of a request: what stands first, where others tell their machine, is who asked, and so is a name that is an address. */
    void answered(byte[] bytes, int told, int lineFrom) {
        status = told;
        if (told == 0) {
            return;
        }
        if (has(Part.HOST) && from(Part.HOST) == lineFrom) {
            asked(Part.HOST);
        } else if (has(Part.NAME) && Fields.isDigit(bytes[from(Part.NAME)])) {
            asked(Part.NAME);
        }
    }

    private void asked(Part part) {
        parts[Part.CLIENT.place] = parts[part.place];
        parts[part.place] = 0;
    }

    /** Takes over a part that a line before this one told, unless this one tells it too. */
    void part(Part part, byte[] told) {
        if (!has(part) && told.length > 0) {
            if (!hasBefore) {
                Arrays.fill(before, NOTHING);
            }
            hasBefore = true;
            before[part.place] = told;
            part(part, 0, told.length);
        }
    }

    boolean hasNoParts() {
        return (parts[0] | parts[1] | parts[2] | parts[3] | parts[4] | parts[5]) == 0;
    }

    /** Keeps the parts, as places behind one. */
    void keepParts(long[] kept, int from, int place) {
        for (int part = 0; part < PARTS; part++) {
            kept[from + part] = parts[part] == 0 ? 0 : parts[part] - both(place);
        }
    }

    /** Takes over parts that were kept, behind another place. */
    void shiftParts(long[] kept, int from, int place) {
        for (int part = 0; part < PARTS; part++) {
            parts[part] = kept[from + part] == 0 ? 0 : kept[from + part] + both(place);
        }
    }

    private static long both(int place) {
        return ((long) place << 32) | place;
    }

    boolean has(Part part) {
        return parts[part.place] != 0;
    }

    void time(long wholeSeconds, int nanosOnTop, int flags) {
        hasTime = true;
        seconds = wholeSeconds;
        nanos = nanosOnTop;
        timeFlags = flags;
    }
}
