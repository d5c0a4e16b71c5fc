package dev.firefight.telemetry.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A stream cut at line ends: {@link #read} reports the end of the stream at the end of each line, {@link #nextLine} goes on to the
 * next. A line may be of any length; at most one buffer of it is held.
 */
final class LineInput extends InputStream {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream bytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private boolean atLineEnd = true;
    private long line;

    LineInput(InputStream bytes) {
        this(bytes, 0);
    }

    /** The lines of a stream that others stood before. */
    LineInput(InputStream bytes, long linesBefore) {
        this.bytes = bytes;
        this.line = linesBefore;
    }

    /** The lines behind that in whose middle a stream stands. */
    static LineInput within(InputStream bytes, long line) {
        LineInput lines = new LineInput(bytes, line);
        lines.atLineEnd = false;
        return lines;
    }

    /** Goes to the start of the next line that is not empty, past what is left of this one; false at the end of the stream. */
    boolean nextLine() throws IOException {
        while (!atLineEnd) {
            skipToLineEnd();
        }
        while (position < limit || fill()) {
            line++;
            if (buffer[position] != '\n') {
                atLineEnd = false;
                return true;
            }
            position++;
        }
        return false;
    }

    /** Number of the line, from 1. */
    long line() {
        return line;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (atLineEnd || (position >= limit && !fill())) {
            atLineEnd = true;
            return -1;
        }
        int most = Math.min(length, limit - position);
        int end = LineEnds.first(buffer, position, position + most);
        int count = end - position;
        System.arraycopy(buffer, position, target, offset, count);
        position = end;
        if (count < most) { // stopped before a line end
            position++;
            atLineEnd = true;
            return count == 0 ? -1 : count;
        }
        return count;
    }

    private void skipToLineEnd() throws IOException {
        while (position < limit || fill()) {
            if (buffer[position++] == '\n') {
                break;
            }
        }
        atLineEnd = true;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, bytes.read(buffer, 0, buffer.length));
        return limit > 0;
    }
}
