package dev.firefight.telemetry.packing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A stream that is read ahead on a thread of its own. To unpack a file takes about as long as to understand it, and neither need wait for
 * the other. At most {@value #MOST_BLOCKS} blocks of {@value #BLOCK_BYTES} bytes wait.
 */
final class ReadAhead extends InputStream {
    static final int BLOCK_BYTES = 1 << 18;
    static final int MOST_BLOCKS = 16;

    private final InputStream source;
    private final BlockingQueue<Block> waiting = new ArrayBlockingQueue<>(MOST_BLOCKS);
    private final Thread reader;
    private Block current = new Block(new byte[0], 0, Optional.empty());
    private int position;

    /** Some bytes; without any the end of the stream, which a fault may have brought about. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, not compared
    private record Block(byte[] bytes, int size, Optional<IOException> fault) {
        boolean isLast() {
            return size < 0 || fault.isPresent();
        }
    }

    ReadAhead(InputStream source) {
        this.source = source;
        this.reader = Thread.ofPlatform().daemon().name("read-ahead").start(this::readAll);
    }

    private void readAll() {
        try {
            Block block;
            do {
                block = block();
                waiting.put(block);
            } while (!block.isLast());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed before its end: nobody waits for the rest
        }
    }

    private Block block() {
        try {
            byte[] bytes = new byte[BLOCK_BYTES];
            return new Block(bytes, source.read(bytes), Optional.empty());
        } catch (IOException e) {
            return fault(e);
        } catch (RuntimeException | Error e) { // whatever it is, somebody waits for it
            return fault(new IOException("cannot be unpacked: " + e, e));
        }
    }

    private static Block fault(IOException e) {
        return new Block(new byte[0], -1, Optional.of(e));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (position >= current.size()) {
            if (current.fault().isPresent()) {
                throw current.fault().get();
            }
            if (current.size() < 0) {
                return -1;
            }
            current = next();
            position = 0;
        }
        int count = Math.min(length, current.size() - position);
        System.arraycopy(current.bytes(), position, target, offset, count);
        position += count;
        return count;
    }

    private Block next() throws IOException {
        try {
            return waiting.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a file to be unpacked");
        }
    }

    @Override
    public void close() throws IOException {
        reader.interrupt();
        try {
            reader.join(); // the source is not to be closed under its hands
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        source.close();
    }
}
