package dev.firefight.telemetry.log;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Takes the colours off lines that a program wrote as for a terminal: {@code ESC [ 32 m}, also where JSON writes the escape as
 * {@code \}{@code u001b}. Like unpacking, it gives the content that is meant.
 */
public final class Colours extends InputStream {
    private static final int SAMPLE_BYTES = 1 << 16;
    private static final int MOST_BYTES = 32;
    private static final byte ESCAPE = 0x1B;

    private final InputStream in;
    private final byte[] bytes = new byte[SAMPLE_BYTES];
    /** What was read and has no colours, from one place to another, and what may be the start of one behind it. */
    private int from;

    private int to;
    private int end;
    private boolean isOver;

    private Colours(InputStream in) {
        this.in = in;
    }

    /** The same content without colours, if its start has any. */
    public static InputStream without(BufferedInputStream content) throws IOException {
        return areIn(content) ? new Colours(content) : content;
    }

    /** Whether the start of some content has colours. */
    static boolean areIn(BufferedInputStream content) throws IOException {
        content.mark(SAMPLE_BYTES);
        byte[] start = content.readNBytes(SAMPLE_BYTES);
        content.reset();
        for (int at = 0; at < start.length; at++) {
            if (length(start, at, start.length) > 0) {
                return true;
            }
        }
        return false;
    }

    /** A line without colours; the line itself when it has none. */
    public static byte[] without(byte[] line) {
        byte[] plain = line;
        int length = 0;
        int at = 0;
        while (at < line.length) {
            int colour = length(line, at, line.length);
            if (colour > 0) {
                plain = plain == line ? line.clone() : plain;
                at += colour;
            } else {
                if (plain != line) {
                    plain[length] = line[at];
                }
                length++;
                at++;
            }
        }
        return plain == line ? line : Arrays.copyOf(plain, length);
    }

    /** How long the colour is that starts at a place; 0 when there is none. */
    private static int length(byte[] bytes, int at, int end) {
        int start = bytes[at] == ESCAPE ? 1 : isWritten(bytes, at, end) ? 6 : 0;
        if (start == 0 || at + start >= end || bytes[at + start] != '[') {
            return 0;
        }
        int last = at + start + 1;
        int most = Math.min(end, at + MOST_BYTES);
        while (last < most && bytes[last] >= ' ' && bytes[last] <= '?') {
            last++;
        }
        return last < most && bytes[last] >= '@' && bytes[last] <= '~' ? last + 1 - at : 0;
    }

    /** Whether an escape stands at a place as JSON writes it. */
    private static boolean isWritten(byte[] bytes, int at, int end) {
        return bytes[at] == '\\'
                && at + 6 < end
                && bytes[at + 1] == 'u'
                && bytes[at + 2] == '0'
                && bytes[at + 3] == '0'
                && bytes[at + 4] == '1'
                && (bytes[at + 5] | 0x20) == 'b';
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (from == to && !isOver) {
            fill();
        }
        if (from == to) {
            return length == 0 ? 0 : -1;
        }
        int count = Math.min(length, to - from);
        System.arraycopy(bytes, from, target, offset, count);
        from += count;
        return count;
    }

    private void fill() throws IOException {
        int rest = end - to;
        System.arraycopy(bytes, to, bytes, 0, rest);
        int read = in.read(bytes, rest, bytes.length - rest);
        isOver = read < 0;
        end = rest + Math.max(0, read);
        from = 0;
        int sure = isOver ? end : Math.max(0, end - MOST_BYTES);
        int at = 0;
        int kept = 0;
        while (at < sure) {
            int colour = length(bytes, at, end);
            if (colour > 0) {
                at += colour;
            } else {
                bytes[kept++] = bytes[at++];
            }
        }
        // what is not sure follows what is kept
        System.arraycopy(bytes, at, bytes, kept, end - at);
        end -= at - kept;
        to = kept;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
