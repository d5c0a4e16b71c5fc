package dev.firefight.telemetry.log;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Memory of fixed size that shows a part of some bytes. */
abstract sealed class Window {
    /** Bytes of a window: few enough to stay in the memory next to the processor until they are looked at. */
    static final int BYTES = LineFeed.LONGEST_BYTES;

    private final ByteBuffer buffer;
    private final MemorySegment memory;

    private Window(ByteBuffer buffer) {
        this.buffer = buffer;
        memory = MemorySegment.ofBuffer(buffer.clear());
    }

    /**
     * Shows what starts at an offset: a whole window of it where there is so much.
     *
     * @return how many bytes, 0 behind the end
     */
    abstract int show(long offset) throws IOException;

    final byte get(int index) {
        return buffer.get(index);
    }

    final MemorySegment memory() {
        return memory;
    }

    final ByteBuffer buffer() {
        return buffer;
    }

    /** On a file, at any offset. */
    static final class OnFile extends Window {
        private final FileChannel channel;
        private final long size;

        /** Over a file of so many bytes: what was added since is not shown. */
        OnFile(ByteBuffer direct, FileChannel channel, long size) {
            super(direct);
            this.channel = channel;
            this.size = size;
        }

        @Override
        int show(long offset) throws IOException {
            buffer().clear().limit(Math.clamp(size - offset, 0, BYTES));
            boolean isLonger = true;
            while (buffer().hasRemaining() && isLonger) {
                isLonger = channel.read(buffer(), offset + buffer().position()) >= 0;
            }
            int length = buffer().position();
            buffer().clear();
            return length;
        }
    }

    /** On a stream, at offsets that never fall and never pass what was shown. */
    static final class OnStream extends Window {
        private final InputStream stream;
        private long start;
        private int length;

        OnStream(InputStream stream) {
            super(ByteBuffer.allocate(BYTES));
            this.stream = stream;
        }

        @Override
        int show(long offset) throws IOException {
            byte[] bytes = buffer().array();
            int passed = Math.toIntExact(offset - start);
            System.arraycopy(bytes, passed, bytes, 0, length - passed);
            start = offset;
            length -= passed;
            length += stream.readNBytes(bytes, length, BYTES - length);
            return length;
        }
    }
}
