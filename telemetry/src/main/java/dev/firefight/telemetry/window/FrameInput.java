package dev.firefight.telemetry.window;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Walks over the frames of a segment. What is damaged is passed over up to the next frame that is whole, and counted. Whatever the bytes, it
 * ends; it holds one body at a time.
 */
public final class FrameInput {
    private static final int BUFFER_BYTES = 1 << 13; // small: often only headers are read

    private final InputStream in;
    private long position;
    private long soundEnd;
    private long damaged;
    private Optional<FrameHeader> current = Optional.empty();

    /** Stands before the first frame. The stream is closed by whoever opened it. */
    public FrameInput(InputStream in) {
        this.in = new BufferedInputStream(in, BUFFER_BYTES);
    }

    /**
     * Goes to the next frame; empty at the end. The body of the one before is skipped if nobody read it.
     *
     * @throws IOException when the bytes cannot be had; never for what they say
     */
    public Optional<FrameHeader> next() throws IOException {
        if (current.isPresent() && !skip(current.get().storedBytes())) {
            return Optional.empty();
        }
        byte[] window = new byte[FrameHeader.BYTES];
        int held = 0;
        boolean isLost = false;
        while (true) {
            int read = in.readNBytes(window, held, window.length - held);
            position += read;
            held += read;
            Optional<FrameHeader> found = held == window.length ? FrameHeader.read(window) : Optional.empty();
            if (held == 0 || found.isPresent()) {
                current = found;
                return found;
            }
            if (!isLost) {
                isLost = true;
                damaged++;
            }
            if (held < window.length) {
                current = Optional.empty();
                return current;
            }
            int next = 1;
            while (next < held && window[next] != FrameHeader.FIRST) {
                next++;
            }
            held -= next;
            System.arraycopy(window, next, window, 0, held);
        }
    }

    /**
     * The body of the frame that one stands at, unpacked; empty when it is damaged, which is counted.
     *
     * @throws IOException when the bytes cannot be had; never for what they say
     */
    public Optional<byte[]> body() throws IOException {
        FrameHeader header = current.orElseThrow(() -> new IllegalStateException("there is no frame here"));
        current = Optional.empty();
        byte[] stored = in.readNBytes(header.storedBytes());
        position += stored.length;
        Optional<byte[]> raw =
                stored.length == header.storedBytes() ? PackedBody.raw(header, stored) : Optional.empty();
        if (raw.isPresent()) {
            soundEnd = position;
        } else {
            damaged++;
        }
        return raw;
    }

    /** How many stretches of bytes were passed over because they are damaged. */
    public long damaged() {
        return damaged;
    }

    /** Where the last frame ends that was read, or skipped, as a whole. */
    long soundEnd() {
        return soundEnd;
    }

    private boolean skip(int bytes) throws IOException {
        current = Optional.empty();
        try {
            in.skipNBytes(bytes);
            position += bytes;
            soundEnd = position;
            return true;
        } catch (EOFException torn) {
            damaged++;
            return false;
        }
    }
}
