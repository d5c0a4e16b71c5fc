package dev.firefight.evidence.pattern;

import java.util.Arrays;
import java.util.Objects;

/**
 * The physical lines of a batch, as columns. A {@link LineReader} says of each where its message lies, when it was written and what it
 * counts for; what it does not say is as in a line without header: all of it is message, in window 0, without time and level.
 */
public final class Lines {
    /** The time of a line that tells none. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** How many speakers can be told apart. */
    public static final int SPEAKERS = Long.SIZE;

    /** How many levels there can be. */
    public static final int LEVELS = Integer.SIZE;

    private static final byte LEFT_OUT = -1;

    private final int[] from;
    private final int[] to;
    private final int[] messageFrom;
    private final int[] messageTo;
    private final long[] time;
    private final byte[] window;
    private final byte[] level;
    private final byte[] speaker;
    private final int windows;
    private Place start = new Place(0, 0);
    private int count;

    Lines(int most, int windows) {
        this.windows = windows;
        from = new int[most];
        to = new int[most];
        messageFrom = new int[most];
        messageTo = new int[most];
        time = new long[most];
        window = new byte[most];
        level = new byte[most];
        speaker = new byte[most];
    }

    /** Takes the lines of a batch, which starts at a place, by the mask of its line feeds. */
    void split(Place place, byte[] bytes, int length, long[] masks) {
        start = place;
        int blocks = (length + ByteClasses.BLOCK - 1) / ByteClasses.BLOCK;
        count = 0;
        for (int block = 0; block < blocks; block++) {
            long feeds = masks[block * ByteClasses.MASKS + ByteClasses.NEWLINE];
            int more = Long.bitCount(feeds);
            // most blocks have one or none, in no order that could be foreseen: written in any case, counted if it is
            // there
            to[count] = block * ByteClasses.BLOCK + Long.numberOfTrailingZeros(feeds);
            for (int i = 1; i < more; i++) {
                feeds &= feeds - 1;
                to[count + i] = block * ByteClasses.BLOCK + Long.numberOfTrailingZeros(feeds);
            }
            count += more;
        }
        if (count == 0 || to[count - 1] + 1 < length) {
            to[count++] = length;
        }
        int next = 0;
        for (int line = 0; line < count; line++) {
            int feed = to[line];
            int end = feed > next && bytes[feed - 1] == '\r' ? feed - 1 : feed;
            from[line] = next;
            to[line] = end;
            messageFrom[line] = next;
            messageTo[line] = end;
            next = feed + 1;
        }
        Arrays.fill(time, 0, count, NO_TIME);
        Arrays.fill(window, 0, count, (byte) 0);
        Arrays.fill(level, 0, count, (byte) 0);
        Arrays.fill(speaker, 0, count, (byte) 0);
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** Where a line starts. */
    public int from(int line) {
        return from[line];
    }

    /** Bytes before a line in its file. */
    public long offset(int line) {
        return start.offset() + from[line];
    }

    /** Where a line ends, without what ends it: a line feed with or without a carriage return. */
    public int to(int line) {
        return to[line];
    }

    /** Tells where the message of a line lies; what lies outside of the line is left out. */
    public void message(int line, int start, int end) {
        int within = Math.clamp(start, from[line], to[line]);
        messageFrom[line] = within;
        messageTo[line] = Math.clamp(end, within, to[line]);
    }

    /** Tells when a line was written, in nanoseconds since 1970. */
    public void time(int line, long nanos) {
        time[line] = nanos;
    }

    /**
     * Tells for which window a line counts.
     *
     * @throws IndexOutOfBoundsException when the table has no such window
     */
    public void window(int line, int number) {
        window[line] = (byte) Objects.checkIndex(number, windows);
    }

    /** Leaves a line out, since it is counted otherwise. */
    public void leaveOut(int line) {
        window[line] = LEFT_OUT;
        messageFrom[line] = to[line];
        messageTo[line] = to[line];
    }

    boolean isLeftOut(int line) {
        return window[line] == LEFT_OUT;
    }

    /**
     * Tells how grave a line is, for instance by OpenTelemetry's severity number; 0 when it does not say.
     *
     * @throws IndexOutOfBoundsException when it is not below {@link #LEVELS}
     */
    public void level(int line, int number) {
        level[line] = (byte) Objects.checkIndex(number, LEVELS);
    }

    /**
     * Tells who wrote a line, by a number that the caller gives; 0 when nobody is told.
     *
     * @throws IndexOutOfBoundsException when it is not below {@link #SPEAKERS}
     */
    public void speaker(int line, int number) {
        speaker[line] = (byte) Objects.checkIndex(number, SPEAKERS);
    }

    int messageFrom(int line) {
        return messageFrom[line];
    }

    int messageTo(int line) {
        return messageTo[line];
    }

    long time(int line) {
        return time[line];
    }

    int window(int line) {
        return window[line];
    }

    int level(int line) {
        return level[line];
    }

    int speaker(int line) {
        return speaker[line];
    }
}
