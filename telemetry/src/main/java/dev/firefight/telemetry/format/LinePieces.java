package dev.firefight.telemetry.format;

import dev.firefight.telemetry.format.JsonValues.ValueReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream into pieces of whole lines that can be understood apart from each other. A piece holds about {@value #PIECE_BYTES}
 * bytes, or one line of at most {@value #MOST_BYTES}; what is behind a longer line is left in {@link #rest}.
 */
final class LinePieces {
    static final int PIECE_BYTES = 1 << 18;
    static final int MOST_BYTES = 1 << 23;

    private final InputStream source;
    private Optional<IOException> fault = Optional.empty();
    private byte[] kept = new byte[0];
    private long linesBefore;
    private boolean isOver;

    /** Some lines of a file; the last of a file may lack its end. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, not compared
    record Piece(byte[] bytes, int size, long linesBefore) {
        /** Whether the piece begins with a text of ASCII. */
        boolean startsWith(String text) {
            return new String(bytes, 0, Math.min(size, text.length()), StandardCharsets.ISO_8859_1).equals(text);
        }

        /** Hands each value of its lines to a reader, with the line it has in the file. */
        void forEachValue(ReadNotes notes, ValueReader reader) {
            JsonValues.forEachLine(bytes, size, linesBefore, notes, reader);
        }
    }

    LinePieces(InputStream source) {
        this.source = source;
    }

    /**
     * The next piece; empty when there is none.
     *
     * @throws IOException when the source cannot be read, once all that was read before has been handed out
     */
    Optional<Piece> next() throws IOException {
        if (fault.isPresent() && kept.length == 0) {
            throw fault.get();
        }
        byte[] bytes = Arrays.copyOf(kept, Math.max(PIECE_BYTES, kept.length));
        int size = kept.length;
        while (!isOver) {
            int read = fill(bytes, size);
            int end = LineEnds.last(bytes, size, size + read) + 1;
            boolean hasLineEnd = end > size;
            size += read;
            if (hasLineEnd) {
                kept = Arrays.copyOfRange(bytes, end, size);
                return Optional.of(piece(bytes, end));
            }
            if (!isOver && size >= MOST_BYTES) {
                kept = Arrays.copyOf(bytes, size);
                return Optional.empty();
            }
            bytes = isOver ? bytes : Arrays.copyOf(bytes, Math.min(MOST_BYTES, 2 * bytes.length));
        }
        kept = new byte[0];
        return size == 0 ? Optional.empty() : Optional.of(piece(bytes, size));
    }

    /** All lines that were not handed out. */
    LineInput rest() {
        return new LineInput(new SequenceInputStream(new ByteArrayInputStream(kept), source), linesBefore);
    }

    private int fill(byte[] bytes, int from) {
        int size = from;
        try {
            while (size < bytes.length) {
                int read = source.read(bytes, size, bytes.length - size);
                if (read < 0) {
                    isOver = true;
                    break;
                }
                size += read;
            }
        } catch (IOException e) {
            isOver = true;
            fault = Optional.of(e);
        }
        return size - from;
    }

    private Piece piece(byte[] bytes, int size) {
        Piece piece = new Piece(bytes, size, linesBefore);
        linesBefore += LineEnds.count(bytes, 0, size);
        return piece;
    }
}
