package dev.firefight.telemetry.log;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Finds places where a file may be parted among threads although its lines were cut by what carries them: where all parts have come of each
 * line that has begun. The same offset gives the same place to whoever asks.
 */
final class CutBorder {
    /** How far before an offset is looked for parts whose others may follow. */
    private static final int BEFORE_BYTES = 1 << 18;
    /** How far behind it at most a place is looked for. */
    private static final int BEHIND_BYTES = 1 << 23;

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream bytes;
    private byte[] line = new byte[BUFFER_BYTES];
    private int length;

    private CutBorder(InputStream bytes) {
        this.bytes = bytes;
    }

    /** The first such place at an offset or behind it; the end of the file when there is none. */
    static long of(Path file, HeaderForms forms, long offset, long end) throws IOException {
        if (offset <= 0 || offset >= end) {
            return Math.clamp(offset, 0, end);
        }
        try (FileChannel channel = FileChannel.open(file)) {
            long start = Math.max(0, offset - BEFORE_BYTES);
            channel.position(start);
            CutBorder border = new CutBorder(new BufferedInputStream(Channels.newInputStream(channel), BUFFER_BYTES));
            return border.find(forms.statements(), start, offset, end);
        }
    }

    private long find(StatementReader reader, long start, long offset, long end) throws IOException {
        LineHeader header = new LineHeader();
        long at = start;
        if (start > 0) {
            at += next(); // the rest of a line
        }
        long most = Math.min(end, offset + BEHIND_BYTES);
        while (at < offset || (at < most && !reader.isWhole())) {
            int read = next();
            if (read == 0) {
                return Math.max(at, offset);
            }
            reader.read(line, 0, length, at, header);
            at += read;
        }
        return Math.min(at, end);
    }

    /** Reads a line without its end, of which at most so much is kept as is looked at; gives how many bytes it has. */
    private int next() throws IOException {
        int count = 0;
        length = 0;
        int one = bytes.read();
        while (one >= 0) {
            count++;
            if (one == '\n') {
                return count;
            }
            if (length < LineFeed.LONGEST_BYTES) {
                line = length == line.length ? Arrays.copyOf(line, 2 * length) : line;
                line[length++] = (byte) one;
            }
            one = bytes.read();
        }
        return count;
    }
}
