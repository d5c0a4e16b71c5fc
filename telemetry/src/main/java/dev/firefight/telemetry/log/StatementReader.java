package dev.firefight.telemetry.log;

import dev.firefight.telemetry.log.LineHeader.Kind;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the headers of the lines of one stream, in their order, and puts the parts together of lines that their carrier cut. Until its
 * last part has come, nothing is told of such a line but that it is {@link Kind#JOINS a part}; then it is read as if it had never been cut. For
 * one thread.
 */
public final class StatementReader {
    /** How much of a line that was cut is kept; what follows is one more value behind a space. */
    public static final int MOST_BYTES = 1 << 16;

    private static final int MOST_OPEN = 64;
    private static final byte[] CUT = {' ', '0'};

    /** A line of which parts have come. */
    private static final class Open {
        private final long offset;
        private int parts;
        private boolean isWrapped;
        private byte[] text = {}; // grows with its parts: each stream has a reader, and few streams have such lines
        private int length;
        private byte[] head = {};
        private byte[] tail = {};

        Open(long offset) {
            this.offset = offset;
        }

        void add(byte[] bytes, int from, int to, LineHeader part) {
            head = Arrays.copyOfRange(bytes, from, part.messageFrom());
            tail = Arrays.copyOfRange(bytes, part.messageTo(), to);
            isWrapped = part.isWrapped;
            if (isWrapped && length > 0 && length < MOST_BYTES) {
                append(CUT, 0, 1);
            }
            int room = Math.min(part.messageTo() - part.messageFrom(), MOST_BYTES - length);
            boolean isOver = room < part.messageTo() - part.messageFrom() && length < MOST_BYTES + CUT.length;
            append(bytes, part.messageFrom(), Math.max(0, room));
            if (isOver) {
                append(CUT, 0, CUT.length);
            }
        }

        private void append(byte[] bytes, int from, int count) {
            if (length + count > text.length) {
                text = Arrays.copyOf(text, Math.max(2 * text.length, length + count));
            }
            System.arraycopy(bytes, from, text, length, count);
            length += count;
        }

        byte[] whole() {
            byte[] whole = Arrays.copyOf(head, head.length + length + tail.length);
            System.arraycopy(text, 0, whole, head.length, length);
            System.arraycopy(tail, 0, whole, head.length + length, tail.length);
            return whole;
        }
    }

    private final HeaderReader reader;
    private final Map<Long, Open> open = new LinkedHashMap<>();
    private byte[] joined = {};
    private Open last = new Open(0);
    private boolean isJoined;

    StatementReader(HeaderReader reader) {
        this.reader = reader;
    }

    /**
     * Reads the line between two places, which does not include its end.
     *
     * @param offset where it starts in its stream
     */
    public void read(byte[] bytes, int from, int to, long offset, LineHeader header) {
        isJoined = false;
        reader.read(bytes, from, to, header);
        if (!reader.isPart()) {
            return;
        }
        if (open.size() >= MOST_OPEN && !open.containsKey(header.writer())) {
            header.isCut = false; // nobody cuts so many lines at once: it stands for itself
        }
        Open line = open.computeIfAbsent(header.writer(), writer -> new Open(offset));
        line.add(bytes, from, to > from && bytes[to - 1] == '\r' ? to - 1 : to, header);
        line.parts++;
        if (!header.isCut()) {
            open.remove(header.writer());
            join(line, header);
        }
    }

    private void join(Open line, LineHeader header) {
        last = line;
        joined = line.whole();
        isJoined = true;
        reader.readWhole(joined, 0, joined.length, header);
    }

    /** Whether the line that was read last is a part of one that was cut. */
    public boolean isPart() {
        return reader.isPart();
    }

    /** Whether the line that was read last is one of several parts, all of which have come. */
    public boolean isJoined() {
        return isJoined;
    }

    /** Where the line that was read last starts without what carries it. */
    public int lineFrom() {
        return reader.lineFrom();
    }

    /** Where it ends. */
    public int lineTo() {
        return reader.lineTo();
    }

    /** Whether {@linkplain LineHeader.Part#HOST whose it is} was told by what carries it. */
    public boolean isHostCarried() {
        return reader.isHostCarried();
    }

    /** That line without its cuts: the header that was read tells places in it. */
    public byte[] joined() {
        return joined;
    }

    /** Whether each of its parts is a line of its own, of which nobody but the writer says that they are one. */
    public boolean isWrapped() {
        return last.isWrapped;
    }

    /** How many parts it has. */
    public int parts() {
        return last.parts;
    }

    /** Where it starts in the stream. */
    public long offset() {
        return last.offset;
    }

    /** Whether no line is open of which parts have come. */
    boolean isWhole() {
        return open.isEmpty();
    }

    /** Reads a line of which the last part will not come, as far as it came; false when there is none. */
    public boolean readUnfinished(LineHeader header) {
        isJoined = false;
        if (open.isEmpty()) {
            return false;
        }
        Iterator<Open> lines = open.values().iterator();
        Open first = lines.next();
        lines.remove();
        join(first, header);
        return true;
    }

    /** Forgets the parts that have come: they belong to somebody else. */
    public void forgetParts() {
        open.clear();
        reader.forgetParts();
    }
}
