package dev.firefight.server.web;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads bodies, packed with gzip or not, into memory of which all of them together have no more than a bound. Nobody waits for room: who finds
 * none is asked to come again.
 */
final class OtlpBodies {
    private static final int FIRST_BYTES = 1 << 16;
    private static final int USUAL_RATIO = 4;
    /** Beside a body lies, for a moment, what is made of it to be stored; beside one that grows, what it was before. */
    private static final int TIMES = 2;

    private final int mostBodyBytes;
    private final Semaphore room;

    /**
     * With bounds.
     *
     * @param mostBodyBytes of one body, unpacked
     * @param mostBytesAtOnce of all that is in hand, twice the length of bodies
     */
    OtlpBodies(int mostBodyBytes, int mostBytesAtOnce) {
        this.mostBodyBytes = mostBodyBytes;
        this.room = new Semaphore(Math.max(mostBytesAtOnce, 2 * TIMES * mostBodyBytes));
    }

    /** A body cannot be had, for this reason. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final int status;

        Refused(int status, String message) {
            super(message, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** A body in memory, until it is closed. */
    final class Held implements AutoCloseable {
        private byte[] bytes = new byte[0];
        private int length;
        private int taken;

        /** All of it. */
        byte[] bytes() {
            return bytes;
        }

        /** Makes room for so many bytes of a body, and keeps what is there. */
        private void grow(int capacity) throws Refused {
            int before = taken;
            if (!room.tryAcquire(TIMES * capacity)) {
                throw new Refused(503, "Too much comes at once: send it again in a moment.");
            }
            taken += TIMES * capacity;
            bytes = Arrays.copyOf(bytes, capacity);
            room.release(before);
            taken -= before;
        }

        private void read(InputStream in, int announced) throws IOException, Refused {
            grow(announced);
            int next = in.read();
            while (next >= 0) {
                if (length == mostBodyBytes) {
                    throw new Refused(
                            413,
                            "A body has " + mostBodyBytes + " bytes at most, unpacked: let the sender make smaller"
                                    + " batches.");
                }
                if (length == bytes.length) {
                    grow((int) Math.min(mostBodyBytes, 2L * length));
                }
                bytes[length] = (byte) next;
                length++;
                length += in.readNBytes(bytes, length, bytes.length - length);
                next = in.read();
            }
            bytes = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        }

        @Override
        public void close() {
            room.release(taken);
            taken = 0;
        }
    }

    /**
     * Reads a body to its end.
     *
     * @param announced how many bytes are said to come; negative where nobody says
     * @throws IOException when it does not come to its end
     */
    Held read(InputStream in, int announced, boolean isPacked) throws IOException, Refused {
        if (announced > mostBodyBytes) {
            throw new Refused(
                    413, "A body has " + mostBodyBytes + " bytes at most: let the sender make smaller batches.");
        }
        long guess = announced < 0 ? FIRST_BYTES : (long) announced * (isPacked ? USUAL_RATIO : 1);
        Held held = new Held();
        boolean isRead = false;
        try {
            int first = Math.clamp(guess, 1, mostBodyBytes);
            if (isPacked) {
                readPacked(in, held, first);
            } else {
                held.read(in, first);
            }
            isRead = true;
            return held;
        } finally {
            if (!isRead) {
                held.close();
            }
        }
    }

    private static void readPacked(InputStream in, Held held, int first) throws IOException, Refused {
        try (InputStream unpacked = new GZIPInputStream(new Uncloseable(in), 1 << 13)) {
            held.read(unpacked, first);
        } catch (ZipException | EOFException broken) {
            throw new Refused(400, "The body is said to be packed with gzip, and cannot be unpacked.");
        }
    }

    /**
     * Lets a body pass by without keeping it: who writes still when the answer comes, and the connection ends, may never read it.
     *
     * @throws IOException when it does not come to its end
     */
    void passBy(InputStream in) throws IOException {
        byte[] some = new byte[1 << 13];
        long left = mostBodyBytes;
        int read = in.read(some);
        while (read >= 0 && left > 0) {
            left -= read;
            read = in.read(some);
        }
    }

    /** A stream that somebody else closes. */
    private static final class Uncloseable extends FilterInputStream {
        Uncloseable(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return in.read(target, offset, length);
        }

        @Override
        public void close() {
            // As it says.
        }
    }

    /** How many bytes are free. */
    int free() {
        return room.availablePermits();
    }
}
